// The guard: limiter, breaker and own deadline, and what counts against a source.
import { expect } from 'chai';
import { type GuardLimits, guard } from '../../src/bastjanster/guard.ts';
import type { Delivery } from '../../src/composite/bastjanst.ts';
import { BastjanstFault, type FaultCause } from '../../src/composite/fault.ts';
import type { BastjanstQuery } from '../../src/composite/query.ts';
import { clock, compositeQuery, delivery } from '../composite/fixtures.ts';

const query: BastjanstQuery = { ...compositeQuery(['A']), parameters: {} };
const never = new AbortController().signal;

function guarded(ask: (signal: AbortSignal) => Promise<Delivery<string>>, changes: Partial<GuardLimits> = {}) {
  const breaker = { failurePercent: 50, minimumCalls: 4, windowMs: 10_000, openMs: 60_000, ...changes.breaker };
  const limits = { concurrent: 2, queued: 1, timeoutMs: 1000, ...changes, breaker };
  return guard<string>({ id: 'A', ask: (_query, signal) => ask(signal) }, limits, clock);
}

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
  it('refuses at once what neither runs nor waits', async () => {
    const source = guarded(() => new Promise(() => {}));
    for (let n = 0; n < 3; n++) void source.ask(query, never).catch(() => {});
    expect(await causeOf(source.ask(query, never))).to.equal('queue-full');
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

  it('lets one probe through when half open, and closes when that is answered', async () => {
    let healthy = false;
    let calls = 0;
    const source = guarded(
      async () => {
        calls++;
        if (healthy) return delivery;
        throw new BastjanstFault('unreachable');
      },
      { concurrent: 10, breaker: { failurePercent: 50, minimumCalls: 4, windowMs: 10_000, openMs: 20 } },
    );
    await repeat(4, () => causeOf(source.ask(query, never)));
    healthy = true;
    await new Promise((resolve) => setTimeout(resolve, 40));
    const before = calls;
    const outcomes = await Promise.all([1, 2, 3].map(() => causeOf(source.ask(query, never))));
    expect(outcomes.sort()).to.deep.equal(['circuit-open', 'circuit-open', 'delivered']);
    expect(calls - before).to.equal(1);
    expect(await causeOf(source.ask(query, never))).to.equal('delivered');
    source.close();
  });

  it('opens again when the probe is given up', async () => {
    let hang = false;
    const source = guarded(() => (hang ? new Promise(() => {}) : Promise.reject(new BastjanstFault('unreachable'))), {
      breaker: { failurePercent: 50, minimumCalls: 4, windowMs: 10_000, openMs: 20 },
    });
    await repeat(4, () => causeOf(source.ask(query, never)));
    hang = true;
    await new Promise((resolve) => setTimeout(resolve, 40));
    const caller = new AbortController();
    const probe = causeOf(source.ask(query, caller.signal));
    await new Promise((resolve) => setTimeout(resolve, 5));
    caller.abort();
    expect(await probe).to.equal('cancelled');
    expect(await causeOf(source.ask(query, never))).to.equal('circuit-open');
    source.close();
  });
});
