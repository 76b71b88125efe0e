// Checks what people write into the register, so that nobody's personnummer ends up where all can read it.
import { holdsIdentity } from '../platform/identity.ts';
import type { JsonSchema } from '../platform/schema.ts';
import { AnslutningError } from './anslutning-error.ts';

/** Fields whose own pattern leaves no room for a personnummer; their digits may look like one. */
const OTHER_DIGITS = new Set(['organisationsnummer', 'certifikat', 'dokumentHash', 'telefon', 'publikNyckel']);

/**
 * The text without blanks around it.
 * @throws {AnslutningError} kind `ogiltig`, where it is too short, too long or holds a personnummer
 */
export function openText(field: string, text: string, { least = 1, most = 200 } = {}): string {
  const trimmed = text.trim().normalize('NFC');
  if (trimmed.length < least || trimmed.length > most) {
    throw new AnslutningError('ogiltig', `${field} ska ha ${least}–${most} tecken.`);
  }
  if (holdsIdentity(trimmed)) throw new AnslutningError('ogiltig', `${field} får inte innehålla ett personnummer.`);
  return trimmed;
}

/** @throws {AnslutningError} kind `ogiltig`, where `text` is no day of the calendar as `YYYY-MM-DD` */
export function dayText(field: string, text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return text;
  throw new AnslutningError('ogiltig', `${field} ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.`);
}

/** @throws {AnslutningError} kind `ogiltig`, naming every breach of the schema, or the field that holds a personnummer */
export function checkDocument(what: string, schema: JsonSchema, value: unknown): void {
  const breaches = schema.validate(value);
  if (breaches.length > 0) {
    const lines = breaches.map(
      ({ path, rule, expected }) => `${path} bryter mot ${rule}${expected ? ` (${expected})` : ''}`,
    );
    throw new AnslutningError('ogiltig', `${what} följer inte schemat: ${lines.join('; ')}.`);
  }
  const field = identityField(value, '');
  if (field) throw new AnslutningError('ogiltig', `${what}: ${field} får inte innehålla ett personnummer.`);
}

function identityField(value: unknown, field: string): string | undefined {
  if (typeof value === 'string') return holdsIdentity(value) ? field : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const name = Array.isArray(value) ? field : key;
    const found = OTHER_DIGITS.has(name) ? undefined : identityField(inner, name);
    if (found) return found;
  }
  return undefined;
}
