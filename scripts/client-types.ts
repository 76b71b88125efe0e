// Writes src/client/typer.ts, the client's types, from the description that the service hands out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';
import { BUNDLE_JSON } from './openapi.ts';

export const TYPES = 'src/client/typer.ts';

/** What the client calls: everything that these paths send and answer with gets a type. */
const PATHS = /^\/v1\/(fragor|felkoder|hushall|uppdrag)(\/|$)/;

const HEAD = `// Made of schemas/openapi.bundle.json, what the service hands out: node scripts/med-node.mjs scripts/client-types.ts\n`;

/** What the compiler says of the root, which only carries the others. */
const NOISE = [
  [/export interface Alla \{[^}]*\}\n/, ''],
  [/( \*\n)? \* This interface was referenced by `Alla`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g, ''],
  [/\/\*\*\n \*\/\n/g, ''],
] as const;

interface Description {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** src/client/typer.ts as it should be. */
export async function clientTypes(): Promise<string> {
  const api: Description = JSON.parse(readFileSync(join(PROJECT_ROOT, BUNDLE_JSON), 'utf8'));
  const own = Object.entries(api.paths).filter(([path]) => PATHS.test(path));
  const names = reached(api, own);
  const definitions = Object.fromEntries(
    names.map((name) => [typeName(name), forCompiler(api.components.schemas?.[name])]),
  );
  const text = await compile({ definitions } as JSONSchema, 'Alla', {
    bannerComment: HEAD.trim(),
    unreachableDefinitions: true,
    unknownAny: true,
    maxItems: -1,
    style: { singleQuote: true, printWidth: 120, trailingComma: 'all' },
  });
  return NOISE.reduce((left, [what, instead]) => left.replace(what, instead), text);
}

/** Names of the schemas that a part of the description leads to, in order. */
function reached({ components }: Description, from: unknown): readonly string[] {
  const seen = new Set<string>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, part] of Object.entries(value)) {
      if (name !== '$ref' || typeof part !== 'string') walk(part);
      else if (!seen.has(part)) {
        seen.add(part);
        const [, , kind = '', schema = ''] = part.split('/');
        walk(components[kind]?.[schema]);
      }
    }
  };
  walk(from);
  const schemas = [...seen].filter((ref) => ref.startsWith('#/components/schemas/'));
  return schemas.map((ref) => ref.split('/').at(-1) ?? '').sort();
}

/** `ssbtek.svar.oversikt` → `SvarOversikt`; other folders than our own contract's stand in the name. */
function typeName(schema: string): string {
  const words = schema.replace(/^ssbtek\./, '').split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** JSON Schema 2020-12 as the compiler understands it: no titles, which would name types; no rules beside a reference. */
function forCompiler(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forCompiler);
  if (value === null || typeof value !== 'object') return value;
  const { $ref } = value as Readonly<Record<string, unknown>>;
  const own = Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      // A property may have a keyword's name; then it is a schema and no word.
      if (name === '$ref' || (name === 'title' && typeof part === 'string')) return [];
      return [name === 'const' && typeof part !== 'object' ? ['enum', [part]] : [name, forCompiler(part)]];
    }),
  );
  if (typeof $ref !== 'string') return own;
  const to = { $ref: `#/definitions/${typeName($ref.split('/').at(-1) ?? '')}` };
  const { description: _, default: __, ...rules } = own;
  return Object.keys(rules).length > 0 ? { allOf: [to, { additionalProperties: false, ...rules }] } : to;
}

if (import.meta.main) writeFileSync(join(PROJECT_ROOT, TYPES), await clientTypes());
