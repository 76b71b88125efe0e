// Reads the composite's JSON answers: strictly as JSON, and checked by the schema of the answer.
import { parseJsonText } from '../../platform/json.ts';
import { compileSchema, type JsonSchema, readSchema } from '../../platform/schema.ts';
import { brottText } from '../felord.ts';
import type { Del, Last, Olasbart } from './svar.ts';

let svarsschema: JsonSchema | undefined;

/** The schema of an answer refers to those of the agencies' answers. */
function schemaOfJson(): JsonSchema {
  svarsschema ??= compileSchema(readSchema('schemas/ssbtek/svar.schema.json'), '', SCHEMAN.map(readSchema));
  return svarsschema;
}

/** What the schema of the JSON answer refers to. */
export const SCHEMAN: readonly string[] = [
  'schemas/ssbtek/fraga.schema.json',
  'schemas/arbetsformedlingen/svar.schema.json',
  'schemas/csn/svar.schema.json',
  'schemas/forsakringskassan/lefi-v9.schema.json',
  'schemas/skatteverket/svar.schema.json',
  'schemas/skatteverket-delar/delar.schema.json',
  'schemas/sveriges-a-kassor/svar.schema.json',
  'schemas/transportstyrelsen/svar.schema.json',
  'schemas/migrationsverket/svar.schema.json',
];

interface JsonDel {
  readonly data?: unknown;
  readonly error?: Del['fel'];
  readonly kvalitet?: string;
  readonly flaggor?: readonly string[];
  readonly kontroll?: { readonly person?: string };
}

interface JsonSvar {
  readonly felkod?: string;
  readonly felmeddelande?: readonly string[];
  readonly korrelationsid?: string;
  readonly fraga?: unknown;
  readonly svarsdata?: Readonly<Record<string, JsonDel>>;
}

export function lasJson(text: string): Last | Olasbart {
  const json = parseJsonText(text);
  if ('flaw' in json) return { skal: `svaret är inte JSON som det ska vara (${json.flaw})` };
  if (typeof json.value !== 'object' || json.value === null) return { skal: 'svaret är inget JSON-objekt' };
  const { felkod, felmeddelande = [], korrelationsid, fraga, svarsdata = {} } = json.value as JsonSvar;
  return {
    element: 'svar',
    brott: felkod === undefined ? schemaOfJson().validate(json.value).map(brottText) : [],
    delar: Object.entries(svarsdata).map(([myndighet, del]) => jsonDel(myndighet, del)),
    korrelationsid,
    fraga: fraga !== undefined,
    ...(felkod === undefined ? {} : { nekad: { felkod, felmeddelande } }),
  };
}

function jsonDel(myndighet: string, { data, error, kvalitet, flaggor, kontroll }: JsonDel): Del {
  return {
    myndighet,
    data: typeof data === 'object' && data !== null && Object.keys(data).length > 0,
    ...(error ? { fel: error } : {}),
    ...(kvalitet === undefined ? {} : { kvalitet }),
    ...(flaggor ? { flaggor } : {}),
    ...(kontroll?.person === undefined ? {} : { person: kontroll.person }),
    identiteter: [],
  };
}
