// The JSON Schemas of the portal's data files.
import { uppgiftSchema } from '../../portal/fortackning/uppgift.ts';

const text = { type: 'string', minLength: 1, maxLength: 2000 };
const short = { type: 'string', minLength: 1, maxLength: 200 };
const day = { type: 'string', format: 'date' };
/** A year where no more is known. */
const dayOrYear = { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$' };
const id = { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,39}$' };

/** An object without other fields; a name that ends in `?` may be left out. */
function record(fields: Readonly<Record<string, object>>): object {
  const names = Object.keys(fields);
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(Object.entries(fields).map(([name, form]) => [name.replace('?', ''), form])),
  };
}

const list = (items: object) => ({ type: 'array', items });

export const releaserSchema = list(
  record({ version: short, innehall: text, produktion: day, 'stangs?': day, 'anmarkning?': text }),
);

export const avtalSchema = list(
  record({
    id,
    titel: short,
    om: text,
    versioner: list(record({ version: id, giltigFran: dayOrYear, 'giltigTom?': day, fil: short })),
  }),
);

export const fortackningSchema = record({
  uppgiftslamnare: { type: 'string', pattern: '^[A-Z][A-Z0-9-]{1,39}$' },
  namn: short,
  bastjanst: short,
  'iForordningen?': { type: 'integer', minimum: 1 },
  om: text,
  uppgifter: list(uppgiftSchema),
});

export const oppettiderSchema = record({ support: text, kontakt: text, visaManader: { type: 'boolean' } });
