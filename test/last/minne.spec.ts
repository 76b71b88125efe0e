// A guard's memory after many calls; `node test/last/minne.ts` makes a million of them.
import { expect } from 'chai';
import { bytesPerCall, MOST_BYTES_PER_CALL, measureMemory } from './minne.ts';

const CALLS = 60_000;

describe('last/minne', () => {
  it('a guard holds no more after many calls than after a few, however they end', async function () {
    this.timeout(60_000);
    const memory = await measureMemory(CALLS);
    expect([...memory.outcomes.keys()].sort()).to.deep.equal([
      'cancelled',
      'circuit-open',
      'delivered',
      'queue-full',
      'unreachable',
    ]);
    expect(bytesPerCall(memory, CALLS), 'bytes a call').to.be.below(MOST_BYTES_PER_CALL);
  });
});
