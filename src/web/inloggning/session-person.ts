// Who uses those parts of the administrative API that anybody may read, and that more roles than the log's may write.
import type { Request } from 'express';
import { trialAktor } from '../trial-aktor.ts';
import { besokOf } from './besok.ts';
import type { Person } from './person.ts';
import type { IdentifyDeps } from './session-aktor.ts';
import { demandOwnAddress, demandOwnCall } from './session-besok.ts';

/**
 * The person of the session; in local trial also whom `X-Aktor` and `X-Roll` name. Undefined: nobody in particular.
 * @returns what `createApi` wants; throws {ProblemError} 421, 403 without the session's token, 401 for headers that say nothing
 */
export function createIdentifyPerson({
  trial,
  ...deps
}: IdentifyDeps): (request: Request) => Promise<Person | undefined> {
  return async (request) => {
    demandOwnAddress(request, deps);
    if (trial && request.get('x-aktor') !== undefined) return trialPerson(request);
    const besok = await besokOf(request, deps);
    if (!besok?.session) return undefined;
    demandOwnCall(request, besok);
    return besok.session.person;
  };
}

function trialPerson(request: Request): Person {
  const aktor = trialAktor(request);
  const roller = aktor.roll === 'drift' ? [{ roll: aktor.roll }] : [{ roll: aktor.roll, namnd: aktor.namnd }];
  return { subject: 'prov', namn: aktor.namn, roller };
}
