// Changes JSON by its fields and values, so that a mutation reaches behind the parser.

/** `string`: another text where a text stands already. */
export const jsonActions = [
  'remove',
  'duplicate',
  'rename',
  'value',
  'token',
  'string',
  'string',
  'string',
  'same-key',
  'whole',
] as const;
export type JsonAction = (typeof jsonActions)[number];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Place {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: string;
}

const values: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  9007199254740992,
  '',
  [],
  {},
  [[]],
  [null],
  [{}],
  { kod: null },
  { kod: [] },
];

/** @param n chooses the value @param token what is put in, where a text is @param m a second number */
export function mutateJson(text: string, action: JsonAction, n: number, token: string, m: number): string {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return text;
  }
  if (action === 'same-key') return sameKey(text, n);
  if (action === 'whole') return JSON.stringify(m % 2 === 0 ? [json] : values[m % values.length]);
  const all = placesOf(json);
  const places =
    action === 'string' ? all.filter(({ parent, key }) => typeof Reflect.get(parent, key) === 'string') : all;
  const place = places[n % Math.max(1, places.length)];
  if (!place) return JSON.stringify(values[m % values.length]);
  change(place, action, token, m);
  return JSON.stringify(json);
}

function change({ parent, key }: Place, action: JsonAction, token: string, m: number): void {
  const target = parent as Record<string, Json>;
  const value = target[key] ?? null;
  switch (action) {
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      return;
    case 'duplicate':
      if (Array.isArray(parent)) parent.push(...Array.from({ length: 1 + (m % 30) }, () => value));
      else parent[`${key}2`] = value;
      return;
    case 'rename':
      if (Array.isArray(parent)) return;
      delete parent[key];
      Object.defineProperty(parent, token, { value, enumerable: true, configurable: true });
      return;
    case 'token':
    case 'string':
      target[key] = token;
      return;
    default:
      target[key] = structuredClone(values[m % values.length] ?? null);
  }
}

/** The n-th field twice in its object, which no parser of ours may let pass. */
function sameKey(text: string, n: number): string {
  const fields = [...text.matchAll(/"[^"\\]*":(?:"[^"\\]*"|[\d.]+|true|false|null)/g)];
  const field = fields[n % Math.max(1, fields.length)];
  return field ? `${text.slice(0, field.index)}${field[0]},${text.slice(field.index)}` : text;
}

function placesOf(json: Json): Place[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [{ parent: json, key } as Place, ...placesOf(value)]);
}
