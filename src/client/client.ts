// The client of the REST API for case systems: it puts a question once, within a deadline, and keeps nothing.
import { type Anropsval, createAnrop } from './anrop.ts';
import type { FetchLike } from './fetch-like.ts';
import { checkedMs } from './tidsgrans.ts';
import type { Felkoder, Fraga, Fragekontroll, Hushall, HushallSvar, Svar } from './typer.ts';
import { createUppdragClient, type UppdragClient } from './uppdrag.ts';

export interface ClientOptions {
  /** `https://sammansatt.example`; over http only to this computer, since what is sent is about people. */
  readonly baseUrl: string;
  /** An access token, or what gives one for each call; where the service takes them. */
  readonly token?: string | (() => Promise<string>);
  /** Of a whole call; milliseconds. A little more than the service's own 25 seconds where nothing is said. */
  readonly deadlineMs?: number;
  /** Instead of the platform's: for mutual TLS undici's, with an `Agent` that has the certificate. */
  readonly fetch?: FetchLike;
}

export interface SammansattClient {
  /**
   * Puts a question about one person. Each bastjänst that was asked has one part in the answer, with its data or its error.
   * @throws {SammansattError} where the question as a whole was refused, or no answer came
   */
  fraga(fraga: Fraga, val?: Anropsval): Promise<Svar>;
  /** What the question would do: nobody is asked, and no person is logged. @throws {SammansattError} */
  kontroll(fraga: Fraga, val?: Anropsval): Promise<Fragekontroll>;
  /** Puts a question about each member of a household, under one deadline. @throws {SammansattError} where nobody could be asked */
  hushall(fraga: Hushall, val?: Anropsval): Promise<HushallSvar>;
  /** Every felkod, with what the caller does about it. @throws {SammansattError} */
  felkoder(val?: Anropsval): Promise<Felkoder['felkoder']>;
  readonly uppdrag: UppdragClient;
}

const DEADLINE_MS = 30_000;
const OWN_COMPUTER = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Nothing is tried again by itself: a question that is put twice is two rows in the log. @throws {TypeError} for an address or a deadline that is none */
export function createSammansattClient(options: ClientOptions): SammansattClient {
  const { token, deadlineMs = DEADLINE_MS, fetch = globalThis.fetch } = options;
  const anrop = createAnrop({
    baseUrl: checkedUrl(options.baseUrl),
    deadlineMs: checkedMs(deadlineMs),
    fetch,
    ...(token !== undefined && { token }),
  });
  const { json } = anrop;
  return {
    fraga: (fraga, val) => json('POST', '/v1/fragor', fraga, val),
    kontroll: (fraga, val) => json('POST', '/v1/fragor/kontroll', fraga, val),
    hushall: (fraga, val) => json('POST', '/v1/hushall', fraga, val),
    async felkoder(val) {
      const { felkoder } = await json<Felkoder>('GET', '/v1/felkoder', undefined, val);
      return felkoder;
    },
    uppdrag: createUppdragClient(anrop),
  };
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && OWN_COMPUTER.test(url.hostname));
  if (url && isSafe) return url.origin + url.pathname.replace(/\/+$/, '');
  throw new TypeError('baseUrl: en adress som börjar med https:// väntas.');
}
