// What batches refuse, as problem documents (RFC 9457) with a type of their own; what is not of batches is as in the rest of the API.
import type { Response } from 'express';
import { requestId } from '../../inbound/request-id.ts';
import { DatabaseError } from '../../platform/sql/database-error.ts';
import { KeyError } from '../../querylog/keys/key-error.ts';
import { UppdragError, type UppdragErrorKind, UppskjutenError } from '../../uppdrag/uppdrag-error.ts';
import { asProblem, sendProblem } from '../problem.ts';

interface Sort {
  readonly status: number;
  readonly title: string;
  /** Seconds until it is worth another try. */
  readonly retryAfter?: number;
}

const SORTER: Readonly<Record<UppdragErrorKind | 'otillgangligt', Sort>> = {
  'kraver-postgresql': { status: 501, title: 'Uppdrag kräver PostgreSQL' },
  avstangt: { status: 403, title: 'Uppdrag är avstängt' },
  'instruktion-saknas': { status: 403, title: 'Nämndens instruktion saknas' },
  'inte-er-anslutning': { status: 403, title: 'Inte er anslutning' },
  fragor: { status: 422, title: 'Frågor har brister' },
  'flera-namnder': { status: 422, title: 'Frågorna gäller flera nämnder' },
  'ryms-inte': { status: 422, title: 'Frågorna hinner inte ställas' },
  'for-manga': { status: 429, title: 'För många uppdrag', retryAfter: 60 },
  okant: { status: 404, title: 'Uppdraget finns inte' },
  'inte-klart': { status: 409, title: 'Uppdraget är inte klart', retryAfter: 5 },
  hamtas: { status: 409, title: 'Resultatet hämtas redan', retryAfter: 5 },
  hamtat: { status: 410, title: 'Resultatet är hämtat' },
  gallrat: { status: 410, title: 'Resultatet är gallrat' },
  avbrutet: { status: 410, title: 'Uppdraget är avbrutet' },
  otillgangligt: { status: 503, title: 'Inte tillgängligt just nu', retryAfter: 5 },
};

const AWAY = 'Det går inte att ta emot eller lämna ut uppdrag just nu. Försök igen om en stund.';

/** Something that we need is away: an event, and no bug. */
export function isAway(error: unknown): boolean {
  return error instanceof UppskjutenError || error instanceof DatabaseError || error instanceof KeyError;
}

/** @returns whether nobody expected it */
export function sendUppdragProblem(response: Response, error: unknown): boolean {
  if (error instanceof UppdragError) return send(response, error.kind, error.message, error.brister);
  if (isAway(error)) return send(response, 'otillgangligt', AWAY);
  const problem = asProblem(error);
  sendProblem(response, problem);
  return problem.status === 500;
}

function send(response: Response, code: keyof typeof SORTER, detail: string, more: object = {}): false {
  const { status, title, retryAfter } = SORTER[code];
  if (response.destroyed) return false;
  if (retryAfter !== undefined && !response.hasHeader('Retry-After')) response.set('Retry-After', String(retryAfter));
  const problem = {
    type: `urn:sammansatt:uppdrag:${code}`,
    title,
    status,
    detail,
    code,
    id: requestId(response),
    ...more,
  };
  response.status(status).set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
  response.type('application/problem+json').end(JSON.stringify(problem));
  return false;
}
