// What operators do with a source from its page: close it, hold it open, let the breaker decide, plan a stop, change limits.

import type { Driftlagen } from '../../bastjanster/drift/driftlagen.ts';
import { type Gransnamn, granser, gransnamn } from '../../bastjanster/drift/granser.ts';
import type { Begaran } from '../../platform/spar.ts';
import { type FormError, fieldText } from '../form.ts';
import { tidpunktOf } from '../tidpunkt.ts';

/** Each form's fields begin with its name: `stang-skal`, `stang-bekraftar`. */
export interface Atgard {
  readonly namn: string;
  readonly rubrik: string;
  /** On the button. */
  readonly text: string;
  readonly errors: (form: URLSearchParams) => FormError[];
  readonly run: (driftlagen: Driftlagen, begaran: Begaran, kalla: string, form: URLSearchParams) => Promise<unknown>;
}

const TIDFORM = 'Skriv tiden som ÅÅÅÅ-MM-DD TT:MM, svensk tid.';

export const stang: Atgard = {
  namn: 'stang',
  rubrik: 'Stäng bastjänsten',
  text: 'Stäng',
  errors: (form) => timeErrors(form, 'stang-till', false),
  run: (driftlagen, begaran, kalla, form) =>
    driftlagen.stang(begaran, kalla, tidpunktOf(fieldText(form, 'stang-till'))),
};

export const hallOppen: Atgard = {
  namn: 'hall-oppen',
  rubrik: 'Håll kretsen öppen för anrop',
  text: 'Håll öppen',
  errors: (form) => timeErrors(form, 'hall-oppen-till', false),
  run: (driftlagen, begaran, kalla, form) =>
    driftlagen.tvinga(begaran, kalla, tidpunktOf(fieldText(form, 'hall-oppen-till'))),
};

export const aterstall: Atgard = {
  namn: 'aterstall',
  rubrik: 'Återställ till automatik',
  text: 'Återställ',
  errors: () => [],
  run: (driftlagen, begaran, kalla) => driftlagen.oppna(begaran, kalla),
};

export const underhall: Atgard = {
  namn: 'underhall',
  rubrik: 'Planera underhåll',
  text: 'Planera underhåll',
  errors: (form) => [...timeErrors(form, 'underhall-fran', true), ...timeErrors(form, 'underhall-till', true)],
  run(driftlagen, begaran, kalla, form) {
    const [fran = 0, till = 0] = ['underhall-fran', 'underhall-till'].map((name) => tidpunktOf(fieldText(form, name)));
    return driftlagen.underhall(begaran, kalla, { fran, till });
  },
};

export const avbryt: Atgard = {
  namn: 'avbryt',
  rubrik: 'Ta bort planerat underhåll',
  text: 'Ta bort',
  errors: (form) => (fieldText(form, 'avbryt-id') === '' ? [{ field: 'avbryt-id', text: 'Välj ett underhåll.' }] : []),
  run: (driftlagen, begaran, kalla, form) => driftlagen.avbryt(begaran, kalla, fieldText(form, 'avbryt-id')),
};

export const andraGranser: Atgard = {
  namn: 'granser',
  rubrik: 'Ändra gränser',
  text: 'Ändra gränserna',
  errors: (form) =>
    gransnamn.flatMap((name) => {
      const text = fieldText(form, gransfalt(name));
      const { least, most } = granser[name];
      const fits = text === '' || (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most);
      return fits ? [] : [{ field: gransfalt(name), text: `Skriv ett heltal ${least}–${most}, eller lämna tomt.` }];
    }),
  run(driftlagen, begaran, kalla, form) {
    const values = gransnamn.map((name) => {
      const text = fieldText(form, gransfalt(name));
      return [name, text === '' ? null : Number(text)] as const;
    });
    return driftlagen.granser(begaran, kalla, Object.fromEntries(values));
  },
};

export const ATGARDER: readonly Atgard[] = [stang, hallOppen, aterstall, underhall, avbryt, andraGranser];

export function gransfalt(name: Gransnamn): string {
  return `granser-${name}`;
}

/** What every form wants: a reason, and that somebody has thought once more. */
export function allErrors({ namn, errors }: Atgard, form: URLSearchParams): FormError[] {
  return [
    ...errors(form),
    ...(fieldText(form, `${namn}-skal`).length >= 3
      ? []
      : [{ field: `${namn}-skal`, text: 'Skriv varför, minst 3 tecken.' }]),
    ...(form.has(`${namn}-bekraftar`)
      ? []
      : [{ field: `${namn}-bekraftar`, text: 'Kryssa för att åtgärden ska utföras.' }]),
  ];
}

function timeErrors(form: URLSearchParams, field: string, needed: boolean): FormError[] {
  const text = fieldText(form, field);
  if (text === '' && !needed) return [];
  return tidpunktOf(text) === undefined ? [{ field, text: TIDFORM }] : [];
}
