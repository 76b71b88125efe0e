// The fuzz of every answer parser: a mutated answer comes to a fault or to a delivery that every face can write.
import fc from 'fast-check';
import type { BastjanstModule, Content, SchemaMode } from '../../src/bastjanster/module.ts';
import type { Bastjanst, Delivery } from '../../src/composite/bastjanst.ts';
import { BastjanstFault } from '../../src/composite/fault.ts';
import type { BastjanstQuery } from '../../src/composite/query.ts';
import type { HttpClient, HttpResponse } from '../../src/platform/http-client.ts';
import { partError } from '../../src/profiles/sverige/felkoder.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { checkCarried } from './carried.ts';
import { checkWritten } from './encoders.ts';
import { type Target, Violation } from './engine.ts';
import type { IdentityFinder } from './identity-forms.ts';
import { type Format, type Mutation, mutate, mutations } from './mutate.ts';
import { keyOf, queryAbout, type Recording } from './recordings.ts';

interface ParserCase {
  readonly mode: SchemaMode;
  readonly recording: number;
  /** Which of the answers in the recording is changed. */
  readonly answer: number;
  readonly mutation: Mutation;
  /** 0: as recorded. */
  readonly status: number;
  /** Empty: as recorded. */
  readonly contentType: string;
}

const URL_OF_SOURCE = 'http://kalla.example';
const statuses = [200, 500, 204, 301, 404, 429, 503];
const contentTypes = [
  'text/xml',
  'text/xml; charset=utf-16',
  'text/xml; charset="ISO-8859-1"',
  'text/xml; charset=EBCDIC-SE',
  'text/xml; charset=okand',
  'text/xml; charset="',
  'application/json; charset=utf-16',
  'x',
];

/** @param recordings by source */
export function parserTargets(
  recordings: ReadonlyMap<string, readonly Recording[]>,
  finder: IdentityFinder,
): Target<ParserCase>[] {
  return modules.map((module) => parserTarget(module, recordings.get(module.source) ?? [], finder));
}

function parserTarget(module: BastjanstModule, recordings: readonly Recording[], finder: IdentityFinder) {
  const format: Format = ['FK', 'SKV_DELAR'].includes(module.source) ? 'json' : 'xml';
  const inner = module.source === 'SKV' ? withinSvar : undefined;
  let respond: HttpClient['send'] = () => Promise.reject(new Error('no case'));
  const http: HttpClient = { send: (request, signal) => respond(request, signal), close: async () => {} };
  const create = (schemaMode: SchemaMode) =>
    module.create({
      http,
      settings: { url: URL_OF_SOURCE, schemaMode, maxAnswerBytes: 5_000_000, partTimeoutMs: 10_000 },
    });
  const sources: Record<SchemaMode, Bastjanst<Content>> = { strikt: create('strikt'), tolerant: create('tolerant') };
  let asked = 0;
  const came = new Map<string, HttpResponse>();

  async function check(one: ParserCase): Promise<string> {
    const recording = recordings[one.recording % recordings.length];
    if (!recording) throw new Error(`nothing recorded of ${module.source}`);
    const keys = [...recording.answers.keys()];
    const chosen = keys[one.answer % keys.length];
    came.clear();
    respond = async (request) => {
      const key = keyOf(request, URL_OF_SOURCE);
      const answer = recording.answers.get(key);
      if (!answer) throw new Error(`nothing recorded of ${module.source}: ${key}`);
      const response = key === chosen ? changed(answer, one) : answer;
      came.set(key, response);
      return response;
    };
    const query = queryAbout(recording.personnummer, `k-${asked++}`);
    return judge(one, query, await sources[one.mode].ask(query, new AbortController().signal).catch(asFault));
  }

  function changed(answer: HttpResponse, { mutation, status, contentType }: ParserCase): HttpResponse {
    return {
      status: status || answer.status,
      headers: contentType === '' ? answer.headers : { 'content-type': contentType },
      body: mutate(answer.body, mutation, format, inner),
    };
  }

  function judge(one: ParserCase, query: BastjanstQuery, result: Delivery<Content> | BastjanstFault): string {
    const fault = result instanceof BastjanstFault ? result : undefined;
    const said = fault ? told(fault) : toldOf(result as Delivery<Content>);
    const leak = finder.find(said);
    if (leak) throw new Violation(`${fault ? 'fault' : 'assessment'} holds an identity (${leak.form}): ${leak.around}`);
    if (fault?.cause === 'internal') throw new Violation('a fault of our own');
    if (fault) return partError(fault).felkod;
    const { schema, content } = result as Delivery<Content>;
    const sent = checkCarried(content, came);
    checkWritten(module, query, result as Delivery<Content>, sent);
    if (schema === 'deviates' && one.mode === 'strikt' && !isEarlier(result as Delivery<Content>)) {
      throw new Violation('an answer that deviates is delivered in strikt mode');
    }
    return `levererat, ${schema === 'valid' ? 'giltigt' : 'avviker'}${partFault(content)}`;
  }

  /** CSN's v3.0 is carried through unchecked in either mode. */
  function isEarlier({ content }: Delivery<Content>): boolean {
    return module.source === 'CSN' && content.format === 'xml' && content.xml.includes('v3.0');
  }

  const cases = fc.record({
    mode: fc.constantFrom<SchemaMode>('strikt', 'tolerant', 'tolerant'),
    recording: fc.nat(99),
    answer: fc.nat(9),
    mutation: mutations(format),
    status: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constantFrom(...statuses)),
    contentType: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, fc.constantFrom(...contentTypes)),
  });
  return { name: `svar från ${module.source}`, cases, check } satisfies Target<ParserCase>;
}

function told(fault: BastjanstFault): string {
  return JSON.stringify([fault.message, fault.cause, fault.detail, partError(fault)]);
}

/** What is said of an answer: its worth, and the faults of its parts. */
function toldOf({ assessment, content }: Delivery<Content>): string {
  const parts = content.format === 'parts' ? Object.values(content.parts) : [];
  return JSON.stringify(assessment) + parts.map((part) => ('fault' in part ? told(part.fault) : '')).join('');
}

/** The first fault of an answer in parts, but for 404, which the recordings have. */
function partFault(content: Content): string {
  const parts = content.format === 'parts' ? Object.values(content.parts) : [];
  const [fault] = parts.flatMap((part) =>
    'fault' in part && part.fault.detail.httpStatus !== 404 ? [part.fault] : [],
  );
  return fault ? `, en del ${partError(fault).felkod}` : '';
}

function asFault(error: unknown): BastjanstFault {
  if (error instanceof BastjanstFault) return error;
  throw error;
}

/** Skatteverket's answer holds a document as escaped text. */
function withinSvar(text: string, change: (document: string) => string): string {
  return text.replace(/&lt;[^<]*&gt;/, (escaped) => {
    const plain = escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    return change(plain).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  });
}
