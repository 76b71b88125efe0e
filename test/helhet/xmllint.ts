// Validates what came over the wire with xmllint, a program that shares no code with the service.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { run, XMLLINT } from './tools.ts';

/** xmllint's word for a schema that it could not compile. */
const NOT_COMPILED = 5;

/**
 * What xmllint has against the documents, by their names; empty where all are valid. One run for all of them.
 * @param xsd path below the project's root, or an absolute one
 */
export async function breaches(documents: ReadonlyMap<string, string>, xsd: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xmllint-'));
  try {
    const files = [...documents].map(([name, xml]) => {
      const file = join(folder, `${name}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const { status, stderr } = await lint(xsd, files);
    const lines = stderr.trim().split('\n');
    const complaints = lines
      .filter((line) => !line.endsWith(' validates'))
      .map((line) => line.replace(`${folder}/`, ''));
    const passed = lines.length - complaints.length;
    if (status === 0 && passed === files.length) return [];
    return [...complaints, `xmllint: status ${status}, ${passed} of ${files.length} valid`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What xmllint has against the schema itself; `undefined` where it compiles. */
export async function compileProblem(xsd: string): Promise<string | undefined> {
  const { status, stderr } = await lint(xsd, ['-'], '<no-such-element/>');
  return status === NOT_COMPILED || !/fails to validate/.test(stderr) ? stderr : undefined;
}

function lint(xsd: string, files: readonly string[], stdin = '') {
  const schema = xsd.startsWith('/') ? xsd : join(PROJECT_ROOT, xsd);
  return run(XMLLINT, ['--nonet', '--noout', '--schema', schema, ...files], stdin);
}

/**
 * The child of Body, or of a fault's detail, as a document of its own: cut out of the text, with the namespaces that
 * the elements around it declare.
 */
export function bodyOf(envelope: string): string {
  return cutOut(envelope, /^(?:<\?xml[^>]*\?>)?\s*(<(\w+):Envelope\b[^>]*>)\s*(<\2:Body\b[^>]*>)(.*)<\/\2:Body>/s);
}

/** As {@link bodyOf}: the child of the detail of a fault. */
export function detailOf(envelope: string): string {
  return cutOut(
    envelope,
    /^(?:<\?xml[^>]*\?>)?\s*(<(\w+):Envelope\b[^>]*>)\s*(<\2:Body\b[^>]*>)\s*<\2:Fault>.*<detail>(.*)<\/detail>/s,
  );
}

function cutOut(envelope: string, pattern: RegExp): string {
  const [, outer = '', , body = '', inner = ''] = pattern.exec(envelope) ?? [];
  const element = inner.trim();
  const [start = ''] = /^<[^>]*>/.exec(element) ?? [];
  if (start === '') throw new Error(`no such element in ${envelope.slice(0, 500)}`);
  const inherited = new Map([...declarations(outer), ...declarations(body)]);
  for (const [name] of declarations(start)) inherited.delete(name);
  const added = [...inherited].map(([name, value]) => ` ${name}=${value}`).join('');
  return element.replace(/^<[^\s/>]+/, (name) => name + added);
}

function declarations(tag: string): [name: string, value: string][] {
  return [...tag.matchAll(/\s(xmlns(?::[\w.-]+)?)\s*=\s*("[^"]*"|'[^']*')/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}
