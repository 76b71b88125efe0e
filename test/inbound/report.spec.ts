// What is measured and traced of a question: an answer, a refusal for what it was, a refusal by our own fault.
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { AnswerPart, CompositeAnswer } from '../../src/composite/answer.ts';
import { BastjanstFault, type FaultCause, RequestFault, type RequestFaultCode } from '../../src/composite/fault.ts';
import { createReporter, type MeasuredQuestion } from '../../src/inbound/report.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import type { TracedQuestion } from '../../src/platform/tracing.ts';
import { compositeQuery, delivery } from '../composite/fixtures.ts';

const ORGANISATION = '162120000142';
const RECEIVED = Date.parse('2026-11-22T10:00:00Z');

const delivered = (bastjanst: string, milliseconds: number): AnswerPart<string> => ({
  ...{ bastjanst, status: 'delivered', delivery, milliseconds },
});
const failed = (bastjanst: string, cause: FaultCause, milliseconds: number): AnswerPart<string> => ({
  ...{ bastjanst, status: 'failed', fault: new BastjanstFault(cause), milliseconds },
});

function answerOf(parts: readonly AnswerPart<string>[]): CompositeAnswer<string> {
  const query = compositeQuery(
    parts.map(({ bastjanst }) => bastjanst),
    { receivedAt: RECEIVED },
  );
  return { query, parts, notices: [], milliseconds: 500 };
}

describe('inbound/report', () => {
  let measured: MeasuredQuestion[];
  let traced: TracedQuestion[];
  beforeEach(() => {
    measured = [];
    traced = [];
  });

  const reporter = () =>
    createReporter(createLogger({ level: 'info', stream: new PassThrough() }), createMetrics(), {
      measure: (question) => measured.push(question),
      trace: (question) => traced.push(question),
    });

  for (const [kvalitet, parts, delfragor] of [
    ['answered', [delivered('AF', 100)], 1],
    ['answered', [delivered('AF', 100), failed('CSN', 'not-permitted', 0), failed('SKV', 'rule', 0)], 1],
    ['partial', [delivered('AF', 100), failed('CSN', 'timeout', 400)], 2],
    ['failed', [failed('AF', 'unreachable', 5), failed('CSN', 'timeout', 400)], 2],
  ] as const) {
    it(`an answer with ${parts.length} parts, ${delfragor} of them asked, is ${kvalitet}`, () => {
      reporter().answer('rest', answerOf(parts));
      expect(measured).to.deep.equal([
        { utfall: 'lyckad', kvalitet, svarstidMs: 500, delfragor, organisation: ORGANISATION },
      ]);
    });
  }

  for (const [title, parts, counted] of [
    ['given up by its caller is excused', ['timeout', 'cancelled'], { utfall: 'undantagen', orsak: 'cancelled' }],
    [
      'with a part that our own queue refused is our failure',
      ['queue-full'],
      { utfall: 'misslyckad', orsak: 'queue-full' },
    ],
    [
      'with a part that fell on a bug is our failure',
      ['cancelled', 'internal'],
      { utfall: 'misslyckad', orsak: 'internal' },
    ],
  ] as const) {
    it(`an answer ${title}, and has no time`, () => {
      reporter().answer('rest', answerOf([delivered('FK', 9), ...parts.map((cause) => failed('AF', cause, 5))]));
      const delfragor = parts.length + 1;
      expect(measured).to.deep.equal([{ ...counted, kvalitet: 'partial', delfragor, organisation: ORGANISATION }]);
    });
  }

  it('in the trace the bastjänster begin together, and the last of them ends with the answer', () => {
    reporter().answer(
      'rest',
      answerOf([delivered('AF', 100), failed('CSN', 'timeout', 480), failed('MIV', 'rule', 0)]),
    );
    const [question] = traced;
    expect([question?.startedAt, question?.endedAt]).to.deep.equal([RECEIVED, RECEIVED + 500]);
    expect(question?.parts).to.deep.equal([
      { bastjanst: 'AF', quality: 'answered', startedAt: RECEIVED + 20, endedAt: RECEIVED + 120 },
      { bastjanst: 'CSN', quality: 'failed', cause: 'timeout', startedAt: RECEIVED + 20, endedAt: RECEIVED + 500 },
    ]);
  });

  it('where trial mode lets a person be the ingivare, nobody is', () => {
    const answer = answerOf([delivered('AF', 1)]);
    const ingivare = { ...answer.query.ingivare, organisationsnummer: persons.allaSvarar.personnummer };
    reporter().answer('rest', { ...answer, query: { ...answer.query, ingivare } });
    expect(measured.map(({ organisation }) => organisation)).to.deep.equal([undefined]);
  });

  for (const [code, utfall] of [
    ['internal', 'misslyckad'],
    ['log-unavailable', 'misslyckad'],
    ['overloaded', 'misslyckad'],
    ['shutting-down', 'misslyckad'],
    ['identity-unavailable', 'misslyckad'],
    ['malformed', 'undantagen'],
    ['schema-invalid', 'undantagen'],
    ['rule', 'undantagen'],
    ['not-authenticated', 'undantagen'],
    ['not-connected', 'undantagen'],
    ['rate-limited', 'undantagen'],
  ] as const satisfies readonly (readonly [RequestFaultCode, string])[]) {
    it(`a question refused as ${code} is ${utfall}`, () => {
      const { id, receivedAt, receivedMonotonic } = compositeQuery([]);
      const exchange = { arrival: { id, receivedAt, receivedMonotonic }, organisation: () => ORGANISATION };
      const fault = new RequestFault(code);
      reporter().fault('soap', exchange, fault, fault);
      reporter().fault('soap', { ...exchange, organisation: () => undefined }, fault, fault);
      const counted = { utfall, orsak: code, delfragor: 0 };
      expect(measured).to.deep.equal([{ ...counted, organisation: ORGANISATION }, counted]);
      expect(traced.map(({ outcome, failed: ours }) => [outcome, ours])).to.deep.equal(
        Array(2).fill([code, utfall === 'misslyckad']),
      );
    });
  }
});
