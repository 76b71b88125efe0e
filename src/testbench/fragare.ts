// Asks as the composite asks: the agency's own mapper makes the question, its own checks judge the answer; what comes back is kept whole.
import { randomUUID } from 'node:crypto';
import type { BastjanstSettings, Content } from '../bastjanster/module.ts';
import type { Bastjanst, Delivery } from '../composite/bastjanst.ts';
import { BastjanstFault } from '../composite/fault.ts';
import { type BastjanstQuery, type Period, PersonId } from '../composite/query.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../platform/http-client.ts';
import type { Agentur } from './agentur.ts';
import type { Provmiljo } from './prov.ts';

/** A question to ask; what is left out is as in an ordinary one. */
export interface FragaVal {
  readonly period?: Period;
  readonly arende?: string;
  readonly handlaggare?: string;
  readonly parametrar?: Readonly<Record<string, string>>;
  /** Changes what the mapper made, before it is sent. */
  readonly andra?: (request: HttpRequest) => HttpRequest;
}

export interface Fragat {
  /** Delivered in strict mode: valid, about the right person. */
  readonly leverans?: Delivery<Content>;
  readonly fel?: BastjanstFault;
  /** What was sent and what came, call by call; no answer where none came. */
  readonly anrop: readonly { readonly request: HttpRequest; readonly svar?: HttpResponse }[];
  /** Milliseconds from the first call's start, its wait for its turn not counted. */
  readonly ms: number;
}

export interface Fragare {
  /** @throws {BankError}, or the signal's reason */
  fraga(personnummer: string, signal: AbortSignal, val?: FragaVal): Promise<Fragat>;
  /** Pings the agency's test service; `undefined` where it has none. */
  readonly ping: ((signal: AbortSignal) => Promise<BastjanstFault | undefined>) | undefined;
}

const FRAGARE = new WeakMap<Provmiljo, Fragare>();

/** One for each environment: schemas are compiled once. */
export function fragareFor(agentur: Agentur, miljo: Provmiljo): Fragare {
  const kant = FRAGARE.get(miljo) ?? createFragare(agentur, miljo);
  FRAGARE.set(miljo, kant);
  return kant;
}

type Installningar = Readonly<Record<string, string>>;

interface Pagaende {
  readonly signal: AbortSignal;
  readonly andra: FragaVal['andra'];
  readonly anrop: { readonly request: HttpRequest; svar?: HttpResponse }[];
  ms: number;
}

function createFragare(agentur: Agentur, miljo: Provmiljo): Fragare {
  const installningar = { organisationsnummer: '162120000142', namn: 'Provköpings kommun', ...miljo.mal.installningar };
  /** Questions under way, by the id that they carry in a header: several can be so at a time. */
  const pagaende = new Map<string, Pagaende>();

  const http: HttpClient = {
    async send(request, signal) {
      const denna = pagaende.get(request.headers['x-sammansatt-id'] ?? '');
      if (!denna) return miljo.http.send(request, signal);
      const skickad = request.method === 'POST' ? (denna.andra?.(request) ?? request) : request;
      const anrop: Pagaende['anrop'][number] = { request: skickad };
      denna.anrop.push(anrop);
      // What a module asks beside its question, by a signal of its own, ends with the run too.
      const { svar, ms } = await miljo.http.matt(skickad, AbortSignal.any([signal, denna.signal]));
      denna.ms = Math.max(denna.ms, ms);
      anrop.svar = svar;
      return svar;
    },
    close: async () => {},
  };
  const bastjanst: Bastjanst<Content> = agentur.modul.create({ http, settings: settingsFor(miljo, installningar) });

  const { test } = bastjanst;
  return {
    async fraga(personnummer, signal, val = {}) {
      const query = fragan(agentur, personnummer, installningar, val);
      const denna: Pagaende = { signal, andra: val.andra, anrop: [], ms: 0 };
      pagaende.set(query.id, denna);
      try {
        const slut = await ellerFel(signal, () => bastjanst.ask(query, signal));
        const { anrop, ms } = denna;
        return slut instanceof BastjanstFault ? { fel: slut, anrop, ms } : { leverans: slut, anrop, ms };
      } finally {
        pagaende.delete(query.id);
      }
    },
    ping: test && (async (signal) => (await ellerFel(signal, () => test(signal))) ?? undefined),
  };
}

function settingsFor({ mal, granser, personer }: Provmiljo, installningar: Installningar): BastjanstSettings {
  return {
    url: mal.url,
    schemaMode: 'strikt',
    // Each call has its own time, from when its turn comes (inspelning.ts).
    partTimeoutMs: granser.tidMs,
    maxAnswerBytes: granser.svarBytes,
    test: { ...installningar, ...(personer.kand ? { person: personer.kand } : {}) },
    ...(mal.testUrl ? { testUrl: mal.testUrl } : {}),
  };
}

/**
 * What comes of a call, its fault as data; that the run is stopped is no outcome of it.
 * @throws {BankError}, or the signal's reason
 */
export async function ellerFel<T>(signal: AbortSignal, gor: () => Promise<T>): Promise<T | BastjanstFault> {
  try {
    return await gor();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BastjanstFault) return error;
    throw error;
  }
}

function fragan(
  { parametrar }: Agentur,
  personnummer: string,
  installningar: Installningar,
  val: FragaVal,
): BastjanstQuery {
  const { period = vanligPeriod(), arende = 'PROVBANK-1', handlaggare = 'Åsa <&> Öberg' } = val;
  const { organisationsnummer = '', namn = '' } = installningar;
  return {
    id: randomUUID(),
    korrelationsid: randomUUID(),
    person: new PersonId(personnummer),
    ingivare: { organisationsnummer, namn, handlaggare },
    personuppgiftsbitraden: [{ organisationsnummer: '165561234567', namn: 'Leverantören & Co' }],
    arende,
    syfte: 'Prov av bastjänsten med testperson',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    period,
    parameters: { ...parametrar({ personnummer, period, installningar }), ...val.parametrar },
  };
}

/** The last seven weeks and the next ten days: within the window of every agency. */
export function vanligPeriod(): Period {
  return { from: dag(-50), tom: dag(10) };
}

/** The day that many days from today, YYYY-MM-DD. */
export function dag(avstand: number): string {
  return new Date(Date.now() + avstand * 86_400_000).toISOString().slice(0, 10);
}
