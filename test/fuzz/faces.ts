// The fuzz of both faces: a mutated question comes to an answer or to a precise fault, and nothing of the person gets out.
import fc from 'fast-check';
import type { QueryLogReader } from '../../src/querylog/reader.ts';
import type { Constellation, HttpAnswer } from '../constellation.ts';
import { type Target, Violation } from './engine.ts';
import { createIdentityFinder, type IdentityFinder } from './identity-forms.ts';
import { judgeRest, judgeSoap, type Verdict } from './judge.ts';
import { type Format, type Mutation, mutate, mutations } from './mutate.ts';
import { restQuestions, soapQuestions } from './questions.ts';
import { encodedIdentities } from './tokens.ts';

export interface FaceDeps {
  readonly service: Constellation;
  readonly reader: QueryLogReader;
  readonly finder: IdentityFinder;
  /** Every felkod of the catalogue. */
  readonly felkoder: ReadonlySet<string>;
}

interface FaceCase {
  readonly question: number;
  readonly mutation: Mutation;
  /** Empty: the right one. */
  readonly contentType: string;
}

interface Face {
  readonly name: string;
  readonly path: string;
  readonly format: Format;
  readonly contentType: string;
  readonly questions: readonly string[];
  judge(answer: HttpAnswer, felkoder: ReadonlySet<string>): Verdict;
}

const faces: readonly Face[] = [
  ...(['v10', 'v11'] as const).map((version) => ({
    name: `SOAP ${version}`,
    path: '/ssbtek',
    format: 'xml' as const,
    contentType: 'text/xml; charset=utf-8',
    questions: soapQuestions[version],
    judge: judgeSoap,
  })),
  ...['/v1/fragor', '/v1/fragor/kontroll'].map((path) => ({
    name: `REST ${path}`,
    path,
    format: 'json' as const,
    contentType: 'application/json',
    questions: restQuestions,
    judge: judgeRest,
  })),
];

const contentTypes = [
  'text/xml',
  'text/xml; charset=utf-16',
  'text/xml; charset=iso-8859-1',
  'text/xml; charset=okand',
  'application/soap+xml',
  'application/xml',
  'application/json; charset=utf-16',
  'application/problem+json',
  'multipart/form-data; boundary=x',
  'text/plain',
  ';',
];

export function faceTargets(deps: FaceDeps): Target<FaceCase>[] {
  return faces.map((face) => faceTarget(face, deps));
}

function faceTarget(face: Face, { service, reader, finder, felkoder }: FaceDeps): Target<FaceCase> {
  const { format, questions } = face;

  async function check({ question, mutation, contentType }: FaceCase): Promise<string> {
    const base = Buffer.from(questions[question % questions.length] ?? '');
    const body = mutate(base, mutation, format, format === 'xml' ? withinLefiFraga : undefined);
    const logged = service.logLines().length;
    const answer = await post(body, contentType || face.contentType);
    const verdict = face.judge(answer, felkoder);
    const log = service.logLines().slice(logged).join('');
    expectNoLeak(body, { log, said: verdict.said });
    if (/internt-fel|fraga-fel|"level":"error"/.test(log)) throw new Violation(`a bug in the log: ${finder.mask(log)}`);
    await expectRow(answer.id, face.path === '/v1/fragor/kontroll' ? undefined : verdict.asked);
    return verdict.outcome;
  }

  async function post(body: Uint8Array, contentType: string): Promise<HttpAnswer> {
    const response = await fetch(service.url + face.path, {
      method: 'POST',
      body: Buffer.from(body),
      headers: { 'content-type': contentType, soapaction: '""' },
      signal: AbortSignal.timeout(5000),
    });
    const id = response.headers.get('x-sammansatt-id') ?? '';
    return { status: response.status, headers: response.headers, text: await response.text(), id };
  }

  /** Nobody of the test persons, and no number that the question has, in whatever field. */
  function expectNoLeak(body: Uint8Array, texts: Readonly<Record<string, string>>): void {
    const numbers =
      Buffer.from(body)
        .toString('latin1')
        .match(/(?<!\d)(?:19|20)\d{10}(?!\d)/g) ?? [];
    const own = createIdentityFinder(numbers);
    for (const [where, text] of Object.entries(texts)) {
      const leak = finder.find(text) ?? own.find(text);
      if (leak) throw new Violation(`${where} holds an identity (${leak.form}): ${leak.around}`);
    }
  }

  /** An answered question has a complete row, a refused one none. */
  async function expectRow(id: string, asked: readonly string[] | undefined): Promise<void> {
    const row = await reader.read(id);
    if (asked === undefined) {
      if (row) throw new Violation('a question that was refused or only checked has a row');
      return;
    }
    const outcomes = row?.avslut?.outcomes.map(({ bastjanst }) => bastjanst).join(',');
    if (outcomes !== asked.join(',')) throw new Violation(`the row of an answer is not complete: ${outcomes}`);
  }

  const cases = fc.record({
    question: fc.nat(99),
    mutation: mutations(format, encodedIdentities),
    contentType: fc.oneof({ weight: 12, arbitrary: fc.constant('') }, fc.constantFrom(...contentTypes)),
  });
  return { name: face.name, cases, check };
}

/** LEFI's question stands in FK's part as base64. */
function withinLefiFraga(text: string, change: (document: string) => string): string {
  return text.replace(/(lefiJsonFraga>)([A-Za-z0-9+/=]+)(?=<)/, (_, start: string, encoded: string) => {
    return start + Buffer.from(change(Buffer.from(encoded, 'base64').toString('utf8'))).toString('base64');
  });
}
