// A value in an answer and where it stands, so that whatever is read of it can say where it came from.

/** `pointer` is a JSON Pointer (RFC 6901) into the JSON answer. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/** What was read at a place; `value` is undefined where something stood there that cannot be read. */
export interface Read<V> {
  readonly value: V | undefined;
  readonly pointer: string;
}

/** Stands where something is told that has nothing below it: no reader can read it, and it is not missing. */
const HINDER = Symbol('no object');

/**
 * The place below: its value is undefined where there is no such field. Where something stands on the way that is no object, that
 * is the place, and unreadable: what is below it is unknown, not missing.
 */
export function at(place: Place, ...path: readonly string[]): Place {
  return path.reduce(step, place);
}

function step(place: Place, name: string): Place {
  const { value, pointer } = place;
  const holds = isObject(value) || (Array.isArray(value) && /^\d+$/.test(name));
  if (!holds && !isMissing(place)) return { value: HINDER, pointer };
  return {
    value: holds && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
    pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  };
}

/** The elements of a list; none where no list stands. */
export function itemsOf(place: Place): Place[] {
  return Array.isArray(place.value) ? place.value.map((_, n) => step(place, String(n))) : [];
}

/** The fields of an object by name; none where no object stands. */
export function fieldsOf(place: Place): [name: string, Place][] {
  return isObject(place.value) ? Object.keys(place.value).map((name) => [name, step(place, name)]) : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing, null and blanks say nothing. */
export function isMissing({ value }: Place): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Reads what stands there; `undefined` where nothing does. @param reader says `undefined` for what it cannot read */
export function read<V>(place: Place, reader: (value: unknown) => V | undefined): Read<V> | undefined {
  return isMissing(place) ? undefined : { value: reader(place.value), pointer: place.pointer };
}

/** A text without its outer blanks; a number is the text that it is written as. */
export function text(place: Place): Read<string> | undefined {
  return read(place, (value) =>
    typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : undefined,
  );
}

/** A number with decimals or without, written as a number or as a text. */
export function number(place: Place): Read<number> | undefined {
  return read(place, (value) => {
    const word = typeof value === 'string' ? value.trim().replace(',', '.') : value;
    if (typeof word === 'string') return /^-?\d{1,12}(\.\d+)?$/.test(word) ? Number(word) : undefined;
    return typeof word === 'number' && Number.isFinite(word) ? word : undefined;
  });
}

export function flag(place: Place): Read<boolean> | undefined {
  return read(place, (value) => (typeof value === 'boolean' ? value : undefined));
}

/** The only one, where there is only one. */
export function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
