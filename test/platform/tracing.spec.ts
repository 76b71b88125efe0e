// What a tracing system receives of a question, by OTLP over real HTTP; and that one that is away disturbs nobody.
import { once } from 'node:events';
import { expect } from 'chai';
import { createTracing, type TracedQuestion } from '../../src/platform/tracing.ts';
import { freePort } from '../free-port.ts';
import { startOtlpReceiver } from './otlp-receiver.ts';

const ID = '01920000-0000-7000-8000-0000000000ab';
const START = Date.parse('2026-11-22T10:00:00Z');

const question: TracedQuestion = {
  id: ID,
  face: 'soap v10',
  outcome: 'answered',
  failed: false,
  startedAt: START,
  endedAt: START + 900,
  parts: [
    { bastjanst: 'AF', quality: 'answered', startedAt: START + 20, endedAt: START + 120 },
    { bastjanst: 'CSN', quality: 'failed', cause: 'timeout', startedAt: START + 20, endedAt: START + 890 },
  ],
};

const nanos = (at: number) => `${at}000000`;

describe('platform/tracing', () => {
  it('a question is a span with one child for each asked bastjänst, in the trace that has the question’s id', async () => {
    const receiver = await startOtlpReceiver();
    const tracing = await createTracing({ url: receiver.url });
    tracing.question(question);
    await tracing.close();
    const spans = receiver.spans();
    const root = spans.find(({ name }) => name === 'fraga');
    const children = spans.filter((span) => span !== root);
    expect(receiver.resource()).to.include({ 'service.name': 'sammansatt' });
    expect([root?.name, root?.traceId, root?.parentSpanId]).to.deep.equal(['fraga', ID.replaceAll('-', ''), undefined]);
    expect(root?.attributes).to.deep.equal({
      'sammansatt.id': ID,
      'sammansatt.ingang': 'soap v10',
      'sammansatt.utfall': 'answered',
    });
    expect([root?.startTimeUnixNano, root?.endTimeUnixNano]).to.deep.equal([nanos(START), nanos(START + 900)]);
    expect(children.map(({ parentSpanId }) => parentSpanId)).to.deep.equal([root?.spanId, root?.spanId]);
    const csn = children.find(({ name }) => name === 'CSN');
    expect(csn).to.deep.include({
      attributes: { 'sammansatt.bastjanst': 'CSN', 'sammansatt.kvalitet': 'failed', 'sammansatt.orsak': 'timeout' },
      status: { code: 2, message: 'timeout' },
      startTimeUnixNano: nanos(START + 20),
      endTimeUnixNano: nanos(START + 890),
    });
    await receiver.stop();
  });

  it('a refused question has no children, and is an error where the fault was ours', async () => {
    const receiver = await startOtlpReceiver();
    const tracing = await createTracing({ url: receiver.url });
    const refused = { ...question, parts: [] };
    tracing.question({ ...refused, outcome: 'schema-invalid' });
    tracing.question({ ...refused, outcome: 'log-unavailable', failed: true });
    await tracing.close();
    expect(receiver.spans().map(({ status }) => status)).to.deep.equal([
      { code: 0 },
      { code: 2, message: 'log-unavailable' },
    ]);
    await receiver.stop();
  });

  it('sends by itself', async () => {
    const receiver = await startOtlpReceiver();
    const tracing = await createTracing({ url: receiver.url, delayMs: 1 });
    const received = once(receiver.events, 'spans');
    tracing.question(question);
    await received;
    expect(receiver.spans().length).to.equal(3);
    await tracing.close();
    await receiver.stop();
  });

  it('a receiver that is away is no error of the question, and closing does not wait for it', async () => {
    const tracing = await createTracing({ url: `http://127.0.0.1:${await freePort()}`, delayMs: 1 });
    for (let n = 0; n < 10_000; n++) tracing.question(question);
    await tracing.close();
    tracing.question(question);
  });
});
