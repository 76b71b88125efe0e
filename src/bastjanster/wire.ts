// What SOAP and REST bastjänster share: trace headers out, failures below HTTP in, and whether it is the right person.
import { BastjanstFault, type FaultCause } from '../composite/fault.ts';
import { isSameIdentity, type PersonId, type QueryFrame } from '../composite/query.ts';
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from '../platform/http-client.ts';
import { traceableId } from '../platform/identity.ts';
import type { ModuleDeps } from './module.ts';

/** Headers by which a source's operators find the call. A korrelationsid that is no UUID is a free text and stays here. */
export function traceHeaders({
  id,
  korrelationsid,
}: Pick<QueryFrame, 'id' | 'korrelationsid'>): Record<string, string> {
  const traceable = traceableId(korrelationsid);
  return { 'x-sammansatt-id': id, ...(traceable ? { 'x-korrelationsid': traceable } : {}) };
}

const CAUSES: Record<HttpFailure['kind'], FaultCause> = {
  unreachable: 'unreachable',
  'connect-timeout': 'unreachable',
  broken: 'connection-broken',
  tls: 'tls',
  'too-large': 'too-large',
  'bad-encoding': 'invalid-answer',
};

/** Sends a request to a source. @throws {BastjanstFault} */
export async function callSource(http: HttpClient, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  try {
    return await http.send(request, signal);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new BastjanstFault(CAUSES[error.kind], { technical: error.code });
  }
}

/** Calls a source's test service by GET. @throws {BastjanstFault} */
export async function testByAddress({ http, settings }: ModuleDeps, url: string, signal: AbortSignal): Promise<void> {
  const request = { method: 'GET', url, headers: {}, maxBytes: settings.maxAnswerBytes } as const;
  const response = await callSource(http, request, signal);
  if (response.status !== 200) throw httpError(response);
}

/** The fault of an answer whose HTTP status is no success. */
export function httpError({ status, headers }: HttpResponse): BastjanstFault {
  const seconds = Number(headers['retry-after']);
  const retryAfterSeconds = Number.isInteger(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
  return new BastjanstFault('http-error', { httpStatus: status, ...retryAfterSeconds });
}

/**
 * Checks that everybody whom an answer is about is the person asked about.
 * @param subjects identities as the source writes them (10 or 12 digits, a hyphen is let pass); `undefined`, none or blank: nobody named
 * @throws {BastjanstFault} `wrong-person`
 */
export function checkSubject(subjects: readonly string[] | undefined, person: PersonId): 'verified' | 'not-checked' {
  const named = (subjects ?? []).map((subject) => subject.replaceAll(/[-+\s]/g, '')).filter((digits) => digits !== '');
  if (named.length === 0) return 'not-checked';
  if (!named.every((digits) => isSameIdentity(digits, person))) throw new BastjanstFault('wrong-person');
  return 'verified';
}
