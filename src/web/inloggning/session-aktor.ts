// Who uses the administrative API of the log, where it is a person who has logged in.
import type { Request } from 'express';
import type { Aktor } from '../../querylog/granskning/aktor.ts';
import { ProblemError } from '../problem.ts';
import { trialAktor } from '../trial-aktor.ts';
import { type BesokDeps, besokOf } from './besok.ts';
import { aktorNamn, type Person } from './person.ts';
import { demandOwnAddress, demandOwnCall } from './session-besok.ts';

export interface IdentifyDeps extends BesokDeps {
  /** True in local trial: then `X-Aktor` and `X-Roll` are believed where they stand. */
  readonly trial: boolean;
}

/**
 * An operator is `drift`; who administers a nämnd, and who reviews its log, is that nämnd: what a review needs is to see its
 * questions, and the log has no narrower role. Who is more than one of these says which by `X-Roll`, as in trial mode.
 * @returns what `createApi` wants; throws {ProblemError}: 401 without a session, 403 without a role or a token
 */
export function createIdentify({ trial, ...deps }: IdentifyDeps): (request: Request) => Promise<Aktor> {
  return async (request) => {
    // Somebody else's page could send the trial's headers as well as we.
    demandOwnAddress(request, deps);
    if (trial && request.get('x-aktor') !== undefined) return trialAktor(request);
    const besok = await besokOf(request, deps);
    if (!besok?.session) {
      // In trial its text says how to say who one is.
      if (trial) return trialAktor(request);
      throw new ProblemError('not-authenticated', 401, 'Logga in först: det framgår inte vem som frågar.');
    }
    demandOwnCall(request, besok);
    return chosen(aktorerOf(besok.session.person), request.get('x-roll'));
  };
}

function aktorerOf(person: Person): Aktor[] {
  const namn = aktorNamn(person);
  const all = person.roller.flatMap((one): Aktor[] => {
    if (one.roll === 'drift') return [{ namn, roll: 'drift' }];
    return one.roll === 'namnd' || one.roll === 'loggranskare' ? [{ namn, roll: 'namnd', namnd: one.namnd }] : [];
  });
  return [...new Map(all.map((one) => [rollText(one), one])).values()];
}

function chosen(aktorer: readonly Aktor[], asked: string | undefined): Aktor {
  const found = asked === undefined ? aktorer : aktorer.filter((one) => rollText(one) === asked);
  const [only, ...more] = found;
  if (only && more.length === 0) return only;
  if (only) {
    const words = found.map(rollText).join(', ');
    throw new ProblemError('roll', 403, `Du har flera roller: säg i X-Roll vilken av dem du frågar som (${words}).`);
  }
  throw new ProblemError('roll', 403, 'Du har ingen roll som får detta.');
}

function rollText(aktor: Aktor): string {
  return aktor.roll === 'drift' ? 'drift' : `namnd ${aktor.namnd}`;
}
