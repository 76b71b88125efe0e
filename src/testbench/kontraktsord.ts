// The words that the contracts have for values: one of them in an exchange says nothing of anybody.
import { readdirSync, readFileSync } from 'node:fs';
import { BELOPPSTYP, STODFORM } from '../bastjanster/csn/codes.ts';
import { PROJECT_ROOT } from '../platform/schema-files.ts';
import { felkoder } from '../profiles/sverige/felkoder.ts';

/** Below schemas/. */
const KONTRAKT = [
  'arbetsformedlingen',
  'csn',
  'forsakringskassan',
  'migrationsverket',
  'skatteverket',
  'skatteverket-delar',
  'ssbtek',
  'sveriges-a-kassor',
  'transportstyrelsen',
];

/** Yes, no and currencies, which the contracts leave to text. */
const OVRIGA = ['J', 'N', 'SEK', 'EUR'];

let ord: ReadonlySet<string> | undefined;

/** Whether a value is one that a contract lists: of a schema's enumerations, a table of public codes, or the felkoder. */
export function arKontraktsord(varde: string): boolean {
  ord ??= new Set([...listade(), ...OVRIGA].map((ett) => ett.toLowerCase()));
  return ord.has(varde.toLowerCase());
}

function listade(): readonly string[] {
  const koder = [STODFORM, BELOPPSTYP].flatMap((tabell) => Object.keys(tabell));
  return [...KONTRAKT.flatMap(uppraknade), ...koder, ...felkoder().map(({ felkod }) => felkod)];
}

function uppraknade(mapp: string): readonly string[] {
  const dir = `${PROJECT_ROOT}schemas/${mapp}/`;
  return readdirSync(dir).flatMap((fil) => {
    const text = readFileSync(dir + fil, 'utf8');
    return fil.endsWith('.json') ? iJsonSchema(text) : iXsd(text);
  });
}

function iXsd(text: string): readonly string[] {
  return [...text.matchAll(/:enumeration value="([^"]+)"/g)].map(([, varde = '']) => varde);
}

function iJsonSchema(text: string): readonly string[] {
  const varden: unknown[] = [];
  JSON.parse(text, (nyckel, varde: unknown) => {
    if (nyckel === 'enum' && Array.isArray(varde)) varden.push(...varde);
    if (nyckel === 'const') varden.push(varde);
    return varde;
  });
  return varden.filter((varde) => typeof varde === 'string');
}
