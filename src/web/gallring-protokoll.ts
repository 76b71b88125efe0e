// Gallringsprotokoll over REST: a list, and each as JSON, as plain text or as a page.
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
        const seen = (await gallring.protokoll()).filter((one) => concerns(one, aktor));
        return { json: { protokoll: seen.map(summaryJson) } };
      },
    },
    { method: 'get', path: `${PROTOKOLL}/:nummer`, handle: (input) => one(services, input) },
  ];
}

async function one({ gallring, namnder }: LoggServices, { aktor, params, prefers }: Input): Promise<Reply> {
  const protokoll = await gallring.protokoll(nummerIn(params));
  if (!protokoll || !concerns(protokoll, aktor)) {
    throw new GranskningError('not-found', 'nummer', 'nummer: inget protokoll med det numret rör er. Kontrollera det.');
  }
  const namn = new Map([...(namnder ?? [])].map(([namnd, known]) => [namnd, known.namn]));
  const type = prefers('application/json', 'text/html', 'text/plain');
  if (type === 'text/html') return { type, text: protokollHtml(protokoll, namn) };
  if (type === 'text/plain') return { type, text: protokollText(protokoll, namn) };
  return { json: await protokollJson(protokoll, gallring) };
}

/** Operators see every protokoll; a nämnd, whole as they are signed, those in which something of its own went. */
function concerns({ innehall }: Protokoll, aktor: Aktor): boolean {
  if (aktor.roll === 'drift') return true;
  return [...innehall.delar, ...innehall.markeringar].some(({ namnd }) => namnd === aktor.namnd);
}

export async function protokollJson(protokoll: Protokoll, { verify }: Pick<Gallring, 'verify'>): Promise<object> {
  const { nummer, innehall, text, signatur } = protokoll;
  return { nummer, innehall: withTimes(innehall), text, signatur, signaturGiltig: await verify(protokoll) };
}

function summaryJson({ nummer, innehall }: Protokoll): object {
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
