// What holds for every overview, checked without the code that makes it: all payments are there, and every figure has its origin.
import { expect } from 'chai';
import type { Poster } from '../../src/bastjanster/oversikt.ts';

type Json = Readonly<Record<string, unknown>>;

/** Fields that only a payment, or a month's wages, has, in all dialects. */
const TELLTALE = [
  'nettobelopp',
  'utbetalningsdatum',
  'utbetdatum',
  'Utbetalningsdatum',
  'Bokforingsdag',
  'kontantErsattning',
];

/** The value at a JSON Pointer; undefined where it leads nowhere. */
export function resolve(root: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>((value, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Json)[key] : undefined;
  }, root);
}

/** Pointers to all that is a payment or wages in the raw answers. */
export function paymentsIn(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.keys(value).some((name) => TELLTALE.includes(name)) || paysFromAccount(value as Json);
  const below = Object.entries(value).flatMap(([name, inner]) => paymentsIn(inner, `${pointer}/${name}`));
  return own ? [pointer, ...below] : below;
}

/** Pointers to every place where that very text stands. */
export function straysIn(value: unknown, text: string, pointer = ''): string[] {
  if (value === text) return [pointer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => straysIn(inner, text, `${pointer}/${name}`));
}

/** Of what is said to be unknown: the origin of an entry of `okant`, and of each field in an entry's `olasta`. */
export function pointersIn({ okant = [], ...poster }: Poster): string[] {
  const unread = entriesIn(poster).flatMap(({ harkomst, olasta = [] }) =>
    (olasta as readonly string[]).flatMap((name) => harkomst[name] ?? []),
  );
  return [...okant.map(({ harkomst }) => harkomst.post), ...unread];
}

function paysFromAccount({ utbetaltBelopp }: Json): boolean {
  return utbetaltBelopp !== undefined && utbetaltBelopp !== null && Number(utbetaltBelopp) !== 0;
}

interface Entry extends Json {
  readonly harkomst: Readonly<Record<string, string>>;
}

/** Every entry, and every entry inside one. */
export function entriesIn(value: unknown): Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, inner]) => (name === 'harkomst' ? [] : entriesIn(inner)));
  return 'harkomst' in value ? [value as Entry, ...below] : below;
}

/** Every origin resolves to the value that it names, and no figure lacks one. */
export function expectOrigins(overview: unknown, root: unknown): void {
  for (const entry of entriesIn(overview)) {
    for (const [name, pointer] of Object.entries(entry.harkomst)) {
      const raw = resolve(root, pointer);
      expect(raw, pointer).to.not.equal(undefined);
      if (name === 'post' || (entry.olasta as string[] | undefined)?.includes(name)) continue;
      expect(agrees(entry[name], raw), `${name} ${JSON.stringify(entry[name])} from ${JSON.stringify(raw)}`).to.equal(
        true,
      );
    }
    const figures = Object.entries(entry).filter(([, value]) => typeof value === 'number');
    for (const [name] of figures) expect(entry.harkomst, `${name} has no origin`).to.have.property(name);
  }
}

/** Whether a value says what stands in the answer; amounts are öre of kronor, codes keep their code. */
function agrees(value: unknown, raw: unknown): boolean {
  const word = String(raw).trim();
  if (typeof value === 'boolean') return value === raw;
  if (typeof value === 'number') {
    const said = Number(word.replace(',', '.'));
    return value === said || Math.abs(value - said * 100) < 0.01;
  }
  if (typeof value === 'string') return isText(value, word);
  const { kod, text } = value as { readonly kod?: string; readonly text: string };
  return (kod ?? text) === word && text !== '';
}

function isText(value: string, word: string): boolean {
  if (value === word || word.replaceAll('-', '').startsWith(value.replaceAll('-', ''))) return true;
  return /^\d{6}$/.test(word) && weekOf(value) === word;
}

/** The ISO week of a day as YYYYWW. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const first = Date.UTC(date.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((date.getTime() - first) / 86_400_000 + 1) / 7);
  return `${date.getUTCFullYear()}${String(week).padStart(2, '0')}`;
}

/** Nothing that is a payment in the raw answers is missing, and nothing else is one. */
export function expectAllPayments(overview: Json, root: unknown): void {
  const told = ['utbetalningar', 'lon'].flatMap((slag) => (overview[slag] ?? []) as readonly Entry[]);
  const pointers = told.map(({ harkomst }) => harkomst.post ?? '');
  expect(pointers.toSorted()).to.deep.equal(paymentsIn(root).toSorted());
}
