// The guard: limiter, breaker and own deadline, and what counts against a source.

import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { automatisk } from '../../../src/bastjanster/guard/driftlage.ts';
import { guard } from '../../../src/bastjanster/guard/guard.ts';
import type { BreakerLimits, GuardLimits } from '../../../src/bastjanster/guard/limits.ts';
import type { Delivery } from '../../../src/composite/bastjanst.ts';
import { BastjanstFault, type FaultCause } from '../../../src/composite/fault.ts';
import type { BastjanstQuery } from '../../../src/composite/query.ts';
import { clock, compositeQuery, delivery } from '../../composite/fixtures.ts';
import { breakerLimits } from './a-breaker.ts';

const query: BastjanstQuery = { ...compositeQuery(['A']), parameters: {} };
const never = new AbortController().signal;

type Changes = Partial<Omit<GuardLimits, 'breaker'>> & { readonly breaker?: Partial<BreakerLimits> };

function limitsOf({ breaker, ...changes }: Changes = {}): GuardLimits {
  const limits = { ...breakerLimits, openMs: 60_000, maxOpenMs: 60_000, ...breaker };
  return { concurrent: 2, queued: 1, timeoutMs: 1000, ...changes, breaker: limits };
}

function guarded(ask: (signal: AbortSignal) => Promise<Delivery<string>>, changes: Changes = {}, when = clock) {
  return guard<string>({ id: 'A', ask: (_query, signal) => ask(signal) }, limitsOf(changes), { clock: when });
}

const unreachable = () => Promise.reject(new BastjanstFault('unreachable'));

async function causeOf(work: Promise<unknown>): Promise<FaultCause | 'delivered'> {
  return work.then(
    () => 'delivered' as const,
    (error: BastjanstFault) => error.cause,
  );
}

async function repeat(times: number, call: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < times; n++) await call();
}

