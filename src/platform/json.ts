// JSON from outside: UTF-8, well-formed, no duplicate keys, not deeper than anybody needs.

export type JsonFlaw =
  | 'not-utf8'
  | 'malformed'
  | 'duplicate-key'
  | 'too-deep'
  | 'forbidden-key'
  | 'forbidden-character';

export type ParsedJson = { readonly value: unknown; readonly text: string } | { readonly flaw: JsonFlaw };

const MAX_DEPTH = 64;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses bytes as JSON (RFC 8259, and RFC 7493's ban on duplicate keys). A BOM is let pass. Never throws. */
export function parseJson(bytes: Uint8Array): ParsedJson {
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    return { flaw: 'not-utf8' };
  }
  return parseJsonText(text);
}

/** The same for a text that is already decoded. */
export function parseJsonText(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { flaw: 'malformed' };
  }
  // NUL is legal JSON, but neither XML nor PostgreSQL can hold it.
  if (/\\u0000/.test(text)) return { flaw: 'forbidden-character' };
  const flaw = structureFlaw(text);
  return flaw ? { flaw } : { value, text };
}

const [QUOTE, BACKSLASH, COLON, OPEN, CLOSE, LIST, END] = [34, 92, 58, 123, 125, 91, 93];

/** Walks a text that is known to be well-formed; JSON.parse would silently keep the last of two equal keys. */
function structureFlaw(text: string): JsonFlaw | undefined {
  const open: (Set<string> | undefined)[] = [];
  let from = 0;
  let to = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      from = at + 1;
      to = endOfString(text, from);
      at = to;
    } else if (code === OPEN || code === LIST) {
      open.push(code === OPEN ? new Set() : undefined);
      if (open.length > MAX_DEPTH) return 'too-deep';
    } else if (code === CLOSE || code === END) {
      open.pop();
    } else if (code === COLON) {
      const flaw = keyFlaw(text.slice(from, to), open.at(-1));
      if (flaw) return flaw;
    }
  }
  return undefined;
}

function keyFlaw(raw: string, keys: Set<string> | undefined): JsonFlaw | undefined {
  const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  if (key === '__proto__') return 'forbidden-key';
  if (keys?.has(key)) return 'duplicate-key';
  keys?.add(key);
  return undefined;
}

/** Where the string that begins at `from` has its closing quote. */
function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}
