// What others change is known here in a moment, and one answer never overtakes another.
import { expect } from 'chai';
import { createPoller, type Poller } from '../../src/platform/poller.ts';

describe('platform/poller', () => {
  let poller: Poller;
  afterEach(() => poller.close());

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
  }

  it('reads once at its start, then again and again, and not after its close', async () => {
    let reads = 0;
    const read = async () => void reads++;
    poller = createPoller({ read, pollMs: 2, onTrouble: () => {} });
    await poller.start();
    expect(reads).to.equal(1);
    await until(() => reads >= 3);
    await poller.close();
    const last = reads;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reads).to.equal(last);
  });

  it('reads one at a time', async () => {
    const events: string[] = [];
    const read = async () => {
      events.push('begin');
      await new Promise((resolve) => setTimeout(resolve, 5));
      events.push('end');
    };
    poller = createPoller({ read, pollMs: 60_000, onTrouble: () => {} });
    await Promise.all([poller.refresh(), poller.refresh()]);
    expect(events).to.deep.equal(['begin', 'end', 'begin', 'end']);
  });

  it('tells of trouble once, and once that it is over; the first failure is the starter’s', async () => {
    const told: unknown[] = [];
    let failing = true;
    const error = new Error('away');
    const read = async () => {
      if (failing) throw error;
    };
    poller = createPoller({ read, pollMs: 2, onTrouble: (trouble) => told.push(trouble) });
    expect(await poller.start().catch((thrown: unknown) => thrown)).to.equal(error);
    expect(told).to.deep.equal([]);
    failing = false;
    await poller.start();
    failing = true;
    await until(() => told.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    failing = false;
    await until(() => told.length === 2);
    expect(told).to.deep.equal([error, undefined]);
  });
});
