// The JSON Schema of a registerutdrag for machines: for its receivers, and for the OpenAPI description.
import { UTFALL } from './utfall.ts';

const TEXT = { type: 'string' };
const TIME = { type: 'string', format: 'date-time' };
const DATE = { type: 'string', format: 'date' };

function object(properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

function list(items: object): object {
  return { type: 'array', items };
}

const MYNDIGHET = object({
  id: TEXT,
  namn: TEXT,
  utlamnat: { type: 'boolean' },
  utfall: { enum: Object.keys(UTFALL) },
  text: TEXT,
});

const FRAGA = object(
  {
    id: { type: 'string', format: 'uuid' },
    organisation: TEXT,
    bitraden: list(object({ organisationsnummer: TEXT, namn: TEXT })),
    syfte: TEXT,
    lagtext: TEXT,
    arende: TEXT,
    period: object({ from: DATE, tom: DATE }),
    myndigheter: list(MYNDIGHET),
    handlaggare: TEXT,
  },
  ['handlaggare'],
);

/** Of `FindUsage` (utdrag-json.ts). */
export const findUsageSchema: object = {
  $id: 'https://sammansatt.example/schemas/find-usage.json',
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Registerutdrag ur loggen över frågade personer',
  ...object({
    findUsageResponse: object({
      usage: list(object({ logtime: TIME, action: TEXT, receiver: TEXT, sammansatt: FRAGA })),
      sammansatt: object({
        namnd: { type: 'string', pattern: '^\\d{12}$' },
        person: { type: 'string', pattern: '^\\d{12}$' },
        fran: TIME,
        till: TIME,
        skapat: TIME,
        upplysningar: list(TEXT),
      }),
    }),
  }),
};
