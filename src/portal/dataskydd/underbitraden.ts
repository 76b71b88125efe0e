// Who runs the service and whom they let help: the part of the data protection pack that only the operator knows, from a file.
import { readFileSync } from 'node:fs';
import { ConfigError } from '../../platform/config.ts';
import { parseJson } from '../../platform/json.ts';
import { compileSchema } from '../../platform/schema.ts';

/** An organisation; never a person. */
export interface Organisation {
  readonly namn: string;
  /** 12 digits, 16-prefixed; a foreign one has none. */
  readonly organisationsnummer?: string;
  /** Where it handles the data, e.g. `Sverige`. */
  readonly land: string;
  /** A function's address, where a nämnd asks. */
  readonly kontakt?: string;
}

export interface Underbitrade extends Organisation {
  /** What it does with which data. */
  readonly uppgift: string;
  /** When it was engaged, `YYYY-MM-DD`. */
  readonly sedan: string;
}

export interface Bitradesforteckning {
  /** Absent until the operator has filled it in. */
  readonly driftleverantor?: Organisation;
  readonly underbitraden: readonly Underbitrade[];
}

const text = { type: 'string', minLength: 1, maxLength: 300 };
const organisation = {
  namn: text,
  organisationsnummer: { type: 'string', pattern: '^[0-9]{12}$' },
  land: text,
  kontakt: text,
};

const schema = compileSchema({
  type: 'object',
  additionalProperties: false,
  required: ['driftleverantor', 'underbitraden'],
  properties: {
    driftleverantor: {
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['namn', 'land'],
      properties: organisation,
    },
    underbitraden: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['namn', 'land', 'uppgift', 'sedan'],
        properties: { ...organisation, uppgift: text, sedan: { type: 'string', format: 'date' } },
      },
    },
  },
});

/** @throws {ConfigError} naming the file, the place and the rule */
export function readUnderbitraden(file: string): Bitradesforteckning {
  const json = bytesOf(file);
  if ('flaw' in json) throw new ConfigError([`${file}: filen går inte att läsa som JSON (${json.flaw}).`]);
  const lines = schema
    .validate(json.value)
    .map(({ path, rule, expected }) => `${path} bryter mot ${rule}${expected ? ` (${expected})` : ''}`);
  if (lines.length > 0) throw new ConfigError([`${file}: ${lines.join('; ')}.`]);
  const { driftleverantor, underbitraden } = json.value as {
    driftleverantor: Organisation | null;
    underbitraden: Underbitrade[];
  };
  return { ...(driftleverantor && { driftleverantor }), underbitraden };
}

function bytesOf(file: string): ReturnType<typeof parseJson> {
  try {
    return parseJson(readFileSync(file));
  } catch {
    throw new ConfigError([`${file}: filen går inte att läsa. Kontrollera sökvägen.`]);
  }
}
