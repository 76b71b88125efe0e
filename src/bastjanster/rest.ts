// Asks a REST bastjänst: mapper, wire, and the checks that every JSON answer passes before it is delivered.
import type { Bastjanst, Delivery } from '../composite/bastjanst.ts';
import { BastjanstFault } from '../composite/fault.ts';
import type { BastjanstQuery } from '../composite/query.ts';
import type { HttpClient, HttpRequest } from '../platform/http-client.ts';
import { parseJson } from '../platform/json.ts';
import { compileSchema, readSchema } from '../platform/schema.ts';
import type { Content, ModuleDeps, RestContract, RestMapper } from './module.ts';
import { callSource, checkSubject, httpError, traceHeaders } from './wire.ts';

export { testByAddress } from './wire.ts';

/** Builds the bastjänst from its contract and mapper. */
export function createRestBastjanst(contract: RestContract, mapper: RestMapper, deps: ModuleDeps): Bastjanst<Content> {
  const { settings, http } = deps;
  const askJson = createJsonAsker({ ...contract, subjects: mapper.subjects }, deps);

  async function ask(query: BastjanstQuery, signal: AbortSignal): Promise<Delivery<Content>> {
    const { bytes, json, subject, schema } = await askJson(mapper.toRequest(query), query, signal);
    return { content: { format: 'json', bytes }, subject, schema, assessment: mapper.assess(json, query) };
  }

  const testPath = mapper.toTestPath?.(settings);
  if (testPath === undefined) return { id: contract.id, ask };
  const url = settings.url + testPath;
  const headers = { accept: 'application/json', ...traceHeaders({ id: 'test', korrelationsid: '' }) };
  return {
    id: contract.id,
    ask,
    test: async (signal) =>
      void parsed(await call(http, { method: 'GET', url, headers, maxBytes: settings.maxAnswerBytes }, signal)),
  };
}

/** One kind of answer: its schema, and whom it is about. */
export type JsonAnswer = Pick<RestContract, 'schema' | 'answer'> & Pick<RestMapper, 'subjects'>;

/** An answer that has passed every check. */
export interface CheckedJson extends Pick<Delivery<Content>, 'subject' | 'schema'> {
  /** As they came, but for a BOM. */
  readonly bytes: Uint8Array;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Asks for one kind of answer. @throws {BastjanstFault} */
export type JsonAsker = (
  request: ReturnType<RestMapper['toRequest']>,
  query: BastjanstQuery,
  signal: AbortSignal,
) => Promise<CheckedJson>;

/** Makes the asker of one kind of answer: wire, status, JSON, right person, schema. */
export function createJsonAsker({ schema, answer, subjects }: JsonAnswer, { settings, http }: ModuleDeps): JsonAsker {
  const compiled = compileSchema(readSchema(schema), answer);
  return async ({ path, body }, query, signal) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json', ...traceHeaders(query) };
    const { maxAnswerBytes: maxBytes } = settings;
    const bytes = await call(http, { method: 'POST', url: settings.url + path, headers, body, maxBytes }, signal);
    const json = parsed(bytes);
    const subject = checkSubject(subjects(json), query.person);
    const valid = compiled.validate(json).length === 0;
    if (!valid && settings.schemaMode === 'strikt') throw new BastjanstFault('invalid-answer', { technical: 'schema' });
    return { bytes: withoutBom(bytes), json, subject, schema: valid ? 'valid' : 'deviates' };
  };
}

async function call(http: HttpClient, request: HttpRequest, signal: AbortSignal): Promise<Uint8Array> {
  const response = await callSource(http, request, signal);
  if (response.status !== 200) throw httpError(response);
  return response.body;
}

function parsed(bytes: Uint8Array): Record<string, unknown> {
  const json = parseJson(bytes);
  if ('flaw' in json) throw new BastjanstFault('invalid-answer', { technical: json.flaw });
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    throw new BastjanstFault('invalid-answer', { technical: 'not-an-object' });
  }
  return json.value as Record<string, unknown>;
}

/** RFC 8259 lets a reader ignore a BOM but no sender add one, so it is not passed on. */
function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

const utf8 = new TextDecoder();

/** An answer in JSON is its own JSON form: the text as it came. */
export function restJsonWriter(): (content: Content) => string {
  return (content) => (content.format === 'json' ? utf8.decode(content.bytes) : 'null');
}