describe('bastjanster/guard', () => {
  it('G8 refuses at once what neither runs nor waits, and no more than that', async () => {
    const answer = Promise.withResolvers<Delivery<string>>();
    const source = guarded(() => answer.promise);
    const calls = [1, 2, 3, 4].map(() => causeOf(source.ask(query, never)));
    expect(source.state()).to.include({ running: 2, waiting: 1 });
    expect(await calls[3]).to.equal('queue-full');
    answer.resolve(delivery);
    expect(await Promise.all(calls.slice(0, 3))).to.deep.equal(['delivered', 'delivered', 'delivered']);
    source.close();
  });

  it('G9 the wait in the queue is inside the caller’s deadline: who gives up makes room, and is never asked about', async () => {
    let asked = 0;
    const answer = Promise.withResolvers<Delivery<string>>();
    const ask = () => {
      asked++;
      return answer.promise;
    };
    const source = guarded(ask, { concurrent: 1 });
    const running = causeOf(source.ask(query, never));
    const caller = new AbortController();
    const waiting = causeOf(source.ask(query, caller.signal));
    caller.abort(new BastjanstFault('deadline'));
    expect(source.state()).to.include({ running: 1, waiting: 0 });
    const next = causeOf(source.ask(query, never));
    answer.resolve(delivery);
    expect(await Promise.all([running, waiting, next])).to.deep.equal(['delivered', 'deadline', 'delivered']);
    expect(asked).to.equal(2);
    source.close();
  });

  it('ends a call at its own deadline and aborts its signal, so that the source sees it', async () => {
    let aborted = false;
    const source = guarded(
      (signal) =>
        new Promise(() =>
          signal.addEventListener('abort', () => {
            aborted = true;
          }),
        ),
      { timeoutMs: 10 },
    );
    expect([await causeOf(source.ask(query, never)), aborted]).to.deep.equal(['timeout', true]);
    source.close();
  });

  it('opens at the threshold, says for how long, and lets the source rest', async () => {
    let calls = 0;
    const source = guarded(async () => {
      calls++;
      throw new BastjanstFault('unreachable');
    });
    await repeat(4, () => causeOf(source.ask(query, never)));
    const fault = await source.ask(query, never).catch((error: BastjanstFault) => error);
    expect(fault).to.be.instanceOf(BastjanstFault).and.to.have.property('cause', 'circuit-open');
    expect((fault as BastjanstFault).detail.retryAfterSeconds).to.be.within(1, 60);
    expect(calls).to.equal(4);
    source.close();
  });

  for (const [title, fault] of [
    ['a declared fault', new BastjanstFault('soap-fault', { sourceAlive: true })],
    ['an answer about another person', new BastjanstFault('wrong-person')],
    ['a 404', new BastjanstFault('http-error', { httpStatus: 404 })],
  ] as const) {
    it(`does not open for ${title}: the source lives`, async () => {
      const source = guarded(() => Promise.reject(fault));
      await repeat(10, () => causeOf(source.ask(query, never)));
      expect(await causeOf(source.ask(query, never))).to.equal(fault.cause);
      source.close();
    });
  }

  it('does not open because callers leave', async () => {
    const source = guarded(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    await repeat(10, async () => {
      const caller = new AbortController();
      const asked = causeOf(source.ask(query, caller.signal));
      caller.abort();
      expect(await asked).to.equal('cancelled');
    });
    source.close();
  });

  it('G6 a probe that hangs ends at its own deadline, opens the breaker again, and the next probe is let through', async () => {
    const calls: (() => void)[] = [];
    const source = guarded(() => (calls.length === 0 ? unreachable() : new Promise(() => calls.push(() => {}))), {
      timeoutMs: 20,
      breaker: { openMs: 5, maxOpenMs: 5 },
    });
    await repeat(4, () => causeOf(source.ask(query, never)));
    calls.push(() => {});
    for (let probes = 0; probes < 2; probes++) {
      while (source.state().breaker.status !== 'half-open') await sleep(1);
      expect(await causeOf(source.ask(query, never))).to.equal('timeout');
    }
    expect(calls).to.have.length(3);
    source.close();
  });

  it('G7 a source that hangs is found out though every caller gives up first', async () => {
    const source = guarded(() => new Promise(() => {}), { concurrent: 10, breaker: { slowMs: 10 } });
    const callers = [1, 2, 3, 4].map(() => new AbortController());
    const asked = callers.map(({ signal }) => causeOf(source.ask(query, signal)));
    await sleep(20);
    for (const caller of callers) caller.abort();
    expect(await Promise.all(asked)).to.deep.equal(Array(4).fill('cancelled'));
    expect(await causeOf(source.ask(query, never))).to.equal('circuit-open');
    source.close();
  });

  it('refuses at once while it is open, whatever waits in the queue', async () => {
    const source = guarded(() => unreachable(), { concurrent: 1, queued: 0 });
    await repeat(4, () => causeOf(source.ask(query, never)));
    const outcomes = await Promise.all([1, 2, 3].map(() => causeOf(source.ask(query, never))));
    expect(outcomes).to.deep.equal(['circuit-open', 'circuit-open', 'circuit-open']);
    source.close();
  });

  it('G11 the system’s clock is set: neither deadline nor wait notices', async () => {
    let now = Date.now();
    const when = { now: () => now, monotonic: clock.monotonic };
    const source = guarded(() => unreachable(), {}, when);
    await repeat(3, () => causeOf(source.ask(query, never)));
    now += 86_400_000;
    expect(await causeOf(source.ask(query, never)), 'still in the window').to.equal('unreachable');
    now -= 30 * 86_400_000;
    const fault = (await source.ask(query, never).catch((error: unknown) => error)) as BastjanstFault;
    expect([fault.cause, fault.detail.retryAfterSeconds]).to.deep.equal(['circuit-open', 60]);
    source.close();
  });

  it('takes new limits while it runs: more at once, and another deadline', async () => {
    const source = guarded(() => new Promise(() => {}), { concurrent: 1, queued: 1, timeoutMs: 60_000 });
    const first = [1, 2].map(() => causeOf(source.ask(query, never)));
    expect(await causeOf(source.ask(query, never))).to.equal('queue-full');
    source.update(limitsOf({ concurrent: 4, queued: 0, timeoutMs: 10 }));
    const next = [1, 2].map(() => causeOf(source.ask(query, never)));
    expect(await Promise.race([...first.slice(1), ...next])).to.equal('timeout');
    source.close();
  });

  describe('decided by an operator', () => {
    let now: number;
    let calls: number;
    const at = { now: () => now, monotonic: clock.monotonic };
    const working = () => {
      calls++;
      return Promise.resolve(delivery);
    };
    beforeEach(() => {
      now = Date.parse('2026-11-22T12:00:00Z');
      calls = 0;
    });
    const faultOf = (source: { ask(q: BastjanstQuery, signal: AbortSignal): Promise<unknown> }) =>
      source.ask(query, never).then(
        () => undefined,
        ({ cause, detail }: BastjanstFault) => ({ cause, detail }),
      );

    it('G13 planned maintenance: not asked from its beginning to its end, and told when that is', async () => {
      const source = guarded(working, {}, at);
      const stop = { id: 'a', fran: now + 1_000, till: now + 3_000 };
      const longer = { id: 'b', fran: now + 2_000, till: now + 5_000 };
      source.decide({ ...automatisk, underhall: [stop, longer] });
      const until: (string | undefined)[] = [];
      for (let second = 0; second < 6; second++) {
        const fault = await faultOf(source);
        expect(fault?.cause).to.equal(fault && 'maintenance');
        until.push(fault?.detail.until);
        now += 1_000;
      }
      const [first, second] = ['2026-11-22T12:00:03.000Z', '2026-11-22T12:00:05.000Z'];
      expect(until).to.deep.equal([undefined, first, second, second, second, undefined]);
      expect(calls).to.equal(2);
      source.close();
    });

    it('closed by hand: nobody asks, with the time until it ends where one is set', async () => {
      const source = guarded(working, {}, at);
      source.decide({ ...automatisk, lage: 'stängd' });
      expect(await faultOf(source)).to.deep.equal({
        cause: 'circuit-open',
        detail: { technical: 'closed-by-operator' },
      });
      source.decide({ ...automatisk, lage: 'stängd', till: now + 9_500 });
      expect((await faultOf(source))?.detail.retryAfterSeconds).to.equal(10);
      now += 9_500;
      expect([await faultOf(source), calls]).to.deep.equal([undefined, 1]);
      source.close();
    });

    it('a call that waits for its turn when it is closed is not made', async () => {
      const first = Promise.withResolvers<Delivery<string>>();
      const source = guarded(() => (calls++ === 0 ? first.promise : working()), { concurrent: 1 }, at);
      const asked = [1, 2].map(() => causeOf(source.ask(query, never)));
      while (calls === 0) await sleep(1);
      source.decide({ ...automatisk, lage: 'stängd' });
      first.resolve(delivery);
      expect([await Promise.all(asked), calls]).to.deep.equal([['delivered', 'circuit-open'], 1]);
      source.close();
    });

    it('kept open by hand: asked although the breaker is open; opened: the breaker begins anew', async () => {
      let healthy = false;
      const source = guarded(() => (healthy ? working() : unreachable()), {}, at);
      await repeat(5, () => causeOf(source.ask(query, never)));
      expect(source.state().breaker.status).to.equal('open');
      source.decide({ ...automatisk, lage: 'öppen' });
      expect(await causeOf(source.ask(query, never))).to.equal('unreachable');
      healthy = true;
      expect(await causeOf(source.ask(query, never))).to.equal('delivered');
      source.decide(automatisk);
      expect(await causeOf(source.ask(query, never))).to.equal('circuit-open');
      source.decide({ ...automatisk, aterstalld: now });
      expect(await causeOf(source.ask(query, never))).to.equal('delivered');
      source.close();
    });
  });
});
