// The one way out of the bench: every call is held to pace and count, looked through for real identities, and recorded masked.
import { setTimeout as sleep } from 'node:timers/promises';
import { startDeadline } from '../composite/deadline.ts';
import { BastjanstFault } from '../composite/fault.ts';
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from '../platform/http-client.ts';
import { isIdentity } from '../platform/identity.ts';
import { BankError } from './bank-error.ts';
import type { Granser } from './granser.ts';
import { maskera, utanIdentiteter } from './maskering.ts';
import type { Provhttp, Utbyte } from './prov.ts';
import { arTestnummer } from './testpersoner.ts';

export interface Inspelning {
  /** Sends within the limits. @throws {BankError}, {HttpFailure}, or the signal's reason */
  readonly http: Provhttp;
  /** What was sent since the last time, the first {@link MEST_KVAR}. */
  ta(): readonly Utbyte[];
  /** Calls made in all. */
  antal(): number;
}

export interface InspelningDeps {
  readonly http: HttpClient;
  readonly granser: Pick<Granser, 'takt' | 'samtidiga' | 'antal' | 'svarMs'>;
  /** Ends every call, also one that its sender has forgotten. */
  readonly slut?: AbortSignal;
}

const MEST_KVAR = 20;
const HUVUDEN = [
  'content-type',
  'content-encoding',
  'content-length',
  'connection',
  'retry-after',
  'cache-control',
  'allow',
];

export function createInspelning({ http, granser, slut }: InspelningDeps): Inspelning {
  let utbyten: Utbyte[] = [];
  let antal = 0;
  const { slappFram, samla } = createTakt(granser);

  /** Counts a call and waits for its turn. @returns what ends it: its sender, or the run */
  async function tur(signal: AbortSignal): Promise<AbortSignal> {
    if (antal >= granser.antal) throw new BankError('antal');
    antal += 1;
    const egen = slut ? AbortSignal.any([signal, slut]) : signal;
    await slappFram(egen);
    return egen;
  }

  async function skicka(klient: HttpClient, request: HttpRequest, signal: AbortSignal): ReturnType<Provhttp['matt']> {
    vagraRiktiga(`${request.url} ${Object.values(request.headers).join(' ')} ${request.body ?? ''}`);
    const egen = await tur(signal);
    // Only now: a wait for its turn is the bench's own, and no time of the target's.
    using tid = startDeadline(granser.svarMs, () => new BastjanstFault('timeout', { limit: granser.svarMs }), egen);
    const borjan = performance.now();
    const spara = (utfall: Partial<Utbyte>): number => {
      const ms = Math.round(performance.now() - borjan);
      if (utbyten.length < MEST_KVAR) utbyten.push({ ...fragan(request), ...utfall, ms });
      return ms;
    };
    try {
      const svar = await klient.send(request, tid.signal);
      return { svar, ms: spara(svaret(svar)) };
    } catch (error) {
      spara({ brott: brottAv(error) });
      egen.throwIfAborted();
      throw error;
    }
  }

  const genom = (klient: HttpClient): HttpClient => ({
    send: async (request, signal) => (await skicka(klient, request, signal)).svar,
    close: () => klient.close(),
  });

  return {
    http: {
      ...genom(http),
      matt: (request, signal) => skicka(http, request, signal),
      async iTur(gor, signal) {
        const egen = await tur(signal);
        const utfall = await gor(egen);
        egen.throwIfAborted();
        return utfall;
      },
      samla,
      genom,
    },
    antal: () => antal,
    ta() {
      const tagna = utbyten;
      utbyten = [];
      return tagna;
    },
  };
}

/** A bucket of as many calls as may go at once, filled at the run's pace. */
function createTakt({ takt, samtidiga }: Pick<Granser, 'takt' | 'samtidiga'>) {
  const mellanrum = 1000 / takt;
  /** When the bucket would be full again. */
  let full = 0;
  /** Calls that have been gathered to go at once, and how many of them have not gone. */
  let samlade = { antal: 0, kvar: 0 };

  async function vanta(ms: number, signal: AbortSignal): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
  }

  return {
    /** Waits for a call's turn. */
    async slappFram(signal: AbortSignal): Promise<void> {
      const nu = performance.now();
      const paEnGang = samlade.kvar > 0 ? Math.max(samtidiga, samlade.antal) : samtidiga;
      samlade = { ...samlade, kvar: samlade.kvar - 1 };
      const ms = full - mellanrum * (paEnGang - 1) - nu;
      full = Math.max(full, nu) + mellanrum;
      await vanta(ms, signal);
    },
    /** As long as the bucket would take to hold so many: the pace in the long run stays what it is. */
    async samla(antal: number, signal: AbortSignal): Promise<void> {
      await vanta(full + mellanrum * Math.max(0, antal - samtidiga) - performance.now(), signal);
      samlade = { antal, kvar: antal };
    },
  };
}

function brottAv(error: unknown): string {
  if (error instanceof HttpFailure) return error.kind;
  return error instanceof BastjanstFault && error.cause === 'timeout' ? 'tidsgräns' : 'avbruten';
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** @throws {BankError} where a text holds twelve or ten digits that somebody could have been given, outside ids of our own */
function vagraRiktiga(text: string): void {
  const idag = new Date().toISOString().slice(0, 10);
  for (const [, sekel = '', rest = ''] of text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(UUID, '')
    .matchAll(/(?<!\d)(18|19|20)?(\d{6}[ .\p{Pd}−+]{0,3}\d{4})(?!\d)/gu)) {
    const tio = rest.replaceAll(/\D/g, '');
    const tankbara = sekel === '' ? [`19${tio}`, `20${tio}`] : [sekel + tio];
    if (tankbara.some((en) => isIdentity(en, idag)) && !tankbara.some(arTestnummer)) throw new BankError('testnummer');
  }
}

function fragan({ method, url, body = '' }: HttpRequest): Pick<Utbyte, 'metod' | 'vag' | 'fraga'> {
  return { metod: method, vag: utanIdentiteter(new URL(url).pathname), fraga: maskera(body) };
}

const utf8 = new TextDecoder();
/** Bytes of an answer that are looked at: more than what is kept of it. */
const LASES = 20_000;

function svaret({ status, headers, body }: HttpResponse): Partial<Utbyte> {
  const huvuden = Object.fromEntries(
    HUVUDEN.flatMap((namn) => (headers[namn] ? [[namn, utanIdentiteter(headers[namn]).slice(0, 100)]] : [])),
  );
  const svar = maskera(utf8.decode(body.subarray(0, LASES)), body.byteLength > LASES);
  return { status, huvuden, svar, storlek: body.byteLength };
}
