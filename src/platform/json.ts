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

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Walks the tokens of a text that is known to be well-formed; JSON.parse would silently keep the last of two equal keys. */
function structureFlaw(text: string): JsonFlaw | undefined {
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const token = match[0];
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined);
      if (open.length > MAX_DEPTH) return 'too-deep';
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      const keys = open.at(-1);
      const key = previous.includes('\\') ? (JSON.parse(previous) as string) : previous.slice(1, -1);
      if (key === '__proto__') return 'forbidden-key';
      if (keys?.has(key)) return 'duplicate-key';
      keys?.add(key);
    }
    previous = token;
  }
  return undefined;
}
