// The JSON Schema of the answer about a household, made of that of a single answer; scripts/json-schemas.ts writes it.
import { closed, type JsonSchema, list, oversiktDefs, ref, text } from './oversikt-schema.ts';

const hushallsmedlem = {
  type: 'integer',
  minimum: 1,
  maximum: 8,
  description: 'Vems uppgiften är: nummer i personer.',
};
const svarsdata = '^/svarsdata/';
const svarsdataHosPerson = '^/personer/[0-7]/svar/svarsdata/';
const milliseconds = { type: 'integer', minimum: 0 };
const roll = { enum: ['sökande', 'medsökande', 'barn'] };

/** The schema without its name. @param svar address of the schema of a single answer */
export function hushallSvarSchema(svar: string): JsonSchema {
  const nekad = closed({ nummer: hushallsmedlem, roll, utfall: { const: 'nekad' }, fel: ref('fel') });
  const besvarad = closed({ nummer: hushallsmedlem, roll, utfall: { const: 'besvarad' }, svar: { $ref: svar } });
  return {
    title: 'Hushallssvar',
    description:
      'Svaret på en fråga om ett hushåll: var och en i frågans ordning, med sitt orörda svar eller sitt fel.',
    ...closed(
      {
        id: { ...text, description: 'Id på hushållsfrågan. Varje fråga har sitt eget i svar eller fel.' },
        korrelationsid: { ...text, description: 'Detsamma för alla frågor.' },
        millisekunder: milliseconds,
        personer: { type: 'array', minItems: 1, maxItems: 8, items: ref('person') },
      },
      { oversikt: ref('oversikt') },
    ),
    $defs: {
      person: { oneOf: [besvarad, ref('nekad')] },
      nekad: { description: 'En person som ingen har tillfrågats om.', ...nekad },
      fel: closed(
        { id: text, felkod: text, felmeddelande: { ...list(text), minItems: 1 }, status: { type: 'integer' } },
        {},
        'Vad en ensam fråga skulle ha nekats med; id finns i tjänstens logg.',
      ),
      ...hushallsoversikt(svar),
    },
  };
}

/** The overview of a single answer, in which each entry says whose it is, and points into the answer for the household. */
function hushallsoversikt(svar: string): Record<string, JsonSchema> {
  const defs = moved(oversiktDefs, svar);
  const { oversikt, ...others } = defs;
  const { properties, required, ...rest } = oversikt as Closed;
  const summa = oversiktDefs.oversiktSumma as Closed;
  const { roll, manad, matt, status, fullstandig, belopp, brister } = summa.properties;
  const { poster } = (defs.oversiktSumma as Closed).properties;
  const entries = new Set(Object.values(properties).flatMap((one) => nameOf((one as List).items) ?? []));
  return {
    oversikt: {
      ...rest,
      required: [...required, 'hushallssummor'],
      properties: { ...mapped(properties, withInline), hushallssummor: list(ref('hushallssumma')) },
    } as JsonSchema,
    ...Object.fromEntries(
      Object.entries(others).map(([name, one]) => [name, entries.has(name) ? marked(one as Closed) : one]),
    ),
    hushallssumma: closed(
      { roll, manad, matt, status, fullstandig, poster },
      { belopp, brister },
      'Summan av hushållets utbetalningar med samma mått och status i en månad. belopp saknas när inget kan räknas.',
    ),
  };
}

interface Closed extends JsonSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}
interface List {
  readonly items: JsonSchema;
}

function marked(schema: Closed): JsonSchema {
  const { required, properties } = schema;
  return { ...schema, required: ['hushallsmedlem', ...required], properties: { hushallsmedlem, ...properties } };
}

/** A list of objects that have no name of their own. */
function withInline(one: unknown): unknown {
  const { items } = one as List;
  return items !== undefined && nameOf(items) === undefined ? list(marked(items as Closed)) : one;
}

function nameOf({ $ref }: JsonSchema = {}): string | undefined {
  return typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined;
}

function mapped(value: Readonly<Record<string, unknown>>, change: (one: unknown) => unknown) {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
}

/** Its pointers and its references as they are seen from here. */
function moved(defs: JsonSchema, svar: string): Record<string, JsonSchema> {
  return JSON.parse(JSON.stringify(defs), (key, value) => {
    if (key === 'pattern' && value === svarsdata) return svarsdataHosPerson;
    if (key !== '$ref') return value;
    return Object.hasOwn(oversiktDefs, value.split('/').at(-1)) ? value : `${svar}${value}`;
  });
}
