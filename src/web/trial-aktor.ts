// Trial mode's word for who reads the log: whoever sits at the machine says it, in headers. Roles by login come instead.
import type { Request } from 'express';
import { holdsIdentity } from '../platform/identity.ts';
import type { Aktor } from '../querylog/granskning/aktor.ts';
import { ProblemError } from './problem.ts';

/**
 * Reads `X-Aktor` (a name, percent-encoded where it is not ASCII) and `X-Roll`: `drift`, or `namnd` and the
 * organisationsnummer, 12 digits.
 * @throws {ProblemError} status 401
 */
export function trialAktor(request: Request): Aktor {
  refuseOtherNames(request);
  const namn = decoded(request.get('x-aktor') ?? '').trim();
  const [, roll, namnd] = /^(drift|namnd (\d{4}[2-9]\d{7}))$/.exec(request.get('x-roll') ?? '') ?? [];
  if (!isName(namn) || roll === undefined) {
    throw new ProblemError(
      'not-authenticated',
      401,
      'Säg vem som frågar: X-Aktor med ett namn (högst 100 tecken, inget personnummer; procentkodat där det inte är ' +
        'ASCII), och X-Roll som är drift, eller namnd följt av nämndens organisationsnummer med 12 siffror.',
    );
  }
  return namnd === undefined ? { namn, roll: 'drift' } : { namn, roll: 'namnd', namnd };
}

/** A website whose name is made to point at this machine would be its own origin here, and could write any header. */
function refuseOtherNames({ hostname }: Request): void {
  if (/^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)$/.test(hostname)) return;
  throw new ProblemError('not-authenticated', 401, 'I provläge nås loggen bara som 127.0.0.1 eller localhost.');
}

function isName(namn: string): boolean {
  return namn.length >= 1 && namn.length <= 100 && !/\p{Cc}/u.test(namn) && !holdsIdentity(namn);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
