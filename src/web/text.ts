// How days, times and numbers are written on pages.

const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'long', timeStyle: 'short' });

/** Swedish time of a moment in milliseconds since the epoch. */
export function timeText(at: number): string {
  return time.format(at);
}

/** As people write it: `212000-0142`. */
export function numberText(organisationsnummer: string): string {
  return `${organisationsnummer.slice(2, 8)}-${organisationsnummer.slice(8)}`;
}
