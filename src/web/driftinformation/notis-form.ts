// The form of driftinformation: its fields, what a person wrote in them, and how one that is there already looks in it.
import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import type { Html } from '../../platform/html.ts';
import { timeForPeople } from '../../platform/swedish-day.ts';
import { DriftinformationError } from '../../servicelevel/driftinformation/driftinformation-error.ts';
import type { Allvar, Driftnotis, DriftnotisSlag } from '../../servicelevel/driftinformation/driftnotis.ts';
import { FRAMFORHALLNING_MS } from '../../servicelevel/driftinformation/framforhallning.ts';
import { checkedUtkast, type Driftutkast, TEXT_LIMITS } from '../../servicelevel/driftinformation/utkast.ts';
import { checkboxes, type Draft, type FormError, fieldText, selectField, textField } from '../form.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { tidpunktOf } from '../tidpunkt.ts';
import type { Skrivratt } from './skrivratt.ts';

const SLAG: readonly { readonly value: DriftnotisSlag; readonly label: string }[] = [
  { value: 'akut', label: 'Akut: pågår nu' },
  { value: 'planerad', label: 'Planerad: börjar senare' },
];

const ALLVAR: readonly { readonly value: Allvar; readonly label: string }[] = [
  { value: 'information', label: 'Information: märks knappt' },
  { value: 'störning', label: 'Störning: en del fungerar inte, eller långsamt' },
  { value: 'avbrott', label: 'Avbrott: ingenting besvaras' },
];

const NOTICE_HOURS = FRAMFORHALLNING_MS.uppgiftslamnare / 3_600_000;

/** What a person reads and writes; a moment as `2026-11-22 11:49`. */
const TIME_HINT = 'Svensk tid, ÅÅÅÅ-MM-DD TT:MM.';

/** @param slag where it is decided already */
export function notisFields(ratt: Skrivratt, slag: DriftnotisSlag | undefined, draft: Draft): Html[] {
  const choicesOf = (kallor: readonly Kalla[]) => kallor.map(({ kalla, namn }) => ({ value: kalla, label: namn }));
  const fran = { name: 'fran', label: 'Från', hint: TIME_HINT, most: 16 };
  const till = { name: 'till', label: 'Till', hint: `${TIME_HINT} En akut kan sakna sluttid.`, most: 16 };
  const out = {
    name: 'tasUrDrift',
    label: 'Tas ur drift',
    hint: `De tillfrågas inte under tiden, och tiden räknas inte i deras servicenivå${ratt.parter ? ` om det läggs in minst ${NOTICE_HOURS} timmar i förväg` : ''}. Låt bli att kryssa för det som bara fungerar sämre.`,
  };
  const text = {
    name: 'text',
    label: 'Text',
    hint: 'Vad som händer och vad den som frågar märker. Inga personnummer.',
  };
  return [
    ...(slag === undefined ? [selectField({ name: 'slag', label: 'Slag' }, SLAG, draft)] : []),
    checkboxes({ name: 'kallor', label: 'Gäller' }, choicesOf(ratt.kallor), draft),
    textField(fran, draft),
    textField(till, draft),
    selectField({ name: 'allvar', label: 'Hur allvarligt' }, ALLVAR, draft),
    textField({ name: 'rubrik', label: 'Rubrik', most: TEXT_LIMITS.rubrik.most }, draft),
    textField({ ...text, most: TEXT_LIMITS.text.most, rows: 6 }, draft),
    ...(slag === 'akut' || ratt.tasUrDrift.length === 0 ? [] : [checkboxes(out, choicesOf(ratt.tasUrDrift), draft)]),
  ];
}

/** Fields that a form has more than one of, or one. */
export const FIELDS = ['slag', 'kallor', 'fran', 'till', 'allvar', 'rubrik', 'text', 'tasUrDrift'] as const;

/** One that is there, as its form shows it. */
export function notisValues(notis: Driftnotis): URLSearchParams {
  const { slag, fran, till, allvar, rubrik, text, kallor, tasUrDrift } = notis;
  const values = new URLSearchParams({ slag, fran: momentText(fran), allvar, rubrik, text });
  if (till !== undefined) values.set('till', momentText(till));
  for (const kalla of kallor) values.append('kallor', kalla);
  for (const kalla of tasUrDrift) values.append('tasUrDrift', kalla);
  return values;
}

export function momentText(at: number): string {
  return timeForPeople(at).slice(0, 16);
}

export interface Tolkning {
  readonly now: number;
  readonly kallor: readonly string[];
  /** What is changed; its kind stays, and so does its beginning to the second where the form says the same minute. */
  readonly fore?: Driftnotis;
}

/** What the form says, or what is wrong in it. */
export function utkastOf(
  values: URLSearchParams,
  { now, kallor, fore }: Tolkning,
): { readonly utkast: Driftutkast } | { readonly errors: readonly FormError[] } {
  const slag = fore?.slag ?? SLAG.find(({ value }) => value === values.get('slag'))?.value ?? 'akut';
  const allvar = ALLVAR.find(({ value }) => value === values.get('allvar'))?.value ?? 'störning';
  const [fran, till] = [momentIn(values, 'fran', fore?.fran), momentIn(values, 'till', fore?.till)];
  const unread = Object.entries({ fran, till }).flatMap(([field, value]) =>
    value === 'oläslig' ? [{ field, text: 'Skriv tiden som ÅÅÅÅ-MM-DD TT:MM.' }] : [],
  );
  if (fran === 'oläslig' || till === 'oläslig') return { errors: unread };
  if (fran === undefined && slag === 'planerad') return { errors: [{ field: 'fran', text: 'Skriv när det börjar.' }] };
  const utkast = {
    ...{ slag, allvar, fran: fran ?? now, kallor: values.getAll('kallor'), tasUrDrift: values.getAll('tasUrDrift') },
    ...(till !== undefined && { till }),
    ...{ rubrik: fieldText(values, 'rubrik'), text: fieldText(values, 'text') },
  };
  try {
    return { utkast: checkedUtkast(utkast, { now, kallor, ...(fore && { fore }) }) };
  } catch (error) {
    return { errors: [formErrorOf(error)] };
  }
}

/** What was refused, at its field; the audit trail refuses the reason. @throws what is no refusal of a field */
export function formErrorOf(error: unknown): FormError {
  if (error instanceof AnslutningError && error.kind === 'ogiltig') return { field: 'skal', text: error.message };
  if (!(error instanceof DriftinformationError && error.falt)) throw error;
  const text = error.message.slice(`${error.falt}: `.length);
  return { field: error.falt, text: `${text.charAt(0).toUpperCase()}${text.slice(1)}` };
}

function momentIn(values: URLSearchParams, field: string, before: number | undefined): number | undefined | 'oläslig' {
  const text = fieldText(values, field);
  if (text === '') return undefined;
  if (before !== undefined && text === momentText(before)) return before;
  return tidpunktOf(text) ?? 'oläslig';
}
