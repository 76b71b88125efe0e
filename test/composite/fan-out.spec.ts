// The fan-out: one result for each inclusion whatever the sources do, and nothing that can hang or reject it.
import { expect } from 'chai';
import type { Bastjanst, Delivery } from '../../src/composite/bastjanst.ts';
import { startDeadline } from '../../src/composite/deadline.ts';
import { createFanOut } from '../../src/composite/fan-out.ts';
import { BastjanstFault } from '../../src/composite/fault.ts';
import { clock, compositeQuery, delivery } from './fixtures.ts';

const never = new AbortController().signal;

function fanOutOver(sources: readonly Bastjanst<string>[]) {
  const bugs: unknown[] = [];
  const fanOut = createFanOut<string>({
    sources: new Map(sources.map((source) => [source.id, source])),
    clock,
    onBug: (error) => bugs.push(error),
  });
  return { fanOut, bugs };
}

describe('composite/fan-out', () => {
  it('gives exactly one result for each inclusion, in order, whatever its source does', async () => {
    const { fanOut, bugs } = fanOutOver([
      { id: 'A', ask: async () => delivery },
      { id: 'B', ask: async () => Promise.reject(new BastjanstFault('unreachable')) },
      {
        id: 'C',
        ask: () => {
          throw new TypeError('a bug, thrown before any promise');
        },
      },
    ]);
    const results = await fanOut(compositeQuery(['C', 'A', 'B', 'unknown']), new Map(), never);
    expect(results.map((one) => (one.status === 'failed' ? one.fault.cause : one.status))).to.deep.equal([
      'internal',
      'delivered',
      'unreachable',
      'internal',
    ]);
    expect(bugs).to.have.length(2);
  });

  it('does not ask what is withheld', async () => {
    let asked = 0;
    const { fanOut } = fanOutOver([
      {
        id: 'A',
        ask: async () => {
          asked++;
          return delivery;
        },
      },
    ]);
    const [result] = await fanOut(compositeQuery(['A']), new Map([['A', new BastjanstFault('not-permitted')]]), never);
    expect(result?.status === 'failed' && result.fault.cause).to.equal('not-permitted');
    expect(asked).to.equal(0);
  });

  it('leaves behind a source that ignores its signal', async () => {
    const { fanOut } = fanOutOver([{ id: 'A', ask: () => new Promise(() => {}) }]);
    using deadline = startDeadline(5, () => new BastjanstFault('deadline'));
    const [result] = await fanOut(compositeQuery(['A']), new Map(), deadline.signal);
    expect(result?.status === 'failed' && result.fault.cause).to.equal('deadline');
  });

  it('gives a source that answers late no second result', async () => {
    let answer: (value: Delivery<string>) => void = () => {};
    const { fanOut } = fanOutOver([
      {
        id: 'A',
        ask: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      },
    ]);
    using deadline = startDeadline(5, () => new BastjanstFault('deadline'));
    const results = await fanOut(compositeQuery(['A']), new Map(), deadline.signal);
    answer(delivery);
    await Promise.resolve();
    expect(results.map(({ status }) => status)).to.deep.equal(['failed']);
  });
});
