// What people write into gallring's records is checked here, so that nobody's identity ends up where all can read it.
import { holdsIdentity } from '../../platform/identity.ts';
import { GallringError, type GallringErrorKind } from './gallring-error.ts';

const MOST_CHARACTERS = 200;

/**
 * The text without blanks around it.
 * @throws {GallringError} of `kind`, where it is empty, too long or holds a personnummer
 */
export function openText(kind: GallringErrorKind, field: string, text: string): string {
  const trimmed = secretText(kind, field, text);
  if (!holdsIdentity(trimmed)) return trimmed;
  throw new GallringError(kind, `${field} får inte innehålla ett personnummer: fältet lagras i klartext.`);
}

/** As {@link openText}, for what is stored encrypted. @throws {GallringError} of `kind` */
export function secretText(kind: GallringErrorKind, field: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > 0 && trimmed.length <= MOST_CHARACTERS) return trimmed;
  throw new GallringError(kind, `${field} ska ha 1–${MOST_CHARACTERS} tecken.`);
}

/** @throws {GallringError} of `kind`, where `text` is no day of the calendar as `YYYY-MM-DD` */
export function dayText(kind: GallringErrorKind, field: string, text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return text;
  throw new GallringError(kind, `${field} ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.`);
}

/** @throws {GallringError} of `kind`, where `namnd` is no organisationsnummer of 12 digits */
export function namndText(kind: GallringErrorKind, namnd: string): string {
  if (/^\d{12}$/.test(namnd) && !holdsIdentity(namnd)) return namnd;
  throw new GallringError(kind, 'Nämnden ska anges med organisationsnummer, 12 siffror som börjar med 16.');
}
