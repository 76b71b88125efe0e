// Gallringsprotokoll over REST: a list, and each as JSON, as plain text or as a page.
import { hash } from 'node:crypto';
import type { Gallring } from '../querylog/gallring/gallring.ts';
import type { Protokoll } from '../querylog/gallring/protokoll.ts';
import { protokollHtml } from '../querylog/gallring/protokoll-html.ts';
import { protokollText } from '../querylog/gallring/protokoll-text.ts';
import type { Aktor } from '../querylog/granskning/aktor.ts';
import { GranskningError } from '../querylog/granskning/granskning-error.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Endpoint, Input, Reply } from './endpoint.ts';
import { type LoggServices, nummerIn } from './logg-services.ts';

const PROTOKOLL = '/v1/gallring/protokoll';

export function createProtokollEndpoints(services: LoggServices): Endpoint[] {
  const { gallring } = services;
  return [
    {
      method: 'get',
      path: PROTOKOLL,
      async handle({ aktor }) {
        const seen = (await gallring.protokoll()).flatMap((one) => seenBy(aktor, one) ?? []);
        return { json: { protokoll: seen.map(summaryJson) } };
      },
    },
    { method: 'get', path: `${PROTOKOLL}/:nummer`, handle: (input) => one(services, input) },
  ];
}

async function one({ gallring, namnder }: LoggServices, { aktor, params, prefers }: Input): Promise<Reply> {
  const whole = await gallring.protokoll(nummerIn(params));
  const protokoll = whole && seenBy(aktor, whole);
  if (!protokoll) {
    throw new GranskningError('not-found', 'nummer', 'nummer: inget protokoll med det numret rör er. Kontrollera det.');
  }
  const namn = new Map([...(namnder ?? [])].map(([namnd, known]) => [namnd, known.namn]));
  const type = prefers('application/json', 'text/html', 'text/plain');
  if (type === 'text/html') return { type, text: protokollHtml(protokoll, namn) };
  if (type === 'text/plain') return { type, text: protokollText(protokoll, namn) };
  if (aktor.roll === 'drift') return { json: await protokollJson(whole, gallring) };
  return { json: await partJson(protokoll, whole, gallring) };
}

/** What of a protokoll is somebody's to see, without the text that is signed. */
type Del = Pick<Protokoll, 'nummer' | 'innehall' | 'signatur'>;

/**
 * Operators see every protokoll whole; a nämnd its own parts of those that have any, and no seals, which count what others
 * had in the month. Undefined: nothing of it.
 */
function seenBy(aktor: Aktor, { nummer, innehall, signatur }: Protokoll): Del | undefined {
  if (aktor.roll === 'drift') return { nummer, innehall, signatur };
  const own = <T extends { readonly namnd: string }>(all: readonly T[]) =>
    all.filter((one) => one.namnd === aktor.namnd);
  const delar = own(innehall.delar);
  const parts = {
    delar,
    utgick: own(innehall.utgick),
    markeringar: own(innehall.markeringar),
    hindrade: own(innehall.hindrade),
    nycklar: own(innehall.nycklar),
  };
  if (Object.values(parts).every((part) => part.length === 0)) return undefined;
  const { intervall: _, ...rest } = innehall;
  const months = delar.map(({ manad }) => manad).sort();
  const [fran, till] = [months[0], months.at(-1)];
  const beslut = innehall.beslut.filter(({ namnd }) => namnd === undefined || namnd === aktor.namnd);
  const slopade = innehall.slopade.filter((manad) => months.includes(manad));
  const intervall = fran && till && { intervall: { fran, till } };
  return { nummer, signatur, innehall: { ...rest, ...intervall, ...parts, beslut, slopade, forseglingar: [] } };
}

/** A protokoll whole, with the text that is signed. */
export async function protokollJson(protokoll: Protokoll, gallring: Pick<Gallring, 'verify'>): Promise<object> {
  return { ...(await partJson(protokoll, protokoll, gallring)), text: protokoll.text };
}

/** The signature is over the whole text: whoever sees a part of it gets its digest, to compare with whoever has the text. */
async function partJson({ nummer, innehall, signatur }: Del, whole: Protokoll, { verify }: Pick<Gallring, 'verify'>) {
  const digest = hash('sha256', whole.text);
  return { nummer, innehall: withTimes(innehall), digest, signatur, signaturGiltig: await verify(whole) };
}

function summaryJson({ nummer, innehall }: Del): object {
  const { startadAt, startadAv, avslutadAt, delar, markeringar, slopade } = innehall;
  const gallrade = [...delar, ...markeringar].reduce((sum, part) => sum + part.gallrade, 0);
  return { nummer, startad: isoInSweden(startadAt), startadAv, avslutad: isoInSweden(avslutadAt), gallrade, slopade };
}

/** The same value, with every time in it (`at`, `…At`) in ISO 8601. */
function withTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTimes);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, part]) =>
    typeof part === 'number' && /^at$|At$/.test(name) ? [name, isoInSweden(part)] : [name, withTimes(part)],
  );
  return Object.fromEntries(entries);
}
