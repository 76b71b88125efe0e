// What in a body does not follow its schema, in Swedish: the place and the rule, never the value.
import type { SchemaBreach } from '../platform/schema.ts';

const RULES: Readonly<Record<string, (expected: string) => string>> = {
  required: (name) => `${name} saknas`,
  additionalProperties: (name) => `${name} finns inte i avtalet`,
  type: (type) => `ska vara av typen ${type}`,
  enum: (values) => `ska vara något av ${values}`,
  const: (value) => `ska vara ${value}`,
  pattern: (pattern) => `ska följa mönstret ${pattern}`,
  format: (format) => `ska vara skrivet som ${FORMATS[format] ?? format}`,
  minLength: (limit) => `ska ha minst ${limit} tecken`,
  maxLength: (limit) => `ska ha högst ${limit} tecken`,
  minItems: (limit) => `ska ha minst ${limit} poster`,
  maxItems: (limit) => `ska ha högst ${limit} poster`,
  minimum: (limit) => `ska vara minst ${limit}`,
  maximum: (limit) => `ska vara högst ${limit}`,
  anyOf: () => 'följer ingen av de former som är tillåtna',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'en dag som finns, ÅÅÅÅ-MM-DD',
  'date-time': 'en tidpunkt med avstånd till UTC, ÅÅÅÅ-MM-DDTHH:MM:SS+01:00',
  uuid: 'ett UUID',
};

/** One sentence for all breaches; places are JSON pointers. */
export function breachesText(breaches: readonly SchemaBreach[]): string {
  const rows = breaches.map(
    ({ path, rule, expected = '' }) => `${path} ${RULES[rule]?.(expected) ?? `bryter mot ${rule}`}`,
  );
  return `Innehållet följer inte schemat. ${rows.join('; ')}.`;
}
