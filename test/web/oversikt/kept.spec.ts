// What is kept for a moment: one computation for all who ask, and nothing kept of what failed.
import { expect } from 'chai';
import { createKept } from '../../../src/web/oversikt/kept.ts';

function start(fails: () => boolean = () => false) {
  let now = 0;
  let loads = 0;
  const kept = createKept({
    clock: { now: () => now },
    keepMs: 1_000,
    async load(key: string) {
      loads++;
      if (fails()) throw new Error('away');
      return `${key}${loads}`;
    },
  });
  return { kept, loads: () => loads, pass: (ms: number) => (now += ms) };
}

describe('what is kept for a moment', () => {
  it('is computed once for all who ask at the same time, and by key', async () => {
    const { kept } = start();
    expect(await Promise.all([kept('a'), kept('a'), kept('b')])).to.deep.equal(['a1', 'a1', 'b2']);
  });

  it('is computed anew when its time has passed', async () => {
    const { kept, pass } = start();
    await kept('a');
    pass(999);
    expect(await kept('a')).to.equal('a1');
    pass(1);
    expect(await kept('a')).to.equal('a2');
  });

  it('forgets a failure at once', async () => {
    let away = true;
    const { kept } = start(() => away);
    expect(await kept('a').catch(({ message }) => message)).to.equal('away');
    away = false;
    expect(await kept('a')).to.equal('a2');
  });
});
