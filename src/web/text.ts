// How days, times and numbers are written on pages.

const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'long', timeStyle: 'short' });

/** Swedish time of a moment in milliseconds since the epoch. */
export function timeText(at: number): string {
  return time.format(at);
}

const short = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The same for tables: `2026-11-22 11:49`. */
export function shortTimeText(at: number): string {
  return short.format(at);
}

/** As people write it: `212000-0142`. */
export function numberText(organisationsnummer: string): string {
  return `${organisationsnummer.slice(2, 8)}-${organisationsnummer.slice(8)}`;
}
