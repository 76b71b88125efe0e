// The shape of one agency's simulator: pure, a question in and an answer out; simulate-server.ts puts it on the wire.
import type { BastjanstId } from '../../composite/query.ts';
import { escapeXml, textElement, type XmlElement } from '../../platform/xml.ts';
import type { BehaviourName } from './behaviours.ts';

/** How the content of an answer is to be; names of behaviours of kind `content`, all others mean `normal`. */
export type Variant = BehaviourName;

/** A SOAP answer: the root element as XML, or the fault that the agency's contract declares (the content of `detail`). */
export type SoapAnswer = { readonly xml: string } | { readonly fault: string; readonly text: string };

export interface SoapSimulator {
  readonly id: BastjanstId;
  /** Folder in wsdl/ and schemas/. */
  readonly folder: string;
  readonly path: string;
  /** Root element of the question. */
  readonly question: { readonly namespace: string; readonly name: string };
  /** XSD of the question; `undefined` where a breach is answered by the agency's own status code. */
  readonly questionXsd?: string;
  /** The identity asked about, 12 digits, or whatever the question holds instead. */
  asked(question: XmlElement): string;
  /** @param now the moment to which the answer's dates are relative */
  answer(question: XmlElement, variant: Variant, now: Date): SoapAnswer;
}

/** An answer over REST. */
export interface RestAnswer {
  readonly status: number;
  readonly json: unknown;
}

export interface RestSimulator {
  readonly id: BastjanstId;
  /** What the address that the service is configured with has after the origin. */
  readonly path: string;
  /** Patterns of express below `path`: of the question (POST), and of the call that serves as a test service (GET). */
  readonly routes: { readonly ask: string; readonly test?: string };
  /** The identity asked about, 12 digits; empty where the question holds none. */
  asked(question: unknown): string;
  /** @param params what the path holds, by the names of the pattern */
  answer(params: RestParams, question: unknown, variant: Variant, now: Date): RestAnswer;
  /** The answer of `routes.test`. */
  readonly test?: (params: RestParams, now: Date) => RestAnswer;
}

export type RestParams = Readonly<Record<string, string>>;

/** An error of HTTP with a body for operators. */
export function felsvar(status: number, meddelande: string, now: Date): RestAnswer {
  return { status, json: { meddelande, timestamp: now.toISOString() } };
}

/** Text edits that spoil an answer; a simulator has one table of them. Those that match nothing change nothing. */
export type Edits = Partial<Record<Variant, readonly [RegExp, string]>>;

/** The answer as the variant wants it. */
export function edited(xml: string, variant: Variant, edits: Edits): string {
  const edit = edits[variant];
  return edit ? xml.replace(edit[0], edit[1]) : xml;
}

/** `<name>content</name>`, the content being XML. */
export function tag(name: string, ...content: readonly string[]): string {
  return `<${name}>${content.join('')}</${name.split(' ', 1)[0]}>`;
}

/** The elements of an object in its order: text for text, nothing for undefined. */
export function fields(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => textElement(name, value))
    .join('');
}

/** ` name="value"`. */
export function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;
}
