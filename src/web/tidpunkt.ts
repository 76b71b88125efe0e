// Reads the moments that people write in forms: Swedish time, as pages show it.
import { swedishDay, swedishMoment } from '../platform/swedish-day.ts';

const FORM = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3])[:.]([0-5]\d)$/;

/** `2026-11-22 11:49` in milliseconds since the epoch; undefined where there is no such moment. */
export function tidpunktOf(text: string): number | undefined {
  const [, day = '', hour = '', minute = ''] = FORM.exec(text.trim()) ?? [];
  if (day === '') return undefined;
  const at = swedishMoment(day, `${hour}:${minute}`);
  return Number.isNaN(at) || swedishDay(at) !== day ? undefined : at;
}
