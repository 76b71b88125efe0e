// Registerutdrag and ärendeavstämning over REST: the two uses that are handed personal numbers, in their bodies alone.
import type { Par } from '../querylog/granskning/avstamning-par.ts';
import type { Utdrag } from '../querylog/granskning/utdrag.ts';
import { utdragHtml } from '../querylog/granskning/utdrag-html.ts';
import { utdragJson } from '../querylog/granskning/utdrag-json.ts';
import type { Endpoint } from './endpoint.ts';
import { type DagarBody, intervalOf, type LoggServices, type NamndBody, post } from './logg-services.ts';
import { omatchadJson } from './logg-svar.ts';

type UtdragBody = NamndBody &
  DagarBody & { readonly person: string; readonly medHandlaggare?: { readonly skal: string } };
type AvstamningBody = NamndBody & DagarBody & { readonly par: readonly Par[] };

/** 100,000 pairs, each of 300 bytes at most. */
const AVSTAMNING_BYTES = 30_000_000;

export function createUtdragEndpoints(services: LoggServices): Endpoint[] {
  const { granskning, myndigheter } = services;
  return [
    post<UtdragBody>('/v1/logg/utdrag', 'utdrag', async ({ fran, till, ...body }, { aktor, prefers }) => {
      const utdrag = await granskning.utdrag({ aktor, ...body, interval: intervalOf({ fran, till }) });
      if (prefers('application/json', 'text/html') === 'application/json') {
        return { json: utdragJson(utdrag, myndigheter) };
      }
      return { type: 'text/html', text: utdragHtml(utdrag, { myndigheter, namnd: senderOf(utdrag, services) }) };
    }),
    post<AvstamningBody>(
      '/v1/logg/avstamningar',
      'avstamning',
      async ({ fran, till, ...body }, { aktor }) => {
        const avstamning = await granskning.avstam({ aktor, ...body, interval: intervalOf({ fran, till }) });
        return { json: { ...avstamning, omatchade: avstamning.omatchade.map(omatchadJson) } };
      },
      AVSTAMNING_BYTES,
    ),
  ];
}

/** The nämnd by the name that is registered, or that it asked under last. */
export function senderOf(
  { namnd, fragor }: Utdrag,
  { namnder }: Pick<LoggServices, 'namnder'>,
): { readonly namn: string; readonly kontakt?: string } {
  return (
    namnder?.get(namnd) ?? { namn: fragor.at(-1)?.organisation.namn ?? `Nämnden med organisationsnummer ${namnd}` }
  );
}
