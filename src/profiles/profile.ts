// A public contract on the core: which bastjänster, which rules, how its questions and answers are written.
import type { BastjanstModule, Content } from '../bastjanster/module.ts';
import type { CompositeAnswer } from '../composite/answer.ts';
import type { TestResult } from '../composite/bastjanst.ts';
import type { Permission } from '../composite/compose.ts';
import type { RequestFault } from '../composite/fault.ts';
import type { Step } from '../composite/ports.ts';
import type { CompositeQuery, Inclusion } from '../composite/query.ts';
import type { JsonSchema } from '../platform/schema.ts';
import type { XmlElement } from '../platform/xml.ts';
import type { XsdSchema } from '../platform/xsd.ts';

/** What the service adds to a question when it arrives. */
export interface Arrival {
  readonly id: string;
  readonly receivedAt: number;
  readonly receivedMonotonic: number;
}

/** The overview that a caller wants beside the answer. */
export interface OversiktVal {
  /** The month of the application, `YYYY-MM`. */
  readonly manad: string;
  /** A larger change than this is told; percent. */
  readonly troskelProcent: number;
}

/** A decoded question; `echo` is what the answer repeats of it, in the face's own form, where the caller asked for that. */
export interface Question<Echo> {
  readonly query: CompositeQuery;
  readonly echo?: Echo;
  /** Only the JSON form has one. */
  readonly oversikt?: OversiktVal;
}

/** One person of a household. */
export interface Hushallsperson {
  /** From 1, in the order of the question. */
  readonly nummer: number;
  readonly roll: string;
  readonly question: Question<string>;
}

/** A household question, decoded: a question of its own for each person. */
export interface Hushallsfraga {
  readonly id: string;
  readonly korrelationsid: string;
  /** In the order of the question. */
  readonly personer: readonly Hushallsperson[];
  /** The overview of all of them together. */
  readonly oversikt?: OversiktVal;
}

/** What became of one person's question; `status` is the HTTP status that a single question would have been refused with. */
export type Personutfall = { readonly person: Hushallsperson } & (
  | { readonly utfall: 'besvarad'; readonly answer: CompositeAnswer<Content> }
  | { readonly utfall: 'nekad'; readonly fault: RequestFault; readonly status: number }
);

/** Questions about the persons of one household, asked together; JSON alone. */
export interface HushallContract {
  readonly schema: JsonSchema;
  /** The value is valid. @param newId one for each person's question @throws {RequestFault} for what a schema cannot express */
  decode(question: unknown, arrival: Arrival, newId: () => string): Hushallsfraga;
  /** The answer as JSON text, each person's as a single question gets it. @param utfall of each person, in order */
  encodeAnswer(question: Hushallsfraga, utfall: readonly Personutfall[], milliseconds: number): string;
  /** What the problem has beside the first refusal, where nobody could be asked: each person's. */
  encodeRefusals(utfall: readonly Personutfall[]): { readonly personer: readonly object[] };
}

/** One SOAP version, chosen by the namespace of the body's element. */
export interface SoapVersion {
  readonly name: string;
  readonly namespace: string;
  /** WSDL below the project root. */
  readonly wsdl: string;
  readonly schema: XsdSchema;
  /** Last day on which it is answered, `YYYY-MM-DD`; missing while none is decided. */
  readonly closes?: string;
  readonly operations: { readonly ask: string; readonly test: string };
  /** Prepares the parsed element for the schema check, e.g. drops blanks that mean nothing. */
  prepare(element: XmlElement): void;
  /** The element is valid. @throws {RequestFault} for what a schema cannot express */
  decode(element: XmlElement, arrival: Arrival): Question<string>;
  /** Content of the SOAP body. */
  encodeAnswer(answer: CompositeAnswer<Content>, echo: string | undefined): string;
  /** @param results by source */
  encodeTest(results: ReadonlyMap<string, TestResult>): string;
  /** Content of the fault's detail; `operation` is the body element's name where it was read. */
  encodeFault(fault: RequestFault, operation: string | undefined): string;
}

/** The JSON form of the same contract. */
export interface RestContract {
  readonly schema: JsonSchema;
  /** The value is valid. @throws {RequestFault} for what a schema cannot express */
  decode(question: unknown, arrival: Arrival): Question<string>;
  /** The answer as JSON text (answers in JSON are carried as they came), with the overview beside them where it is wanted. */
  encodeAnswer(answer: CompositeAnswer<Content>, echo: string | undefined, oversikt?: OversiktVal): string;
  /** The outcome of a check as JSON text. */
  encodePermission(permission: Permission): string;
  encodeFault(fault: RequestFault): { readonly felkod: string; readonly felmeddelande: readonly string[] };
  /** The catalogue of felkoder, as JSON text. */
  readonly felkoder: string;
}

export interface Profile {
  readonly name: string;
  /** In the order of the answer. */
  readonly modules: readonly BastjanstModule[];
  /** Rules on the question itself, after those on who may ask. */
  readonly rules: readonly Step[];
  /**
   * What an inclusion asks for within its bastjänst, in the words of the bastjänst's contract, for rights that are narrower than
   * a bastjänst; `undefined`: all that it has, or what nobody can tell apart.
   */
  itemsOf(inclusion: Inclusion): readonly string[] | undefined;
  readonly soap: { readonly path: string; readonly versions: readonly SoapVersion[] };
  readonly rest: RestContract;
  readonly hushall: HushallContract;
  /** One sentence for people, e.g. what a SOAP fault's faultstring says. */
  describeFault(fault: RequestFault): string;
}
