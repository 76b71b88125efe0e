// How service hours are written and read by people: `mån–fre 07:00–18:00, lör 09:00–13:00`.
import { type Nivafalt, ogiltigtFalt } from './niva-error.ts';
import type { Veckotid } from './serviceniva.ts';

const DAGAR = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'] as const;

/** Every day of the week. */
export const ALLA_DAGAR: readonly number[] = DAGAR.map((_, index) => index + 1);

const EVERY_DAY = 'alla dagar';

/** One text for all of them; `inga` where there are none. */
export function veckotiderText(tider: readonly Veckotid[]): string {
  return tider.map(veckotidText).join(', ') || 'inga';
}

function veckotidText({ veckodagar, fran, till }: Veckotid): string {
  return `${dagarText(veckodagar)} ${fran}–${till}`;
}

/** Days in a row are a stretch. */
function dagarText(veckodagar: readonly number[]): string {
  const days = [...new Set(veckodagar)].sort((a, b) => a - b);
  if (days.length === DAGAR.length) return EVERY_DAY;
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => (from === to ? nameOf(from) : `${nameOf(from)}–${nameOf(to)}`)).join('+');
}

function nameOf(day: number): string {
  return DAGAR[day - 1] ?? '';
}

/**
 * Reads what {@link veckotiderText} writes, with hyphens as well as dashes, and commas, semicolons or new lines between; nothing
 * and `inga` are none.
 * @throws {NivaError} `ogiltig`, with the form that it should have
 */
export function readVeckotider(falt: Nivafalt, text: string): Veckotid[] {
  const parts = text
    .toLowerCase()
    .replaceAll('–', '-')
    .split(/[,;\n]/);
  const written = parts.map((part) => part.trim()).filter((part) => part !== '' && part !== 'inga');
  return written.map((part) => {
    const [, days, fran, till] = /^(.+?)\s+(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})$/.exec(part) ?? [];
    const veckodagar = days === undefined ? undefined : readDagar(days);
    if (veckodagar && fran !== undefined && till !== undefined) return { veckodagar, fran, till };
    const form =
      'dagar och klockslag, till exempel "mån–fre 07:00–18:00, lör 09:00–13:00" eller "alla dagar 00:00–24:00"';
    throw ogiltigtFalt(falt, form);
  });
}

function readDagar(text: string): number[] | undefined {
  if (text === EVERY_DAY || text === 'alla') return [...ALLA_DAGAR];
  const days: number[] = [];
  for (const part of text.split('+')) {
    const [from = 0, to = from] = part.split('-').map((name) => DAGAR.indexOf(name.trim() as never) + 1);
    if (from === 0 || to < from) return undefined;
    for (let day = from; day <= to; day++) days.push(day);
  }
  return days;
}
