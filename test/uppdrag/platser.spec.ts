// Places for questions under way: so many, in the order in which they were asked for, and none lost with who gave up.
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { createPlatser } from '../../src/uppdrag/platser.ts';

const NEVER = new AbortController().signal;

describe('uppdrag/platser', () => {
  it('go to who has waited longest, so that one with much to ask does not keep another waiting', async () => {
    const platser = createPlatser(2);
    const order: string[] = [];
    const held: (() => void)[] = [];
    const work = async (who: string, count: number) => {
      for (let left = count; left > 0; left--) {
        const lamna = await platser.ta(NEVER);
        if (lamna) held.push(lamna);
        order.push(who);
      }
    };
    const all = [work('a', 4), work('b', 2)];
    while (order.length < 6) {
      await turn();
      held.shift()?.();
    }
    await Promise.all(all);
    expect(order).to.deep.equal(['a', 'b', 'a', 'b', 'a', 'a']);
  });

  it('are not waited for after a stop, and are nobody’s who gave up', async () => {
    const platser = createPlatser(1);
    const stop = new AbortController();
    const lamna = await platser.ta(NEVER);
    const gaveUp = platser.ta(stop.signal);
    const waits = platser.ta(NEVER);
    stop.abort();
    expect(await gaveUp).to.equal(undefined);
    expect(await platser.ta(stop.signal)).to.equal(undefined);
    lamna?.();
    lamna?.();
    const second = await waits;
    expect(second).to.be.a('function');
    const third = platser.ta(NEVER).then(() => 'third');
    expect(await Promise.race([third, turn('nobody')]), 'given back twice is given back once').to.equal('nobody');
    second?.();
    expect(await third).to.equal('third');
  });
});
