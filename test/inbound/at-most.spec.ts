// A list with some under way at a time: never more, in order, the next as soon as one has ended.
import { expect } from 'chai';
import { mapAtMost } from '../../src/inbound/at-most.ts';

describe('inbound/at-most', () => {
  it('begins as many as it may, then one for each that ends, and keeps the order of the list', async () => {
    const begun: number[] = [];
    const ends = new Map<number, () => void>();
    const all = mapAtMost(2, [1, 2, 3, 4], async (item) => {
      begun.push(item);
      await new Promise<void>((resolve) => ends.set(item, resolve));
      return `${item}!`;
    });
    const end = async (item: number) => {
      ends.get(item)?.();
      await new Promise(setImmediate);
      return [...begun];
    };
    expect(begun).to.deep.equal([1, 2]);
    expect(await end(2)).to.deep.equal([1, 2, 3]);
    expect(await end(3)).to.deep.equal([1, 2, 3, 4]);
    await end(4);
    await end(1);
    expect(await all).to.deep.equal(['1!', '2!', '3!', '4!']);
  });

  it('takes fewer than it may, and none', async () => {
    expect(await mapAtMost(4, ['a'], async (item) => item.toUpperCase())).to.deep.equal(['A']);
    expect(await mapAtMost(4, [], async () => 1)).to.deep.equal([]);
  });

  it('fails as the work does', async () => {
    const outcome = await mapAtMost(2, [1, 2], async (item) => {
      if (item === 2) throw new Error('two');
    }).catch(String);
    expect(outcome).to.equal('Error: two');
  });
});
