// Puts entries of the overview together from what was read, so that no field can forget its origin.
import { at, isMissing, isObject, itemsOf, type Place, type Read, text } from './json-place.ts';
import type { Forbehall, Intervall, Kod, Okant, Post, Utbetalning } from './oversikt.ts';

type Reads = Readonly<Record<string, Read<unknown> | undefined>>;
type Values<R> = { readonly [K in keyof R]?: NonNullable<R[K]> extends Read<infer V> ? V : never };

/** An entry: `fixed` is said of the place as a whole, `reads` each where it stood. */
export function post<F extends object, R extends Reads>(place: Place, fixed: F, reads: R): F & Values<R> & Post {
  const told = Object.entries(reads).flatMap(([name, one]) => (one ? [[name, one] as const] : []));
  const olasta = told.filter(([, { value }]) => value === undefined).map(([name]) => name);
  const values = Object.fromEntries(told.map(([name, { value }]) => [name, value]));
  const harkomst = {
    post: place.pointer,
    ...Object.fromEntries(told.map(([name, { pointer }]) => [name, pointer])),
  };
  for (const name of olasta) delete values[name];
  return { ...fixed, ...(values as Values<R>), ...(olasta.length > 0 ? { olasta } : {}), harkomst };
}

/** A period, where at least one end is told. */
export function intervall(
  place: Place,
  fran: Read<string> | undefined,
  tom: Read<string> | undefined,
): { readonly period?: Intervall } {
  return fran || tom ? { period: post(place, {}, { fran, tom }) } : {};
}

/**
 * A code with what it says: by the table, else as the source says it, else the code itself.
 * @param table texts by code @param said the source's own text
 */
export function kodad(
  code: Place,
  table: Readonly<Record<string, string>> = {},
  said?: Place,
  prefix = '',
): Read<Kod> | undefined {
  const kod = text(code);
  const own = said && text(said);
  if (!kod?.value) return own?.value ? { value: { text: own.value }, pointer: own.pointer } : kod && unread(kod);
  const key = prefix + kod.value;
  const known = Object.hasOwn(table, key) ? table[key] : undefined;
  return { value: { kod: kod.value, text: known ?? own?.value ?? kod.value }, pointer: kod.pointer };
}

function unread({ pointer }: Read<unknown>): Read<never> {
  return { value: undefined, pointer };
}

const OKAND_FORM = 'Uppgiften har en form som inte känns igen. Den står orörd i svaret och är okänd, inte tom.';

export function okant({ pointer }: Place, said = OKAND_FORM, svarande?: string): Okant {
  return { harkomst: { post: pointer }, ...(svarande === undefined ? {} : { svarande }), text: said };
}

/** Of a source that tells its latest payment alone: what was paid in that month or before it may be more. */
export function baraSenaste(utbetalningar: readonly Utbetalning[], text: string): Forbehall[] {
  return utbetalningar.map(({ svarande, utbetalningsdag }) => {
    return { svarande, text, ...(utbetalningsdag ? { tom: utbetalningsdag.slice(0, 7) } : {}) };
  });
}

export interface Reader {
  /** The objects of a list; what is there and is none of that is kept as unknown. */
  rows(list: Place, svarande?: string): Place[];
  /** The object at the end of a path; where anything on it is none, that is kept as unknown, and nothing stands there. */
  object(place: Place, ...path: readonly string[]): Place;
  readonly okant: readonly Okant[];
}

/** Walks an answer that nobody has to have checked: what it cannot walk stays in `okant`, nothing gets lost. */
export function createReader(): Reader {
  const strays: Okant[] = [];
  const stray = (place: Place, svarande?: string) => {
    if (strays.some(({ harkomst }) => harkomst.post === place.pointer)) return;
    strays.push(okant(place, OKAND_FORM, svarande));
  };
  return {
    okant: strays,
    rows(list, svarande) {
      if (isMissing(list)) return [];
      if (!Array.isArray(list.value)) stray(list, svarande);
      return itemsOf(list).filter((item) => {
        if (!isObject(item.value)) stray(item, svarande);
        return isObject(item.value);
      });
    },
    object(place, ...path) {
      const inner = at(place, ...path);
      if (isMissing(inner) || isObject(inner.value)) return inner;
      stray(inner);
      return { value: undefined, pointer: inner.pointer };
    },
  };
}
