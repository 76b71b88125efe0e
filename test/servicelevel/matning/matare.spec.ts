// What is counted of a call, in which minute, and that memory stays bounded whatever names come from outside.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { createMatare, type Matare } from '../../../src/servicelevel/matning/matare.ts';
import { createTestClock, lyckat, misslyckat } from './a-matning.ts';

const ORGANISATION = '162120000142';

describe('servicelevel/matning/matare', () => {
  const clock = createTestClock('2026-11-22T10:00:30Z');
  let matare: Matare;
  beforeEach(() => {
    clock.set('2026-11-22T10:00:30Z');
    matare = createMatare({ clock });
  });

  const drainOne = () => {
    const [minut, ...more] = matare.drain().minuter;
    expect(more).to.deep.equal([]);
    if (!minut) throw new Error('nothing was measured');
    return minut;
  };

  it('counts outcome, cause and quality; the times of successes alone', () => {
    for (const ms of [100, 200, 300]) matare.anrop(lyckat(ms, { kotidMs: 5 }));
    matare.anrop(misslyckat);
    matare.anrop({ kalla: 'AF', slag: 'anrop', utfall: 'undantagen', orsak: 'maintenance', svarstidMs: 1 });
    const { start, summa } = drainOne();
    expect(new Date(start).toISOString()).to.equal('2026-11-22T10:00:00.000Z');
    expect(summa.antal.anrop).to.deep.equal({ lyckad: 3, misslyckad: 1, undantagen: 1 });
    expect(summa.orsaker).to.deep.equal({ timeout: 1, maintenance: 1 });
    expect(summa.kvaliteter).to.deep.equal({ answered: 3, failed: 1 });
    expect([summa.svarstid.count, summa.svarstid.percentile(50), summa.kotid.count]).to.deep.equal([3, 200, 3]);
  });

  it('a ping counts in availability, and in nothing else', () => {
    matare.anrop({ kalla: 'AF', slag: 'ping', utfall: 'lyckad', svarstidMs: 40, kotidMs: 3 });
    const { summa } = drainOne();
    expect([summa.antal.ping.lyckad, summa.antal.anrop.lyckad]).to.deep.equal([1, 0]);
    expect([summa.svarstid.count, summa.kotid.count]).to.deep.equal([0, 0]);
  });

  it('a minute comes again while it grows, once more when it is over, and not where nothing has happened', () => {
    matare.anrop(lyckat(100));
    expect(drainOne().summa.antal.anrop.lyckad).to.equal(1);
    expect(matare.drain().minuter).to.deep.equal([]);
    matare.anrop(lyckat(100));
    clock.set('2026-11-22T10:01:00Z');
    matare.anrop(lyckat(100));
    const [old, now] = matare.drain().minuter;
    expect([old?.summa.antal.anrop.lyckad, now?.summa.antal.anrop.lyckad]).to.deep.equal([2, 1]);
    expect((now?.start ?? 0) - (old?.start ?? 0)).to.equal(60_000);
  });

  it('a minute that comes twice, because the clock was set back, has another turn', () => {
    matare.anrop(lyckat(100));
    clock.set('2026-11-22T10:05:00Z');
    matare.anrop(lyckat(100));
    clock.set('2026-11-22T10:00:10Z');
    matare.anrop(lyckat(100));
    expect(matare.drain().minuter.map(({ varv }) => varv)).to.deep.equal([0, 0, 1]);
  });

  it('those that answer inside a source are as many as are told apart, and none is a person', () => {
    for (let n = 0; n < 100; n++) matare.anrop(lyckat(1, { svarande: `kassa ${n}` }));
    const many = matare.drain().minuter.map(({ svarande }) => svarande);
    expect([many.length, many.at(-1)]).to.deep.equal([61, 'ovriga']);
    matare = createMatare({ clock });
    const { personnummer } = persons.allaSvarar;
    matare.anrop(lyckat(1, { svarande: `kassa ${personnummer}` }));
    matare.anrop(lyckat(1, { svarande: 'x'.repeat(1000) }));
    matare.anrop(lyckat(1, { svarande: 'a\u0000b' }));
    expect(drainOne().svarande).to.equal('ovriga');
  });

  it('a question counts for the composite, and for who asked, by the hour', () => {
    matare.fraga({ utfall: 'lyckad', kvalitet: 'partial', svarstidMs: 700, organisation: ORGANISATION, delfragor: 7 });
    clock.set('2026-11-22T10:30:00Z');
    matare.fraga({ utfall: 'undantagen', orsak: 'rate-limited', organisation: ORGANISATION, delfragor: 0 });
    matare.fraga({ utfall: 'undantagen', orsak: 'not-authenticated', delfragor: 0 });
    const { minuter, belastning } = matare.drain();
    expect(minuter.map(({ kalla, summa }) => [kalla, summa.antal.anrop])).to.deep.equal([
      ['SAMMANSATT', { lyckad: 1, misslyckad: 0, undantagen: 0 }],
      ['SAMMANSATT', { lyckad: 0, misslyckad: 0, undantagen: 2 }],
    ]);
    const start = Date.parse('2026-11-22T10:00:00Z');
    expect(belastning).to.deep.equal([
      { start, varv: 0, organisation: ORGANISATION, besvarade: 1, nekade: 1, delfragor: 7 },
    ]);
  });

  it('a question that was answered in part by our failure was not refused', () => {
    const fraga = { utfall: 'misslyckad', orsak: 'queue-full', kvalitet: 'partial', delfragor: 2 } as const;
    matare.fraga({ ...fraga, organisation: ORGANISATION });
    expect(matare.drain().belastning.map(({ besvarade, nekade }) => [besvarade, nekade])).to.deep.equal([[1, 0]]);
  });

  it('the time of an open breaker belongs to the source and the minute', () => {
    matare.kretsOppen('AF', 4_000);
    matare.kretsOppen('AF', 4_000);
    const { kalla, svarande, summa } = drainOne();
    expect([kalla, svarande, summa.kretsOppenMs, summa.antal.anrop.lyckad]).to.deep.equal(['AF', '', 8_000, 0]);
  });
});
