// A guard's memory after many calls; `node test/last/minne.ts` makes a million of them.
import { expect } from 'chai';
import { measureMemory } from './minne.ts';

const CALLS = 60_000;

describe('last/minne', () => {
  it('a guard holds no more after many calls than after a few, however they end', async function () {
    this.timeout(60_000);
    const { bytes, outcomes } = await measureMemory(CALLS);
    expect([...outcomes.keys()].sort()).to.deep.equal([
      'cancelled',
      'circuit-open',
      'delivered',
      'queue-full',
      'unreachable',
    ]);
    const grown = (bytes.at(-1) ?? 0) - (bytes[1] ?? 0);
    expect(grown / CALLS, 'bytes a call').to.be.below(2);
  });
});
