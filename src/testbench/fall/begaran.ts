// A bare request to the target, to its own address where no other is given: within the run's pace, time and size, and what comes of it as data.
import { callSource } from '../../bastjanster/wire.ts';
import type { BastjanstFault } from '../../composite/fault.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../../platform/http-client.ts';
import type { Provsituation } from '../fall.ts';
import { ellerFel } from '../fragare.ts';

/**
 * Its answer, or what the composite would call it that none came.
 * @param http the run's way out, or another client through it (`Provhttp.genom`)
 * @throws {BankError}, or the signal's reason where the run is stopped
 */
export function begar(
  { miljo: { mal, granser }, signal }: Pick<Provsituation, 'miljo' | 'signal'>,
  http: HttpClient,
  request: Pick<HttpRequest, 'method' | 'headers'> & Partial<Pick<HttpRequest, 'url' | 'body'>>,
): Promise<HttpResponse | BastjanstFault> {
  const { url } = mal;
  return ellerFel(signal, () => callSource(http, { url, ...request, maxBytes: granser.svarBytes }, signal));
}
