// What of a source's status code may be passed on: a short number and our own text for it, never what the source wrote.
import type { Responder } from '../composite/quality.ts';

export const UNKNOWN_CODE = 'Okänd statuskod';

/** The code where it is a number too short to be anybody's identity or birth date. */
export function shortCode(text: string | undefined): string | undefined {
  const code = text?.trim();
  return code !== undefined && /^-?\d{1,5}$/.test(code) ? code : undefined;
}

/** Code and text of a responder; `texts` is the contract's list of codes. */
export function told(code: string | undefined, texts: Readonly<Record<string, string>>) {
  const text = (code !== undefined && Object.hasOwn(texts, code) && texts[code]) || UNKNOWN_CODE;
  return { ...(code === undefined ? {} : { code }), text } satisfies Pick<Responder, 'code' | 'text'>;
}
