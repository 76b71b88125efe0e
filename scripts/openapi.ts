// Writes schemas/openapi.bundle.yaml and .json, the API's description without references to other files: what the service hands out.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { parse, stringify } from 'yaml';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';

const FOLDER = 'schemas';
const BASE = 'https://sammansatt.example/schemas/';

/** An example in a file of its own is put where it is referred to. */
const EXAMPLE = /^\.\/exempel\//;

export const SOURCE = `${FOLDER}/openapi.yaml`;
export const BUNDLE = `${FOLDER}/openapi.bundle.yaml`;
/** The same as JSON, which needs no library to be read. */
export const BUNDLE_JSON = `${FOLDER}/openapi.bundle.json`;

interface Document {
  readonly components: { readonly schemas: Record<string, unknown> };
}

/** schemas/openapi.bundle.yaml as it should be: every schema that is referred to is a component, under its file's name. */
export function bundled(): string {
  const schemas = new Map<string, unknown>();
  const source = parse(read(SOURCE)) as Document;
  const document = inlined(source, SOURCE, schemas) as Document;
  Object.assign(document.components.schemas, Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))));
  const head = `# Made of openapi.yaml and the schemas beside it, for clients: node scripts/med-node.mjs scripts/openapi.ts\n`;
  return head + stringify(document, { lineWidth: 0, schema: 'yaml-1.1', aliasDuplicateObjects: false });
}

/** The value with every reference out of its file turned into one to a component, which is added to `schemas`. */
function inlined(value: unknown, file: string, schemas: Map<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(one, file, schemas));
  if (value === null || typeof value !== 'object') return value;
  if ('$ref' in value && EXAMPLE.test(String(value.$ref)))
    return JSON.parse(read(join(dirname(file), String(value.$ref))));
  const entries = Object.entries(value).map(([name, part]) => {
    if (name === '$ref' && typeof part === 'string') return [name, component(part, file, schemas)];
    return [name, inlined(part, file, schemas)];
  });
  return Object.fromEntries(entries);
}

function component(ref: string, file: string, schemas: Map<string, unknown>): string {
  const [target = '', pointer = ''] = ref.split('#');
  if (target === '' && file === SOURCE) return ref;
  const at =
    target === ''
      ? file
      : target.startsWith(BASE)
        ? join(FOLDER, target.slice(BASE.length))
        : join(dirname(file), target);
  const [part, ...deeper] = pointer.split('/').filter((word) => word !== '' && word !== '$defs');
  if (deeper.length > 0) throw new Error(`${ref} in ${file} is no whole schema and none of its $defs`);
  const name = nameOf(normalize(at), part);
  if (!schemas.has(name)) {
    schemas.set(name, undefined);
    schemas.set(name, inlined(schemaIn(at, part), at, schemas));
  }
  return `#/components/schemas/${name}`;
}

/** `schemas/logg/svar.schema.json`, `fraga` → `logg.svar.fraga`. */
function nameOf(file: string, part: string | undefined): string {
  const words = file
    .slice(FOLDER.length + 1)
    .replace('.schema.json', '')
    .split('/');
  return [...words, ...(part === undefined ? [] : [part])].join('.');
}

function schemaIn(file: string, part: string | undefined): unknown {
  const { $schema: _, $id: __, $defs = {}, ...whole } = JSON.parse(read(file));
  if (part === undefined) return whole;
  if (!Object.hasOwn($defs, part)) throw new Error(`${file} has no ${part} in its $defs`);
  return $defs[part];
}

function read(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), 'utf8');
}

/** schemas/openapi.bundle.json as it should be. */
export function bundledJson(): string {
  return `${JSON.stringify(parse(bundled()), null, 1)}\n`;
}

if (import.meta.main) {
  writeFileSync(join(PROJECT_ROOT, BUNDLE), bundled());
  writeFileSync(join(PROJECT_ROOT, BUNDLE_JSON), bundledJson());
}
