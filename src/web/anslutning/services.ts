// What the pages of anslutning need, and what several of them share.

import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import type { Anslutningar, LagradAnslutning } from '../../anslutning/anslutningar.ts';
import type { Ataganden } from '../../anslutning/atagande.ts';
import type { Begaran } from '../../anslutning/begaran.ts';
import type { Handelser } from '../../anslutning/handelser.ts';
import { aktorNamn, hasRole, ownNamnder, type Person } from '../inloggning/person.ts';
import { PageError, type PageInput, type PageReply } from '../page.ts';
import { ANSLUTNING_STATUS } from '../page-fault.ts';
import type { Andringsbegaranden } from './andringsbegaran.ts';
import type { Notiser } from './notiser.ts';

export interface AnslutningServices {
  readonly anslutningar: Anslutningar;
  readonly ataganden: Ataganden;
  readonly handelser: Handelser;
  readonly andringsbegaranden: Andringsbegaranden;
  readonly notiser: Notiser;
  /** Those that can be asked for. */
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  readonly clock: { now(): number };
}

/** Who does it, by the login, and why, by the form. */
export function begaranOf(person: Person, skal: string): Begaran {
  return { aktor: { namn: aktorNamn(person) }, skal };
}

/**
 * The anslutning in the path, for operators and the nämnd itself; förvaltare read it.
 * @throws {PageError} status 404 for everybody else: what others have is not told
 */
export async function readAnslutning(
  { anslutningar }: Pick<AnslutningServices, 'anslutningar'>,
  { person, params }: PageInput,
): Promise<LagradAnslutning> {
  const number = params.nummer ?? '';
  const sees = person && (hasRole(person, 'drift', 'forvaltare') || ownNamnder(person).includes(number));
  const found = sees ? await anslutningar.en(number).catch(withoutUnknown) : undefined;
  if (found) return found;
  throw new PageError(404, 'Anslutningen finns inte', 'Det finns ingen sådan anslutning som du kan se.');
}

/** A nämnd asks for changes of what has been approved; before that it changes its application. */
export function mayAsk({ dokument: { status, organisationsnummer } }: LagradAnslutning, person: Person): boolean {
  const stands = ['godkänd', 'aktiv', 'spärrad', 'uppsagd'].includes(status);
  return stands && ownNamnder(person).includes(organisationsnummer);
}

function withoutUnknown(error: unknown): undefined {
  if (!(error instanceof AnslutningError && error.kind === 'okand')) throw error;
}

/** The page again, with what the register refused, or what `work` gave. */
export async function orRefused(
  work: () => Promise<PageReply>,
  again: (text: string) => PageReply | Promise<PageReply>,
): Promise<PageReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AnslutningError)) throw error;
    return { ...(await again(error.message)), status: ANSLUTNING_STATUS[error.kind] };
  }
}
