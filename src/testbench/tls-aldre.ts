// Whether a target still takes TLS that is no longer safe: a refusal is an alert, and what breaks for another reason proves nothing.
import type { Handskakning, HandskakningsVal } from './tls-kontakt.ts';

/** Versions that can be read by others, the newest first. */
const ALDRE = ['TLSv1.1', 'TLSv1'] as const satisfies readonly HandskakningsVal['version'][];

/** `avvisas`: both. `bryts`: the other side ended the connection without saying why. `oklart`: it cannot be told. */
export type Aldre =
  | { readonly slag: 'avvisas' | 'bryts' }
  | { readonly slag: 'godtas'; readonly version: string }
  | { readonly slag: 'oklart'; readonly fel: string };

/** Offers each of them alone. @param skaka a handshake in its turn */
export async function provaAldre(skaka: (version: (typeof ALDRE)[number]) => Promise<Handskakning>): Promise<Aldre> {
  const bada: Aldre[] = [];
  for (const version of ALDRE) bada.push(bedom(await skaka(version)));
  return (
    (['godtas', 'oklart', 'bryts'] as const).flatMap((slag) => bada.find((en) => en.slag === slag) ?? [])[0] ?? AVVISAS
  );
}

const AVVISAS: Aldre = { slag: 'avvisas' };

function bedom({ version, fel = 'TLS' }: Handskakning): Aldre {
  if (version !== undefined) return { slag: 'godtas', version };
  if (/_ALERT_/.test(fel)) return AVVISAS;
  return /^(ECONNRESET|EPIPE|CLOSED)$/.test(fel) ? { slag: 'bryts' } : { slag: 'oklart', fel };
}
