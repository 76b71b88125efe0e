// The window: what it forgets and when, and that it never grows.
import { expect } from 'chai';
import { createWindow } from '../../../src/bastjanster/guard/window.ts';

describe('bastjanster/guard/window', () => {
  let now: number;
  const clock = { monotonic: () => now };
  const bad = { failed: true, slow: false };
  const slow = { failed: false, slow: true };
  const good = { failed: false, slow: false };
  beforeEach(() => {
    now = 5_000;
  });

  it('counts calls, failures and slow ones', () => {
    const window = createWindow(1_000, clock);
    for (const one of [bad, slow, good, { failed: true, slow: true }]) window.add(one);
    expect(window.counts()).to.deep.equal({ calls: 4, failed: 2, slow: 2 });
    window.clear();
    expect(window.counts()).to.deep.equal({ calls: 0, failed: 0, slow: 0 });
  });

  it('forgets a tenth at a time, the oldest first', () => {
    const window = createWindow(1_000, clock);
    const seen: number[] = [];
    for (let step = 0; step < 12; step++) {
      window.add(bad);
      seen.push(window.counts().calls);
      now += 100;
    }
    expect(seen).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]);
  });

  it('is empty after a silence of its length, and after one of many times that', () => {
    for (const silence of [1_000, 1_000_000_000]) {
      const window = createWindow(1_000, clock);
      window.add(bad);
      now += silence;
      expect(window.counts().calls).to.equal(0);
    }
  });
});
