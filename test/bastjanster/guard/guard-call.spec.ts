// What a guard tells of its calls: each of them once, with its time in our queue and at the source, and how it ended.
import { expect } from 'chai';
import { automatisk } from '../../../src/bastjanster/guard/driftlage.ts';
import { type GuardedCall, guard } from '../../../src/bastjanster/guard/guard.ts';
import type { GuardLimits } from '../../../src/bastjanster/guard/limits.ts';
import { BastjanstFault } from '../../../src/composite/fault.ts';
import type { BastjanstQuery } from '../../../src/composite/query.ts';
import { compositeQuery, delivery } from '../../composite/fixtures.ts';
import { breakerLimits } from './a-breaker.ts';

const query: BastjanstQuery = { ...compositeQuery(['A']), parameters: {} };
const never = new AbortController().signal;
const limits: GuardLimits = { concurrent: 1, queued: 1, timeoutMs: 1000, breaker: breakerLimits };

/** A guard whose time is the test's; what it has told is kept. */
function watched(ask: () => Promise<typeof delivery>, test?: () => Promise<void>) {
  let now = 0;
  const calls: GuardedCall<string>[] = [];
  const clock = { now: () => now, monotonic: () => now };
  const source = guard<string>({ id: 'A', ask, ...(test && { test }) }, limits, {
    clock,
    onCall: (call) => void calls.push(call),
  });
  return {
    source,
    calls,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    told: () =>
      calls.map(({ kind, queuedMs, milliseconds, outcome }) => [
        kind,
        queuedMs,
        milliseconds,
        'error' in outcome ? (outcome.error as BastjanstFault).cause : 'value',
      ]),
  };
}

const quiet = (work: Promise<unknown>) => work.catch(() => {});

describe('bastjanster/guard, what it tells of calls', () => {
  it('one that waited has its time in the queue apart from that of the source', async () => {
    const answers = [Promise.withResolvers<typeof delivery>(), Promise.withResolvers<typeof delivery>()];
    const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let asked = 0;
    const { source, pass, told } = watched(() => {
      begun[asked]?.resolve();
      return answers[asked++]?.promise ?? Promise.reject();
    });
    const first = source.ask(query, never);
    const second = source.ask(query, never);
    const refused = quiet(source.ask(query, never));
    await begun[0]?.promise;
    await refused;
    pass(70);
    answers[0]?.resolve(delivery);
    await first;
    await begun[1]?.promise;
    pass(30);
    answers[1]?.resolve(delivery);
    await second;
    expect(told()).to.deep.equal([
      ['ask', 0, undefined, 'queue-full'],
      ['ask', 0, 70, 'value'],
      ['ask', 70, 30, 'value'],
    ]);
    source.close();
  });

  it('one that left the queue was never at the source', async () => {
    const answer = Promise.withResolvers<typeof delivery>();
    const { source, pass, told } = watched(() => answer.promise);
    const first = source.ask(query, never);
    const caller = new AbortController();
    const second = quiet(source.ask(query, caller.signal));
    pass(40);
    caller.abort(new BastjanstFault('deadline'));
    answer.resolve(delivery);
    await Promise.all([first, second]);
    expect(told()).to.deep.include(['ask', 40, undefined, 'deadline']);
    source.close();
  });

  it('one that was given up is slow by the breaker’s own figure', async () => {
    const { source, pass, calls } = watched(() => new Promise(() => {}));
    for (const milliseconds of [breakerLimits.slowMs - 1, breakerLimits.slowMs]) {
      const caller = new AbortController();
      const asked = quiet(source.ask(query, caller.signal));
      await new Promise(setImmediate); // its turn has come
      pass(milliseconds);
      caller.abort(new BastjanstFault('cancelled'));
      await asked;
    }
    expect(calls.map(({ slow }) => slow)).to.deep.equal([false, true]);
    source.close();
  });

  it('a failed question, a test, and what breaker and operator refuse', async () => {
    const fault = new BastjanstFault('unreachable');
    const { source, pass, told } = watched(
      () => Promise.reject(fault),
      async () => pass(5),
    );
    await source.test?.(never);
    for (let n = 0; n < breakerLimits.minimumCalls; n++) await quiet(source.ask(query, never));
    await quiet(source.ask(query, never));
    const stop = { id: '1', fran: 0, till: 60_000 };
    source.decide({ ...automatisk, underhall: [stop] });
    await quiet(source.ask(query, never));
    await quiet(source.test?.(never) ?? Promise.resolve());
    expect(told()[0]).to.deep.equal(['test', 0, 5, 'value']);
    expect(told()[1]).to.deep.equal(['ask', 0, 0, 'unreachable']);
    expect(told().slice(-3)).to.deep.equal([
      ['ask', 0, undefined, 'circuit-open'],
      ['ask', 0, undefined, 'maintenance'],
      ['test', 0, undefined, 'maintenance'],
    ]);
    source.close();
  });

  it('a listener that throws takes nothing from the call', async () => {
    const onCall = () => {
      throw new Error('a bug');
    };
    const clock = { now: () => 0, monotonic: () => 0 };
    const source = guard<string>({ id: 'A', ask: async () => delivery }, limits, { clock, onCall });
    expect(await source.ask(query, never)).to.equal(delivery);
    source.close();
  });
});
