// The contract as files: each WSDL and schema by its path, the description of the REST API, and everything of a version in one zip.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../../../platform/schema-files.ts';
import { createWsdlPublisher } from '../../../platform/wsdl.ts';
import { zipOf } from '../../../platform/zip.ts';
import { once } from './once.ts';
import type { TeknikServices } from './services.ts';

export const FILER = '/teknik/filer';

export type Filslag = 'paket' | 'wsdl' | 'xsd' | 'jsonschema' | 'openapi';

export interface PublishedFile {
  readonly slag: Filslag;
  /** Below {@link FILER}. Relative imports hold, since the folders are those of the project. */
  readonly path: string;
  readonly type: string;
  /** Read, and packed, the first time that somebody asks. @throws where a file is missing */
  content(): { readonly bytes: Uint8Array /** Hex. */; readonly sha256: string };
}

const TYPES: Readonly<Record<Filslag, string>> = {
  paket: 'application/zip',
  wsdl: 'text/xml; charset=utf-8',
  xsd: 'text/xml; charset=utf-8',
  jsonschema: 'application/schema+json',
  openapi: 'application/yaml; charset=utf-8',
};

const OPENAPI_YAML = 'schemas/openapi.bundle.yaml';
export const OPENAPI_JSON = 'schemas/openapi.bundle.json';

/** What an answer carries wrapped, with documents of its own: CSN's document, and JSON by LEFI and Skatteverket. */
const CARRIED: readonly string[] = [
  'schemas/csn/kommunfraga.xsd',
  'schemas/forsakringskassan/lefi-v9.schema.json',
  'schemas/skatteverket-delar/delar.schema.json',
];

/** Everything that can be fetched. @throws where a folder is missing */
export function publishedFiles({ versioner }: Pick<TeknikServices, 'versioner'>): readonly PublishedFile[] {
  const json = projectFiles('schemas', '.schema.json');
  const wsdls = projectFiles('wsdl', '.wsdl');
  const xsds = new Set([...wsdls, ...CARRIED].flatMap(reached).filter((path) => path.endsWith('.xsd')));
  const packages = versioner.map(({ name, wsdl }) =>
    packed(`ssbtek-${name}.zip`, [...reached(wsdl), ...CARRIED.flatMap(reached)]),
  );
  return [
    ...packages,
    packed('rest-v1.zip', [OPENAPI_YAML, OPENAPI_JSON, ...json]),
    ...wsdls.map((path) => file('wsdl', path)),
    ...[...xsds].sort().map((path) => file('xsd', path)),
    ...json.map((path) => file('jsonschema', path)),
    { ...file('openapi', OPENAPI_YAML), path: 'openapi.yaml' },
    { ...file('openapi', OPENAPI_JSON), path: 'openapi.json', type: 'application/json' },
  ];
}

/** The file and what it imports. */
function reached(path: string): readonly string[] {
  return path.endsWith('.json') ? [path] : createWsdlPublisher(path).paths;
}

function packed(name: string, paths: readonly string[]): PublishedFile {
  const unique = [...new Set(paths)];
  return published('paket', name, () => zipOf(unique.map((path) => ({ path, bytes: bytesOf(path) }))));
}

function file(slag: Filslag, path: string): PublishedFile {
  return published(slag, path, () => bytesOf(path));
}

function published(slag: Filslag, path: string, read: () => Uint8Array): PublishedFile {
  const content = once(() => {
    const bytes = read();
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return { slag, path, type: TYPES[slag], content };
}

function bytesOf(path: string): Uint8Array {
  return readFileSync(`${PROJECT_ROOT}${path}`);
}

function projectFiles(folder: string, ending: string): string[] {
  const found = readdirSync(`${PROJECT_ROOT}${folder}`, { recursive: true, encoding: 'utf8' });
  return found
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`)
    .sort();
}
