// How amounts, periods, codes and sources of the overview are written for people.
import type { Kod } from '../../../../bastjanster/oversikt.ts';
import type { SvarandeJson } from '../kalla.ts';

/** Of the parts of the JSON answer: who answered inside each, with the names that people know. */
export type Svarsdelar = Readonly<Record<string, { readonly svarande?: readonly SvarandeJson[] }>>;

/** What is written in place of a value that stands in the answer and cannot be read. */
export const OLAST = 'går inte att läsa, se svaret';

const kronor = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tal = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 });

/** `13 636,00`, with no-break spaces; a dash where the source tells none. @param ore öre */
export function beloppText(ore: number | undefined): string {
  return ore === undefined ? '–' : plain(kronor.format(ore / 100));
}

export function talText(value: number): string {
  return plain(tal.format(value));
}

/** Signed: `+12,5 %`. */
export function procentText(value: number): string {
  return `${value > 0 ? '+' : ''}${talText(value)}\u00a0%`;
}

/** `Föräldrapenning (FP)` */
export function kodText({ kod, text }: Kod): string {
  return enRad(kod === undefined || kod === text ? text : `${text} (${kod})`);
}

/** `2026-10-01–2026-10-31`; an end that is not told is left open. */
export function periodText({ fran = '', tom = '' }: { readonly fran?: string; readonly tom?: string }): string {
  return `${fran}–${tom}`;
}

/** The bastjänst, and who inside it where that is somebody else. */
export function kallaText(delar: Svarsdelar, kalla: string, svarande?: string): string {
  if (svarande === undefined || svarande === kalla) return kalla;
  const namn = delar[kalla]?.svarande?.find(({ id }) => id === svarande)?.namn ?? svarande;
  return `${kalla}, ${namn}`;
}

/** What a source says, as one line: breaks of its own would look like ours. */
export function enRad(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** Without the minus sign of typography, which some fonts and readers lack. */
function plain(text: string): string {
  return text.replaceAll('−', '-');
}
