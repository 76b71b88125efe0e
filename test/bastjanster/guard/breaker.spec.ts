// The breaker: when it opens, how long, what one probe may decide, and what comes too late to count.
import { expect } from 'chai';
import { bad, breakerLimits, ended, good, silent, slow, type Watched, watched } from './a-breaker.ts';

describe('bastjanster/guard/breaker', () => {
  let one: Watched;
  afterEach(() => one.breaker.close());

  it('G4 failures exactly at the threshold open it, one fewer does not', async () => {
    one = watched({ openMs: 60_000 });
    await one.call(good, good, good, bad, bad);
    expect(one.breaker.state().status, '2 of 5').to.equal('closed');
    await one.call(bad);
    expect(one.breaker.state().status, '3 of 6').to.equal('open');
  });

  it('does not open on fewer calls than the least, though all fail', async () => {
    one = watched();
    await one.call(bad, bad, bad);
    expect(one.breaker.state().status).to.equal('closed');
  });

  it('G7 slow calls open it, though all are answered', async () => {
    one = watched({ openMs: 60_000 });
    expect(await one.call(slow, slow, slow, good, slow, good)).to.deep.equal([
      ...Array(5).fill('made'),
      'circuit-open',
    ]);
  });

  it('is not opened by calls that say nothing', async () => {
    one = watched();
    await one.call(...Array(50).fill(silent), bad, bad, bad);
    expect(one.breaker.state().status).to.equal('closed');
  });

  it('G5 half open, many at once: one call probes, the others are refused, and its success closes it', async () => {
    one = watched();
    await one.call(bad, bad, bad, bad);
    await one.reached('half-open');
    const probe = Promise.withResolvers<{ judgement: typeof good }>();
    const calls = Array.from({ length: 20 }, () => ended(one.breaker.pass(() => probe.promise)));
    expect(() => one.breaker.check())
      .to.throw()
      .with.property('cause', 'circuit-open');
    probe.resolve({ judgement: good });
    expect(await Promise.all(calls)).to.deep.equal(['made', ...Array(19).fill('circuit-open')]);
    await one.reached('closed');
    expect(await one.call(bad, bad, bad), 'what failed before is forgotten').to.deep.equal(['made', 'made', 'made']);
    expect(one.breaker.state().status).to.equal('closed');
  });

  for (const [title, judgement] of [
    ['fails', bad],
    ['is slow', slow],
  ] as const) {
    it(`each probe that ${title} doubles the wait, up to the longest; a success begins anew`, async () => {
      one = watched();
      await one.call(bad, bad, bad, bad);
      for (let probes = 0; probes < 4; probes++) {
        await one.reached('half-open');
        await one.call(judgement);
        await one.reached('open');
      }
      await one.reached('half-open');
      await one.call(good);
      await one.reached('closed');
      await one.call(bad, bad, bad, bad);
      const waits = one.told.map((state) => (state.status === 'open' ? state.waitMs : state.status));
      const half = 'half-open';
      expect(waits).to.deep.equal([5, half, 10, half, 20, half, 30, half, 30, half, 'closed', 5]);
    });
  }

  it('a probe that its caller gave up decides nothing: the next one may try at once, and the wait has not grown', async () => {
    one = watched({ openMs: 20 });
    await one.call(bad, bad, bad, bad);
    await one.reached('half-open');
    await one.call(silent);
    await one.reached('open');
    await one.reached('half-open');
    await one.call(bad);
    await one.reached('open');
    expect(one.told.map((state) => (state.status === 'open' ? state.waitMs : ''))).to.deep.equal([20, '', 1, '', 30]);
  });

  it('a call from before it opened neither closes it nor counts', async () => {
    one = watched();
    const late = [
      Promise.withResolvers<{ judgement: typeof good }>(),
      Promise.withResolvers<{ judgement: typeof bad }>(),
    ];
    const before = late.map(({ promise }) => ended(one.breaker.pass(() => promise)));
    await one.call(bad, bad, bad, bad);
    await one.reached('half-open');
    for (const { resolve } of late) resolve({ judgement: good });
    expect(await Promise.all(before)).to.deep.equal(['made', 'made']);
    expect(one.breaker.state().status).to.equal('half-open');
  });

  it('closed by hand while a probe is out: the probe that then fails does not open it', async () => {
    one = watched();
    await one.call(bad, bad, bad, bad);
    await one.reached('half-open');
    const probe = Promise.withResolvers<{ judgement: typeof bad }>();
    const out = ended(one.breaker.pass(() => probe.promise));
    one.breaker.reset();
    probe.resolve({ judgement: bad });
    expect([await out, one.breaker.state().status]).to.deep.equal(['made', 'closed']);
    expect(await one.call(bad, bad, bad)).to.deep.equal(['made', 'made', 'made']);
  });

  it('takes new limits for the next call, and keeps what it has counted', async () => {
    one = watched({ openMs: 60_000 });
    await one.call(good, good, good, bad);
    one.breaker.update({ ...breakerLimits, openMs: 60_000, failurePercent: 40 });
    await one.call(bad);
    expect(one.breaker.state()).to.deep.equal({ status: 'open', waitMs: 60_000 });
  });

  it('says how long it will be until a probe', async () => {
    one = watched({ openMs: 7_000 });
    await one.call(bad, bad, bad, bad);
    expect(() => one.breaker.check())
      .to.throw()
      .with.nested.property('detail.retryAfterSeconds')
      .that.is.within(1, 7);
  });
});
