// What a test case is, what it is given and what comes of it: the words that catalogue, runner and reports share.
import type { LookupFunction } from 'node:net';
import type { HttpClient, HttpRequest, HttpResponse } from '../platform/http-client.ts';
import type { TlsFiles } from '../platform/http-pool.ts';
import type { Granser } from './granser.ts';
import type { Testpersoner } from './testpersoner.ts';

export const GRUPPER = ['kontrakt', 'funktion', 'negativ', 'protokoll', 'integritet', 'servicenivå', 'ping'] as const;

export type Grupp = (typeof GRUPPER)[number];

/** What a case covers: an element of the contract, a paragraph of the UC, or a felkod of the composite. */
export interface Krav {
  readonly slag: 'kontrakt' | 'UC' | 'felkod';
  readonly ref: string;
}

/** A case as data: all that reports and pages show of it, in Swedish. */
export interface Fallbeskrivning {
  /** E.g. `CSN-FUN-003`; stable, reports refer to it. */
  readonly id: string;
  readonly grupp: Grupp;
  readonly krav: readonly Krav[];
  readonly titel: string;
  /** What is done, step by step. */
  readonly steg: readonly string[];
  /** What is to come of it. */
  readonly forvantan: string;
  /** Why it matters. */
  readonly varfor: string;
  /** Could harm a service that is not built for it: run only when asked for, and with the target's consent. */
  readonly fientlig?: boolean;
  /** Roles of test persons (`kand`) or settings (`aktorsid`) without which it is skipped. */
  readonly behover?: readonly string[];
  /** Calls that it makes at most. */
  readonly anrop: number;
}

export interface Provfall extends Omit<Fallbeskrivning, 'anrop'> {
  readonly anrop: (granser: Granser) => number;
  /** Why it does not apply to the target; `undefined`: it applies. */
  readonly galler?: (miljo: Omit<Provmiljo, 'http'>) => string | undefined;
  /**
   * Runs it. What it sends through `miljo.http` is paced, counted and recorded.
   * @throws the signal's reason when it aborts; anything else is an error of the bench
   */
  kor(miljo: Provmiljo, signal: AbortSignal): Promise<Domslut>;
}

/** How a case can end. */
export const UTFALL = [
  'godkänd',
  'underkänd',
  'varning',
  'hoppad',
  'ej tillämplig',
  'fel i bänken',
  'avbruten',
  'väntar',
] as const;

export type UtfallSlag = (typeof UTFALL)[number];

