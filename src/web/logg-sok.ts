// Searching the log over REST, looking at one question, who has looked, and how much was asked.
import type { Kriterium } from '../querylog/granskning/kriterium.ts';
import type { Endpoint } from './endpoint.ts';
import {
  type DagarBody,
  intervalOf,
  type LoggServices,
  type NamndBody,
  pageOf,
  post,
  type SidaBody,
} from './logg-services.ts';
import { atkomstJson, fragaJson, sidaJson } from './logg-svar.ts';

type SokningBody = NamndBody & DagarBody & SidaBody & Kriterium;
type VisningBody = NamndBody & { readonly id: string };
type AtkomsterBody = NamndBody & DagarBody & SidaBody;
type AntalBody = Pick<NamndBody, 'skal'> & Partial<Pick<NamndBody, 'namnd'>> & DagarBody;

export function createSokEndpoints({ granskning, myndigheter }: LoggServices): Endpoint[] {
  return [
    post<SokningBody>('/v1/logg/sokningar', 'sokning', async (body, { aktor }) => {
      const { namnd, skal, falt, varde } = body;
      const kriterium = { falt, varde };
      const sida = await granskning.sok({ aktor, namnd, skal, kriterium, interval: intervalOf(body), ...pageOf(body) });
      return { json: sidaJson(sida, (one) => fragaJson(one, myndigheter)) };
    }),
    post<VisningBody>('/v1/logg/visningar', 'visning', async (body, { aktor }) => {
      return { json: fragaJson(await granskning.visa({ aktor, ...body }), myndigheter) };
    }),
    post<AtkomsterBody>('/v1/logg/atkomster', 'atkomster', async (body, { aktor }) => {
      const { namnd, skal } = body;
      const sida = await granskning.atkomster({ aktor, namnd, skal, interval: intervalOf(body), ...pageOf(body) });
      return { json: sidaJson(sida, atkomstJson) };
    }),
    post<AntalBody>('/v1/logg/antal', 'antal', async (body, { aktor }) => {
      const { namnd, skal } = body;
      const interval = intervalOf(body);
      const manader = await granskning.antal({ aktor, skal, interval, ...(namnd !== undefined && { namnd }) });
      return { json: { manader } };
    }),
  ];
}
