// The use case: steps in order, no log no question, and the row completed before the answer leaves.
import { expect } from 'chai';
import type { Bastjanst } from '../../src/composite/bastjanst.ts';
import { createComposite } from '../../src/composite/compose.ts';
import { BastjanstFault, RequestFault } from '../../src/composite/fault.ts';
import type { QueryLog, Step } from '../../src/composite/ports.ts';
import { clock, compositeQuery, delivery } from './fixtures.ts';

const never = new AbortController().signal;

/** A composite whose parts write down what happened, in order. */
function recorded(
  changes: { steps?: Step[]; begin?: QueryLog['begin']; totalMs?: number; ask?: Bastjanst<string>['ask'] } = {},
) {
  const events: string[] = [];
  const completed: string[] = [];
  const composite = createComposite<string>({
    sources: new Map([
      [
        'A',
        {
          id: 'A',
          ask: async (query, signal) => {
            events.push('ask A');
            return changes.ask ? changes.ask(query, signal) : delivery;
          },
        },
      ],
    ]),
    steps: changes.steps ?? [],
    queryLog: {
      begin: async (query, notices) => {
        events.push('begin');
        await changes.begin?.(query, notices);
      },
      complete: async (_id, outcomes) => {
        events.push('complete');
        completed.push(...outcomes.map(({ bastjanst, outcome }) => `${bastjanst}=${outcome}`));
      },
    },
    clock,
    limits: { totalMs: changes.totalMs ?? 1000 },
    onBug: (_error, where) => events.push(`bug in ${where}`),
  });
  return { composite, events, completed };
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof RequestFault) return error.code;
    throw error;
  }
  return 'not refused';
}

describe('composite/compose', () => {
  it('begins the row before anyone is asked and completes it before the answer leaves', async () => {
    const { composite, events, completed } = recorded();
    await composite.ask(compositeQuery(['A']), {}, never).then(() => events.push('answer'));
    expect(events).to.deep.equal(['begin', 'ask A', 'complete', 'answer']);
    expect(completed).to.deep.equal(['A=delivered']);
  });

  it('asks nobody if the row cannot be begun', async () => {
    const { composite, events } = recorded({ begin: async () => Promise.reject(new Error('disk full')) });
    expect(await refusal(composite.ask(compositeQuery(['A']), {}, never))).to.equal('log-unavailable');
    expect(events).to.deep.equal(['begin', 'bug in querylog']);
  });

  it('stops at the first refusal and logs nobody', async () => {
    const steps: Step[] = [
      () => undefined,
      () => {
        throw new RequestFault('not-connected');
      },
      () => {
        throw new RequestFault('rule');
      },
    ];
    const { composite, events } = recorded({ steps });
    expect(await refusal(composite.ask(compositeQuery(['A']), {}, never))).to.equal('not-connected');
    expect(events).to.deep.equal([]);
  });

  it('takes an error in a step for a refusal', async () => {
    const { composite, events } = recorded({
      steps: [
        () => {
          throw new TypeError('bug');
        },
      ],
    });
    expect(await refusal(composite.ask(compositeQuery(['A']), {}, never))).to.equal('internal');
    expect(events).to.deep.equal(['bug in permission']);
  });

  it('counts the deadline from the arrival, so that time spent before is gone', async () => {
    const { composite, completed } = recorded({ totalMs: 1000, ask: () => new Promise(() => {}) });
    await composite.ask(compositeQuery(['A'], { receivedMonotonic: performance.now() - 990 }), {}, never);
    expect(completed).to.deep.equal(['A=deadline']);
  });

  it('refuses a question whose time was gone before its turn came: nothing is checked or logged, and nobody is asked', async () => {
    const { composite, events } = recorded({ totalMs: 1000, steps: [() => undefined] });
    const late = compositeQuery(['A'], { receivedMonotonic: performance.now() - 1000 });
    expect(await refusal(composite.ask(late, {}, never))).to.equal('overloaded');
    expect(events).to.deep.equal([]);
  });

  it('a caller who leaves before anyone is asked is no bug, in the steps or while the row is begun', async () => {
    const leaving = (caller: AbortController) => {
      caller.abort();
      return new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('given up'))));
    };
    for (const at of ['steps', 'begin'] as const) {
      const caller = new AbortController();
      const wait = () => leaving(caller);
      const { composite, events } = recorded(at === 'steps' ? { steps: [wait] } : { begin: wait });
      expect(await refusal(composite.ask(compositeQuery(['A']), {}, caller.signal))).to.equal('malformed');
      expect(events).to.deep.equal(at === 'steps' ? [] : ['begin']);
    }
  });

  it('a step that does not end in time refuses the question: the service could not get to it', async () => {
    const { composite, events } = recorded({ steps: [() => new Promise(() => {})], totalMs: 5 });
    expect(await refusal(composite.ask(compositeQuery(['A']), {}, never))).to.equal('overloaded');
    expect(await refusal(composite.check(compositeQuery(['A']), {}, never))).to.equal('overloaded');
    expect(events).to.deep.equal([]);
  });

  it('G12 completes the row as cancelled when the caller leaves', async () => {
    const caller = new AbortController();
    const { composite, completed } = recorded({
      ask: (_query, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          caller.abort();
        }),
    });
    await composite.ask(compositeQuery(['A']), {}, caller.signal);
    expect(completed).to.deep.equal(['A=cancelled']);
  });

  it('withholds a bastjänst for the first reason that a step gives', async () => {
    const withhold =
      (cause: 'rule' | 'not-permitted'): Step =>
      () => ({ withheld: new Map([['A', new BastjanstFault(cause)]]) });
    const { composite, events, completed } = recorded({ steps: [withhold('not-permitted'), withhold('rule')] });
    await composite.ask(compositeQuery(['A']), {}, never);
    expect(events).to.not.include('ask A');
    expect(completed).to.deep.equal(['A=not-permitted']);
  });
});
