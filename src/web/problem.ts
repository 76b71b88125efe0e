// Whatever goes wrong in the administrative API as a problem document (RFC 9457), from one table.
import type { Response } from 'express';
import type { RequestFault } from '../composite/fault.ts';
import { asRequestFault, faultResponse } from '../inbound/fault-response.ts';
import { requestId } from '../inbound/request-id.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { JobLockLostError } from '../platform/sql/job-lock.ts';
import { DecipherError } from '../querylog/cipher.ts';
import { GallringError, type GallringErrorKind } from '../querylog/gallring/gallring-error.ts';
import { GranskningError, type GranskningErrorKind } from '../querylog/granskning/granskning-error.ts';
import { KeyError } from '../querylog/keys/key-error.ts';
import { KontrollError, type KontrollErrorKind } from '../querylog/kontroll/kontroll-error.ts';
import {
  DriftinformationError,
  type DriftinformationErrorKind,
} from '../servicelevel/driftinformation/driftinformation-error.ts';

export interface Problem {
  /** Names the kind of problem for programs. */
  readonly code: string;
  readonly status: number;
  /** Swedish, for people: the field, the rule and what to do; never a value. */
  readonly detail: string;
  /** The field, as bodies have it. */
  readonly falt?: string;
}

/** Refused by the API itself. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(code: string, status: number, detail: string) {
    super(detail);
    this.problem = { code, status, detail };
  }
}

const GRANSKNING: Readonly<Record<GranskningErrorKind, number>> = {
  forbidden: 403,
  'reason-missing': 422,
  interval: 422,
  criterion: 422,
  pairs: 422,
  text: 422,
  'not-found': 404,
  'too-many': 422,
  'already-done': 409,
};

const GALLRING: Readonly<Record<GallringErrorKind, number>> = {
  'ogiltigt-beslut': 422,
  'okant-beslut': 404,
  'ogiltig-markering': 422,
  'okand-markering': 404,
  'ogiltig-start': 422,
  'nyckel-saknas': 503,
  hindrad: 409,
  klockan: 409,
  kvar: 409,
};

const KONTROLL: Readonly<Record<KontrollErrorKind, number>> = {
  'month-open': 409,
  'no-such-month': 404,
  unreadable: 500,
  contended: 409,
};

/** Of pages as well. */
export const DRIFTINFORMATION_STATUS: Readonly<Record<DriftinformationErrorKind, number>> = {
  ogiltig: 422,
  okand: 404,
  'annan-version': 409,
  'otillaten-overgang': 409,
};

/** Fields of granskning that bodies have by another name. */
const FIELDS: Readonly<Record<string, string>> = {
  interval: 'fran, till',
  tom: 'till',
  tillAt: 'till',
  upptacktAt: 'upptackt',
};

const AWAY = 'Loggen går inte att nå just nu. Försök igen om en stund.';
const BUG = 'Något gick fel hos oss. Försök igen, och säg till om det upprepas.';
const ALTERED = 'En post i loggen kan inte läsas: den är ändrad. Be driftleverantören att kontrollera loggen.';

const REQUEST: Partial<Record<RequestFault['code'], string>> = {
  malformed: 'Innehållet kan inte läsas som JSON. Skicka UTF-8 utan upprepade namn.',
  'unsupported-media-type': 'Skicka innehållet som application/json.',
  'method-not-allowed': 'Metoden finns inte här. Svarshuvudet Allow säger vilka som finns.',
  'too-large': 'Innehållet är för stort. Dela upp det.',
  'too-slow': 'Innehållet kom inte fram i tid. Försök igen.',
  'not-found': 'Adressen finns inte.',
  'shutting-down': 'Tjänsten stänger. Försök igen om en stund.',
  'not-authenticated': 'Det framgår inte vem som frågar.',
  'scope-missing': 'Åtkomsttoken ger inte rätt till detta. Begär en token med rätt scope.',
  'identity-unavailable': 'Det går inte att avgöra vem som frågar just nu. Försök igen om en stund.',
  'rate-limited': 'För många anrop. Vänta den tid som Retry-After anger.',
};

/** The problem that anything thrown is; what nobody expected is 500 and says nothing. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof GranskningError) return ofGranskning(error);
  if (error instanceof GallringError) return of(error.kind, GALLRING[error.kind], error.message);
  if (error instanceof KontrollError) return of(error.kind, KONTROLL[error.kind], error.message);
  if (error instanceof DriftinformationError) {
    const { kind, message, falt } = error;
    return { ...of(kind, DRIFTINFORMATION_STATUS[kind], message), ...(falt !== undefined && { falt }) };
  }
  if (error instanceof DatabaseError || error instanceof KeyError) return of('logg-otillganglig', 503, AWAY);
  if (error instanceof JobLockLostError) return of('logg-otillganglig', 503, AWAY);
  if (error instanceof DecipherError) return of('logg-andrad', 500, ALTERED);
  if (error instanceof URIError) return of('not-found', 404, REQUEST['not-found'] ?? BUG);
  const fault = asRequestFault(error);
  return of(fault.code, faultResponse(fault).status, REQUEST[fault.code] ?? BUG);
}

function ofGranskning({ kind, falt, message }: GranskningError): Problem {
  const name = FIELDS[falt] ?? falt;
  const detail = message.startsWith(`${falt}:`) ? `${name}${message.slice(falt.length)}` : message;
  return { ...of(kind, GRANSKNING[kind], detail), falt: name };
}

function of(code: string, status: number, detail: string): Problem {
  return { code, status, detail };
}

/** Answers with a problem document; `id` is that of the answer's header. */
export function sendProblem(response: Response, { code, status, detail, falt }: Problem): void {
  if (response.destroyed) return;
  if (status === 503) response.set('Retry-After', '5');
  const title = TITLES[status] ?? 'Något gick fel';
  const id = requestId(response);
  const problem = { type: `urn:sammansatt:problem:${code}`, title, status, detail, code, ...(falt && { falt }), id };
  response.status(status).set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
  response.type('application/problem+json').end(JSON.stringify(problem));
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Innehållet kan inte användas',
  401: 'Okänd användare',
  403: 'Inte tillåtet',
  404: 'Finns inte',
  405: 'Metoden finns inte',
  408: 'För långsamt',
  409: 'Går inte nu',
  413: 'För stort',
  415: 'Fel medietyp',
  421: 'Okänd adress',
  422: 'Ett fält bryter mot en regel',
  429: 'För många anrop',
  503: 'Inte tillgängligt just nu',
};
