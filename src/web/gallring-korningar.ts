// Gallring over REST, for operators: what would go, and letting it go.
import type { Plan } from '../querylog/gallring/plan.ts';
import { kravDrift } from '../querylog/granskning/behorighet.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Endpoint, Input, Reply } from './endpoint.ts';
import { protokollJson } from './gallring-protokoll.ts';
import type { LoggServices } from './logg-services.ts';
import { ProblemError } from './problem.ts';

export function createKorningEndpoints(services: LoggServices): Endpoint[] {
  return [
    {
      method: 'get',
      path: '/v1/gallring/torrkorning',
      async handle({ aktor }) {
        kravDrift(aktor);
        return { json: planJson(await services.gallring.plan()) };
      },
    },
    { method: 'post', path: '/v1/gallring/korningar', handle: (input) => run(services, input) },
  ];
}

/**
 * Waits so long as it may; then the run stops between two chunks, as it does when the caller hangs up, and the next one,
 * this job's or the schedule's, takes it up.
 * @throws {ProblemError} where another run is under way
 */
async function run({ gallring, granskning, gallringWaitMs = 60_000 }: LoggServices, input: Input): Promise<Reply> {
  const { aktor, left } = input;
  kravDrift(aktor);
  const limit = AbortSignal.timeout(gallringWaitMs);
  try {
    const protokoll = await gallring.run({ startadAv: aktor.namn, signal: AbortSignal.any([left, limit]) });
    if (protokoll === undefined) return { json: { utfall: 'inget att gallra' } };
    if ('pagar' in protokoll) {
      throw new ProblemError('gallring-pagar', 409, 'En annan gallring pågår. Vänta tills den är klar.');
    }
    await granskning.rensa();
    return { json: { utfall: 'klar', protokoll: await protokollJson(protokoll, gallring) } };
  } catch (error) {
    if (limit.aborted && error === limit.reason) return { status: 202, json: { utfall: 'ofullbordad' } };
    throw error;
  }
}

function planJson({ at, delar, slopas, markeringar, nycklar, utanBeslut }: Plan): object {
  return {
    tid: isoInSweden(at),
    delar: delar.map(({ beslut, ...rest }) => ({ ...rest, beslut: beslut.nummer })),
    slopas,
    markeringar,
    nycklar,
    utanBeslut,
  };
}
