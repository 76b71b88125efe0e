// Mutations as plain data: drawn and shrunk by fast-check, applied to a real message, and printable as a counterexample.
import fc from 'fast-check';
import { jsonActions, mutateJson } from './mutate-json.ts';
import { mutateXml, xmlActions } from './mutate-xml.ts';
import { identities, tokens } from './tokens.ts';

/** A change of the structure: `n` and `m` choose, modulo whatever there is to choose from. */
export interface Structural {
  readonly action: string;
  readonly n: number;
  readonly m: number;
  readonly token: string;
  /** Inside the document that the message holds as a string, where it holds one. */
  readonly inner: boolean;
}

/** A change of the bytes. */
export interface Bytewise {
  readonly act: (typeof acts)[number];
  readonly at: number;
  readonly size: number;
  readonly token: string;
}

export interface Mutation {
  readonly structure: readonly Structural[];
  readonly bytes: readonly Bytewise[];
}

export type Format = 'xml' | 'json';

const acts = ['flip', 'cut', 'truncate', 'insert', 'repeat', 'digits', 'utf16', 'latin1', 'bom', 'declare'] as const;
const encodings = ['UTF-16', 'ISO-8859-1', 'EBCDIC-SE', 'UTF-7', 'okänd'];

const token = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...tokens) },
  { weight: 1, arbitrary: fc.constantFrom(...identities) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);
const nat = fc.nat(9_999_999);

/** @param put texts for the place of a value, beside those for every place */
export function mutations(format: Format, put: readonly string[] = tokens): fc.Arbitrary<Mutation> {
  const change = (actions: readonly string[], text: fc.Arbitrary<string>) =>
    fc.record({ action: fc.constantFrom(...actions), n: nat, m: fc.nat(999), token: text, inner: fc.boolean() });
  const structural = fc.oneof(
    { weight: 9, arbitrary: change(format === 'xml' ? xmlActions : jsonActions, token) },
    { weight: 1, arbitrary: change(format === 'xml' ? ['leaf'] : ['string'], fc.constantFrom(...put)) },
  );
  const bytewise = fc.record({ act: fc.constantFrom(...acts), at: nat, size: fc.nat(255), token });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ structure: fc.array(structural, { minLength: 1, maxLength: 3 }), bytes: fc.constant([]) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ structure: fc.constant([]), bytes: fc.array(bytewise, { minLength: 1, maxLength: 4 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        structure: fc.array(structural, { maxLength: 2 }),
        bytes: fc.array(bytewise, { maxLength: 2 }),
      }),
    },
  );
}

/** @param format of the message @param inner finds the text of the document inside the message and puts it back changed */
export function mutate(
  message: Uint8Array,
  { structure, bytes }: Mutation,
  format: Format,
  inner?: (text: string, change: (document: string) => string) => string,
): Uint8Array {
  let text = Buffer.from(message).toString('utf8');
  for (const one of structure) {
    const isInner = one.inner && inner !== undefined;
    text = isInner ? inner(text, (document) => structural(document, one)) : structural(text, one, format);
  }
  return bytes.reduce<Uint8Array>(bytewise, Buffer.from(text));
}

function structural(text: string, one: Structural, format: Format = text.startsWith('{') ? 'json' : 'xml'): string {
  const { action, n, m, token: put } = one;
  if (format === 'xml') return mutateXml(text, xmlActions.find((known) => known === action) ?? 'text', n, put, m);
  return mutateJson(text, jsonActions.find((known) => known === action) ?? 'value', n, put, m);
}

function bytewise(message: Uint8Array, { act, at, size, token: put }: Bytewise): Uint8Array {
  const from = at % Math.max(1, message.length);
  const [before, after] = [message.subarray(0, from), message.subarray(from)];
  const text = () => Buffer.from(message).toString('utf8');
  switch (act) {
    case 'flip': {
      const copy = Uint8Array.from(message);
      copy[from] = (copy[from] ?? 0) ^ (size || 1);
      return copy;
    }
    case 'cut':
      return Buffer.concat([before, after.subarray(size)]);
    case 'truncate':
      return before;
    case 'insert':
      return Buffer.concat([before, Buffer.from(put), after]);
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: 1 + (size % 40) }, () => after.subarray(0, size)), after]);
    case 'digits':
      return Buffer.from(replaceDigits(text(), at, size % 2 === 0 ? '9'.repeat(1 + size) : put));
    case 'utf16':
      return Buffer.from(size % 2 === 0 ? `\uFEFF${text()}` : text(), 'utf16le');
    case 'latin1':
      return Buffer.from(text(), 'latin1');
    case 'bom':
      return Buffer.from(`\uFEFF${text()}`);
    case 'declare':
      return Buffer.from(text().replace(/encoding="[^"]*"/i, `encoding="${encodings[size % encodings.length]}"`));
  }
}

/** Puts something else where the n-th number stands. */
function replaceDigits(text: string, n: number, by: string): string {
  const runs = [...text.matchAll(/\d+/g)];
  const run = runs[n % Math.max(1, runs.length)];
  return run ? text.slice(0, run.index) + by + text.slice(run.index + run[0].length) : text;
}
