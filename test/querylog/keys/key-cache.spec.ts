// How long and how many: a loaded key leaves the memory by age, by number and by order.
import { mock } from 'node:test';
import { expect } from 'chai';
import { keyFrom } from '../../../src/querylog/keys/key.ts';
import { createKeyCache } from '../../../src/querylog/keys/key-cache.ts';
import { rejection } from '../../platform/sql/rejection.ts';

describe('querylog/keys/key-cache', () => {
  const aKey = () => keyFrom(Buffer.alloc(32, 1));
  afterEach(() => mock.timers.reset());

  it('lets a key go after 15 minutes, used or not', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const cache = createKeyCache();
    const key = await cache.make('a', async () => aKey());
    mock.timers.tick(15 * 60_000 - 1);
    expect(await cache.find('a', async () => undefined)).to.equal(key);
    mock.timers.tick(1);
    expect(await cache.find('a', async () => undefined)).to.equal(undefined);
  });

  it('lets the key go that was not used for longest', async () => {
    const cache = createKeyCache({ maxKeys: 2 });
    for (const id of ['a', 'b']) await cache.make(id, async () => aKey());
    await cache.find('a', async () => undefined);
    await cache.make('c', async () => aKey());
    const there = await Promise.all(['a', 'c', 'b'].map((id) => cache.find(id, async () => undefined)));
    expect(there.map(Boolean)).to.deep.equal([true, true, false]);
    cache.clear();
    expect(await cache.find('a', async () => undefined)).to.equal(undefined);
  });

  it('keeps no failure and nothing that was not found, and makes what a search under way may not find', async () => {
    const cache = createKeyCache();
    expect(await rejection(cache.find('a', () => Promise.reject(new Error('borta'))))).to.include({ message: 'borta' });
    const searching = Promise.withResolvers<undefined>();
    const finding = cache.find('a', () => searching.promise);
    const key = await cache.make('a', async () => aKey());
    searching.resolve(undefined);
    expect(await finding).to.equal(undefined);
    expect(await cache.find('a', async () => undefined)).to.equal(key);
  });
});