/** Measured times in whole milliseconds, and how many calls failed. */
export interface Matt {
  readonly antal: number;
  readonly misslyckade: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What a case says of itself; the texts are Swedish and hold nothing that the target sent but names of its schema. */
export interface Domslut {
  readonly utfall: UtfallSlag;
  /** One sentence. */
  readonly text: string;
  /** Why it was skipped, does not apply, or could not be judged. */
  readonly skal?: string;
  /** Of a case that was skipped: where something else decided than what it needs and lacks. */
  readonly hopp?: 'ej valda' | 'fientliga';
  readonly vantat?: string;
  readonly fick?: string;
  /** Where no answer came that could be judged: its felkod. Cases that have it and got the same have one cause. */
  readonly felkod?: string;
  readonly matt?: Matt;
}

/** A verdict with the calls that it stands on. */
export interface Utfall extends Domslut {
  readonly utbyten: readonly Utbyte[];
}

/** One call and its answer as they are kept: identities, names and free text masked (maskering.ts). */
export interface Utbyte {
  readonly metod: 'GET' | 'POST';
  /** Path only; it never holds a person. */
  readonly vag: string;
  readonly fraga: string;
  /** `undefined`: no answer came. */
  readonly status?: number;
  /** Only those that tell of the protocol. */
  readonly huvuden?: Readonly<Record<string, string>>;
  readonly svar?: string;
  /** Bytes of the answer, decompressed. */
  readonly storlek?: number;
  /** How it failed below HTTP: a word of platform/http-failure.ts. */
  readonly brott?: string;
  readonly ms: number;
}

/** What is tested. */
export interface Mal {
  /** The interface's key, e.g. `CSN` or `SKV_DELAR`. */
  readonly bastjanst: string;
  /** The address as the composite would be configured with it. */
  readonly url: string;
  /** The agency's own test service, where it has one by address. */
  readonly testUrl?: string;
  /** Client certificate, key and trusted CAs as PEM texts. */
  readonly tls?: TlsFiles;
  /** Facts of the environment: `aktorsid`, `organisationsnummer`, `namn`. */
  readonly installningar?: Readonly<Record<string, string>>;
  /** How every connection looks its host up (adress.ts): held to what it was when the target was allowed. Default the system's. */
  readonly lookup?: LookupFunction;
}

/** The way out: paces, counts and records; refuses identities that are not test numbers (inspelning.ts). */
export interface Provhttp extends HttpClient {
  /** As `send`, with the milliseconds from when its turn came. @throws {BastjanstFault} `timeout` once it has had the run's `svarMs` */
  matt(request: HttpRequest, signal: AbortSignal): Promise<{ readonly svar: HttpResponse; readonly ms: number }>;
  /** Waits until that many calls may go at once, and lets the next so many do so. @throws the signal's reason */
  samla(antal: number, signal: AbortSignal): Promise<void>;
  /** Gives something else that goes to the target its turn, counted as a call: a handshake. @throws {BankError}, or the signal's reason */
  iTur<T>(gor: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** The same way out over another client: for a case that must know which connection it has. Closing it closes that client. */
  genom(klient: HttpClient): HttpClient;
}

export interface Provmiljo {
  readonly mal: Mal;
  readonly personer: Testpersoner;
  readonly granser: Granser;
  readonly http: Provhttp;
}

/** All cases of one contract. */
export interface Provkatalog {
  readonly bastjanst: string;
  /** For people. */
  readonly namn: string;
  readonly kontraktsversion: string;
  /** The contract's files below the project root: hashed into the protocol. */
  readonly filer: readonly string[];
  /** Levels where nothing is agreed; those of a bastjänst where it is missing. */
  readonly niva?: Partial<Granser>;
  /** The ordinary question that shows whether anything answers at all; it rejects as a case does. */
  readonly forstaFraga?: Pick<Fallbeskrivning, 'anrop'> & {
    /** As a case's. */
    readonly behover: readonly string[];
    stall(miljo: Provmiljo, signal: AbortSignal): Promise<void>;
  };
  readonly fall: readonly Provfall[];
}

/** The certificate that the target showed. */
export interface Malcertifikat {
  readonly subjekt: string;
  readonly utfardare: string;
  /** ISO 8601. */
  readonly giltigtTill: string;
  /** SHA-256, hex in lower case. */
  readonly fingeravtryck: string;
}

/** A run, as JSON has it and as every report is made from it. */
export interface Provprotokoll {
  /** Version of the bench that tested. */
  readonly provbank: string;
  readonly bastjanst: string;
  readonly namn: string;
  readonly kontraktsversion: string;
  /** SHA-256 over the contract's files, hex. */
  readonly kontraktshash: string;
  /** ISO 8601. */
  readonly start: string;
  readonly slut: string;
  /** The whole address, but of what could be somebody's number. */
  readonly mal: string;
  /** Absent where the target has no TLS, and where it showed none. */
  readonly certifikat?: Malcertifikat;
  /** Of a target with TLS that showed none: why, in Node's or OpenSSL's code. */
  readonly certifikatfel?: string;
  readonly granser: Granser;
  /** The options of the call, as the command line has them (kommandoval.ts). Absent in protocols of before they were kept. */
  readonly kommandoval?: string;
  readonly fall: readonly Fallresultat[];
  readonly sammanfattning: Readonly<Record<UtfallSlag, number>>;
}

export interface Fallresultat {
  readonly fall: Fallbeskrivning;
  readonly utfall: Utfall;
  readonly ms: number;
}
