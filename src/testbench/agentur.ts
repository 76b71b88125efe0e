// What the bench must know of a bastjänst beside its module: its contract's files, its question's schema, and facts that cases ask for.
import type { BastjanstModule, Content } from '../bastjanster/module.ts';
import type { Flag } from '../composite/quality.ts';
import type { Period } from '../composite/query.ts';
import type { HttpResponse } from '../platform/http-client.ts';

/** One flaw of a question or an answer: place and rule, never a value. */
export interface Brott {
  readonly path: string;
  readonly rule: string;
  readonly expected?: string;
}

export interface Agentur {
  readonly modul: BastjanstModule;
  /** First part of its cases' ids, e.g. `CSN`. */
  readonly prefix: string;
  readonly version: string;
  readonly filer: readonly string[];
  readonly wire: 'soap' | 'rest';
  /** The flaws of a question by the contract's schema; `undefined` where the contract has none for questions. */
  readonly fragansBrott?: (body: string) => readonly Brott[];
  /** The flaws of an answer, for people: the verdict itself is the module's. */
  readonly svaretsBrott: (svar: HttpResponse, vag: string) => readonly Brott[];
  /** The flaws of an error's body, where the contract has a schema for it. */
  readonly feletsBrott?: (svar: HttpResponse) => readonly Brott[];
  /** The parameters of a question, as the composite's would hold them. */
  readonly parametrar: (fraga: FragansKarna) => Readonly<Record<string, string>>;
  /** Settings of the target without which nothing can be asked. */
  readonly installningar: readonly string[];
  readonly fakta: Fakta;
}

export interface FragansKarna {
  readonly personnummer: string;
  readonly period: Period;
  readonly installningar: Readonly<Record<string, string>>;
}

/** What is true of the contract, where that decides which cases apply and what they may expect. */
export interface Fakta {
  /** Whether its answers name the person asked about. */
  readonly namngerPerson: boolean;
  /** How it can say that it knows nothing: clearly, or only so that nothing is proved. */
  readonly okand: 'nothing' | 'unverifiable';
  readonly samordning: boolean;
  readonly flaggor: readonly Flag[];
  /** Whether several answer inside it. */
  readonly svarande: boolean;
  /** End tags in the question before each of which the contract lets a foreign element in. */
  readonly anyFore?: readonly string[];
  /** Elements or fields that the question may leave out, by local name. */
  readonly valfria: readonly string[];
  /** Elements or fields without which there is no question. */
  readonly kravda: readonly string[];
  /** Whether the question has a period. */
  readonly period: boolean;
  /** The days of the payments in an answer, where it has them. */
  readonly betalningsdagar?: (content: Content) => readonly string[];
  /** Whether an answer has data on a person, whatever its status says. */
  readonly uppgifter: (content: Content) => boolean;
  /** The namespace or path that a question of an unknown version has instead. */
  readonly annanVersion: readonly [fran: string | RegExp, till: string];
}
