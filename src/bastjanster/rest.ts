// Asks a REST bastjänst: mapper, wire, and the checks that every JSON answer passes before it is delivered.
import type { Bastjanst, Delivery } from '../composite/bastjanst.ts';
import { BastjanstFault } from '../composite/fault.ts';
import type { BastjanstQuery } from '../composite/query.ts';
import type { HttpRequest } from '../platform/http-client.ts';
import { parseJson } from '../platform/json.ts';
import { compileSchema, readSchema } from '../platform/schema.ts';
import type { Content, ModuleDeps, RestContract, RestMapper } from './module.ts';
import { callSource, checkSubject, httpError, traceHeaders } from './wire.ts';

/** Builds the bastjänst from its contract and mapper. */
export function createRestBastjanst(contract: RestContract, mapper: RestMapper, deps: ModuleDeps): Bastjanst<Content> {
  const { settings, http } = deps;
  const schema = compileSchema(readSchema(contract.schema), contract.answer);
  const limits = { maxBytes: settings.maxAnswerBytes };

  async function ask(query: BastjanstQuery, signal: AbortSignal): Promise<Delivery<Content>> {
    const { path, body } = mapper.toRequest(query);
    const headers = { 'content-type': 'application/json', accept: 'application/json', ...traceHeaders(query) };
    const bytes = await call({ method: 'POST', url: settings.url + path, headers, body, ...limits }, signal);
    const json = parsed(bytes);
    const subject = checkSubject(mapper.subjects(json), query.person);
    const valid = schema.validate(json).length === 0;
    if (!valid && settings.schemaMode === 'strikt') throw new BastjanstFault('invalid-answer', { technical: 'schema' });
    return { content: { format: 'json', bytes: withoutBom(bytes) }, subject, schema: valid ? 'valid' : 'deviates' };
  }

  async function call(request: HttpRequest, signal: AbortSignal): Promise<Uint8Array> {
    const response = await callSource(http, request, signal);
    if (response.status !== 200) throw httpError(response);
    return response.body;
  }

  const testPath = mapper.toTestPath?.(settings);
  if (testPath === undefined) return { id: contract.id, ask };
  const url = settings.url + testPath;
  const headers = { accept: 'application/json', ...traceHeaders({ id: 'test', korrelationsid: '' }) };
  return {
    id: contract.id,
    ask,
    test: async (signal) => void parsed(await call({ method: 'GET', url, headers, ...limits }, signal)),
  };
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
