// The shape that every bastjänst's folder has: what its index.ts exports, and what a delivered answer is made of.
import type { Bastjanst } from '../composite/bastjanst.ts';
import type { BastjanstFault } from '../composite/fault.ts';
import type { Assessment } from '../composite/quality.ts';
import type { BastjanstId, BastjanstQuery } from '../composite/query.ts';
import type { HttpClient } from '../platform/http-client.ts';
import type { XmlElement } from '../platform/xml.ts';

/** An answer in XML: the root element of the agency as a document of its own, carried through as it was sent. */
export interface XmlContent {
  readonly format: 'xml';
  /** The root element, with every namespace prefix declared that it inherited from its envelope. */
  readonly xml: string;
}

/** An answer in JSON: the bytes as they came, UTF-8, well-formed, without duplicate keys. */
export interface JsonContent {
  readonly format: 'json';
  readonly bytes: Uint8Array;
}

/** One part of an answer in parts: its JSON as {@link JsonContent} has it, or why that part alone has none. */
export type ContentPart = { readonly bytes: Uint8Array } | { readonly fault: BastjanstFault };

/** An answer whose parts were asked for one by one. */
export interface PartsContent {
  readonly format: 'parts';
  /** The asked parts by name, in the order of the contract. */
  readonly parts: Readonly<Record<string, ContentPart>>;
}

export type Content = XmlContent | JsonContent | PartsContent;

/** `strikt`: an answer that breaks its schema is an error. `tolerant`: it is delivered, counted and marked. */
export type SchemaMode = 'strikt' | 'tolerant';

/** Where one bastjänst is and how it is asked; configuration. */
export interface BastjanstSettings {
  readonly url: string;
  readonly schemaMode: SchemaMode;
  /** Address of a test service, where the agency has one beside its contract; pinged by GET. */
  readonly testUrl?: string;
  /** Parameters of the ping that are facts of an environment, e.g. aktörsid or a test person. */
  readonly test?: Readonly<Record<string, string>>;
  /** For one of several calls that make up an answer; milliseconds, a little less than for the whole. */
  readonly partTimeoutMs: number;
  /** Largest answer read, in bytes. */
  readonly maxAnswerBytes: number;
}

export interface ModuleDeps {
  readonly settings: BastjanstSettings;
  readonly http: HttpClient;
}

/** What `bastjanster/<agency>/index.ts` exports. */
export interface BastjanstModule {
  readonly id: BastjanstId;
  /** The interface's own key, where configuration and composite tell interfaces apart; equals `id` but for a second interface. */
  readonly source: string;
  /** Name for people, in Swedish. */
  readonly name: string;
  /** Folder name: the same in wsdl/, schemas/, src/bastjanster/ and test/. */
  readonly folder: string;
  create(deps: ModuleDeps): Bastjanst<Content>;
  /**
   * Makes the writer of the JSON form of a delivered answer, as JSON text: XML by the form of its schema
   * (platform/xml-json.ts), JSON as it came.
   */
  jsonWriter(): (content: Content) => string;
}

/** What a SOAP bastjänst says of itself; `bastjanster/soap.ts` does the rest. */
export interface SoapContract {
  readonly id: BastjanstId;
  /** The answer's root element in the SOAP body. */
  readonly answer: { readonly namespace: string; readonly name: string };
  /** Roots of earlier versions that still occur: carried through, never checked against a schema. */
  readonly earlierAnswers?: readonly { readonly namespace: string; readonly name: string }[];
  /** The element that a declared fault has in its detail, where the contract declares one. */
  readonly fault?: { readonly namespace: string; readonly name: string };
  /** XSD of the answer, path below the project root. */
  readonly xsd: string;
  /** XSD of the document that the answer holds as a string, where it holds one. */
  readonly innerXsd?: string;
}

/** The pure part of a SOAP bastjänst: question in, XML out; and whom an answer is about. */
export interface SoapMapper {
  /** The content of the SOAP body, as XML text. */
  toRequest(query: BastjanstQuery): string;
  /** The XML document that the answer holds as a string, where it holds one: then `subjects` reads that. */
  readonly document?: (root: XmlElement) => string;
  /**
   * The identities that the answer says it is about, its subject's alone, never a relative's. Empty where this
   * answer names nobody; `undefined` where the agency's contract has no such element.
   */
  subjects(root: XmlElement): readonly string[] | undefined;
  /**
   * What the answer is worth, responder by responder. The document is the inner one where `document` exists. It may deviate
   * from its schema: never throws.
   */
  assess(document: XmlElement, query: BastjanstQuery): Assessment;
  /** The question of the ping, where the agency is pinged by a question and the settings hold what it needs. */
  readonly toTestRequest?: (settings: BastjanstSettings) => string | undefined;
}

/** What a REST bastjänst says of itself; `bastjanster/rest.ts` does the rest. */
export interface RestContract {
  readonly id: BastjanstId;
  /** JSON Schema file below the project root, and the part of it that describes the answer. */
  readonly schema: string;
  readonly answer: string;
}

/** The pure part of a REST bastjänst. */
export interface RestMapper {
  /** Path below the bastjänst's address, and the JSON body. The path holds nothing about the person. */
  toRequest(query: BastjanstQuery): { readonly path: string; readonly body: string };
  /** As {@link SoapMapper.subjects}. Never throws, whatever the answer's shape. */
  subjects(answer: Readonly<Record<string, unknown>>): readonly string[] | undefined;
  /** As {@link SoapMapper.assess}. */
  assess(answer: Readonly<Record<string, unknown>>, query: BastjanstQuery): Assessment;
  /** Path of the test call, where the settings hold what it needs. */
  readonly toTestPath?: (settings: BastjanstSettings) => string | undefined;
}
