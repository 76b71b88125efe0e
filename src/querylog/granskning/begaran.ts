// What must be right before the log is opened: a reason, an interval, and texts that hold no personal number.
import { holdsIdentity } from '../../platform/identity.ts';
import { addMonths, swedishDay } from '../../platform/swedish-day.ts';
import type { Interval } from '../reader.ts';
import { GranskningError } from './granskning-error.ts';
import { GRANSKNING_LIMITS } from './limits.ts';

const { skalLeast, skalMost, yearsMost, pageMost } = GRANSKNING_LIMITS;

/** Times beyond it are no times that `Date` knows the year 9999 for. */
const LATEST = Date.parse('9999-12-31T00:00:00Z');

/**
 * The reason, trimmed.
 * @throws {GranskningError} kind `reason-missing`, or `text` where it holds a personal number
 */
export function checkedSkal(skal: string, falt = 'skal'): string {
  const text = skal.trim();
  if (text.length < skalLeast || text.length > skalMost) {
    throw new GranskningError(
      'reason-missing',
      falt,
      `${falt}: varje användning av loggen kräver ett skäl med ${skalLeast}–${skalMost} tecken. Skriv varför.`,
    );
  }
  return withoutIdentity(text, falt);
}

/**
 * A text that people wrote for people, trimmed.
 * @throws {GranskningError} kind `text`
 */
export function checkedText(value: string, falt: string, most: number = skalMost): string {
  const text = value.trim();
  if (text.length < 1 || text.length > most) {
    throw new GranskningError('text', falt, `${falt}: ska ha 1–${most} tecken.`);
  }
  return withoutIdentity(text, falt);
}

function withoutIdentity(text: string, falt: string): string {
  if (!holdsIdentity(text)) return text;
  throw new GranskningError(
    'text',
    falt,
    `${falt}: får inte innehålla ett personnummer. Hänvisa till ärendet i stället.`,
  );
}

/**
 * An interval that may be read: its last day is within ten years from its first.
 * @throws {GranskningError} kind `interval`
 */
export function checkedInterval({ from, to }: Interval): Interval {
  const times = [from, to].every((at) => Number.isSafeInteger(at) && at >= 0 && at <= LATEST);
  if (!times || to <= from) {
    throw new GranskningError('interval', 'interval', 'interval: ange från och till, där till är senare än från.');
  }
  if (swedishDay(to - 1) >= addMonths(swedishDay(from), 12 * yearsMost)) {
    throw new GranskningError('interval', 'interval', `interval: högst ${yearsMost} år åt gången. Dela upp det.`);
  }
  return { from, to };
}

/** @throws {GranskningError} kind `text` */
export function checkedNamnd(namnd: string): string {
  if (/^\d{12}$/.test(namnd)) return namnd;
  throw new GranskningError('text', 'namnd', 'namnd: ange nämndens organisationsnummer med 12 siffror, 16 först.');
}

/** Records on a page: what was asked for, or the most. */
export function checkedLimit(limit: number = pageMost): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= pageMost) return limit;
  throw new GranskningError('too-many', 'antal', `antal: mellan 1 och ${pageMost} poster på en sida.`);
}
