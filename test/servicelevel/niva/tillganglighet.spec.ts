// The arithmetic: what counts and what does not, budgets and verdicts, burn rates; table by table.
import { expect } from 'chai';
import type { Intervall } from '../../../src/servicelevel/intervall.ts';
import { langd } from '../../../src/servicelevel/intervall.ts';
import { type Summa, tomSumma } from '../../../src/servicelevel/matning/summa.ts';
import { brannfonster, brannhastigheterOf } from '../../../src/servicelevel/niva/brannhastighet.ts';
import { dagarnas } from '../../../src/servicelevel/niva/dygn.ts';
import { type Segment, segmentOf } from '../../../src/servicelevel/niva/segment.ts';
import type { Serviceniva } from '../../../src/servicelevel/niva/serviceniva.ts';
import { servicelageOf } from '../../../src/servicelevel/niva/tillganglighet.ts';
import { readVeckotider } from '../../../src/servicelevel/niva/veckotid-text.ts';
import { aNiva, aSumma } from './a-niva.ts';

const HOUR_MS = 3_600_000;
const tider = (text: string) => readVeckotider('servicetid', text);
const stopp = (fran: string, till: string): Intervall => ({ fran: Date.parse(fran), till: Date.parse(till) });

/** Hours that count, and that do not by each reason. */
const hours = (segment: readonly Segment[]) => {
  const of = (pick: (one: Segment) => readonly Intervall[]) => langd(segment.flatMap(pick)) / HOUR_MS;
  const excluded = [0, 1, 2].map((index) => of(({ undantaget }) => undantaget[index]?.intervall ?? []));
  return [of(({ raknat }) => raknat), ...excluded];
};

describe('servicelevel/niva/segment', () => {
  const office = aNiva({ servicetid: tider('mån–fre 07:00–19:00') });
  const windowed = aNiva({ underhallsfonster: tider('sön 02:00–06:00') });
  const both = aNiva({ servicetid: tider('alla dagar 06:00–22:00'), underhallsfonster: tider('ons 04:00–08:00') });
  const november = dagarnas('2026-11-01', '2026-11-30');
  const wednesday = dagarnas('2026-11-18', '2026-11-18');
  const tables: readonly (readonly [string, Serviceniva, readonly Intervall[], Intervall, readonly number[]])[] = [
    ['round the clock', aNiva(), [], november, [720, 0, 0, 0]],
    ['office hours', office, [], november, [252, 468, 0, 0]],
    ['March, an hour shorter', aNiva(), [], dagarnas('2026-03-01', '2026-03-31'), [743, 0, 0, 0]],
    [
      'a window on the night when summer time begins',
      windowed,
      [],
      dagarnas('2026-03-29', '2026-03-29'),
      [20, 0, 3, 0],
    ],
    ['and when it ends', windowed, [], dagarnas('2026-10-25', '2026-10-25'), [20, 0, 5, 0]],
    ['a window half outside service hours counts once', both, [], wednesday, [14, 8, 2, 0]],
    [
      'a planned stop over a window and the end of service hours',
      both,
      [
        stopp('2026-11-18T05:00+01:00', '2026-11-18T10:00+01:00'),
        stopp('2026-11-18T21:00+01:00', '2026-11-19T03:00+01:00'),
      ],
      wednesday,
      [14 - 2 - 1, 8, 2, 3],
    ],
    [
      'planned stops that overlap count once',
      aNiva(),
      [
        stopp('2026-11-18T05:00+01:00', '2026-11-18T10:00+01:00'),
        stopp('2026-11-18T08:00+01:00', '2026-11-18T11:00+01:00'),
      ],
      wednesday,
      [18, 0, 0, 6],
    ],
    [
      'a planned stop over the end of the month counts in both',
      aNiva(),
      [stopp('2026-11-30T22:00+01:00', '2026-12-01T03:00+01:00')],
      november,
      [718, 0, 0, 2],
    ],
    [
      'and in the month after',
      aNiva(),
      [stopp('2026-11-30T22:00+01:00', '2026-12-01T03:00+01:00')],
      dagarnas('2026-12-01', '2026-12-31'),
      [741, 0, 0, 3],
    ],
    ['a stop as long as the day', aNiva(), [stopp('2026-11-17T00:00Z', '2026-11-20T00:00Z')], wednesday, [0, 0, 0, 24]],
  ];
  for (const [title, niva, planerade, intervall, expected] of tables) {
    it(`${title}: ${expected.join(' + ')} hours`, () => {
      const segment = segmentOf([niva], planerade, intervall);
      expect(hours(segment)).to.deep.equal(expected);
    });
  }

  it('each day has its own level', () => {
    const levels = [aNiva({ giltigFran: '0001-01-01' }), { ...office, giltigFran: '2026-11-16' }];
    expect(segmentOf(levels, [], november).map(({ niva, intervall }) => [niva, intervall])).to.deep.equal([
      [levels[0], dagarnas('2026-11-01', '2026-11-15')],
      [levels[1], dagarnas('2026-11-16', '2026-11-30')],
    ]);
    const months = ['2026-10', '2026-12'].map((month) => segmentOf(levels, [], dagarnas(`${month}-05`, `${month}-06`)));
    expect(months.map((segment) => segment.map(({ niva }) => niva))).to.deep.equal([[levels[0]], [levels[1]]]);
  });

  it('an empty stretch has the level of its moment, and no time', () => {
    const levels = [aNiva({ giltigFran: '0001-01-01' }), { ...office, giltigFran: '2026-11-16' }];
    for (const [index, day] of ['2026-11-15', '2026-11-16'].entries()) {
      const { fran } = dagarnas(day, day);
      const segment = segmentOf(levels, [], { fran, till: fran });
      expect(segment.map(({ niva }) => niva)).to.deep.equal([levels[index]]);
      expect(hours(segment)).to.deep.equal([0, 0, 0, 0]);
    }
  });
});

describe('servicelevel/niva/tillganglighet', () => {
  const objekt = { kalla: 'CSN', svarande: '' };
  const intervall = dagarnas('2026-11-01', '2026-11-30');
  const judged = (...matta: readonly (readonly [Serviceniva, Summa])[]) =>
    servicelageOf(
      objekt,
      intervall,
      matta.map(([niva, summa]) => ({ segment: { niva, intervall, raknat: [intervall], undantaget: [] }, summa })),
    );
  const level = (tillganglighet: number) => aNiva({ tillganglighet });

  const budgets: readonly (readonly [string, number, Summa, number, boolean, number])[] = [
    ['all answered', 99, aSumma({ lyckad: 1000 }), 100, true, 100],
    ['as many as may fail', 99.9, aSumma({ lyckad: 999, misslyckad: 1 }), 99.9, true, 0],
    ['one more', 99.9, aSumma({ lyckad: 998, misslyckad: 2 }), 99.8, false, -100],
    ['just within 99.5', 99.5, aSumma({ lyckad: 199, misslyckad: 1 }), 99.5, true, 0],
    ['half of it left', 99, aSumma({ lyckad: 995, misslyckad: 5 }), 99.5, true, 50],
    ['none answered', 99, aSumma({ misslyckad: 10 }), 0, false, -9900],
    ['pings count', 99, aSumma({ lyckad: 50 }, [], { lyckad: 49, misslyckad: 1 }), 99, true, 0],
    [
      'what says nothing of the source counts nowhere',
      99,
      aSumma({ lyckad: 99, misslyckad: 1, undantagen: 900 }),
      99,
      true,
      0,
    ],
  ];
  for (const [title, percent, summa, tillganglighet, kept, left] of budgets) {
    it(`${title}: ${tillganglighet} % of ${percent} %`, () => {
      const lage = judged([level(percent), summa]);
      expect(lage.tillganglighet).to.be.closeTo(tillganglighet, 1e-9);
      expect(lage.uppfyllt.tillganglighet).to.equal(kept);
      expect(lage.budget?.kvar).to.be.closeTo(left, 1e-6);
    });
  }

  it('nothing measured, nothing said', () => {
    const { tillganglighet, budget, svarstid, uppfyllt } = judged([aNiva(), tomSumma()]);
    expect([tillganglighet, budget, svarstid.p95]).to.deep.equal([undefined, undefined, undefined]);
    expect(uppfyllt).to.deep.equal({ tillganglighet: undefined, svarstid: undefined });
  });

  it('response times: so many percent within so many milliseconds, failures in none of them', () => {
    const times = (slow: number) => [...Array(100 - slow).fill(1000), ...Array(slow).fill(9000)];
    const verdicts = [5, 6].map((slow) => judged([aNiva(), aSumma({ lyckad: 100, misslyckad: 50 }, times(slow))]));
    expect(verdicts.map(({ uppfyllt }) => uppfyllt.svarstid)).to.deep.equal([true, false]);
    expect(verdicts[0]?.svarstid.p50).to.be.closeTo(1000, 10);
    expect(verdicts[0]?.svarstid.p99).to.be.closeTo(9000, 90);
  });

  it('verdict and percentile agree to the millisecond, though times are kept to two digits', () => {
    for (const [ms, kept] of [
      [2_990, true],
      [2_995, false],
      [3_000, false],
      [3_005, false],
    ] as const) {
      const { svarstid, uppfyllt } = judged([aNiva(), aSumma({ lyckad: 100 }, Array(100).fill(ms))]);
      expect([ms, uppfyllt.svarstid, (svarstid.p95 ?? 0) <= 3_000]).to.deep.equal([ms, kept, kept]);
    }
  });

  it('a level that changed: each call by its own, one budget for the whole', () => {
    const before = { ...level(90), svarstid: { percentil: 95, ms: 3000 } };
    const after = { ...level(99), svarstid: { percentil: 95, ms: 500 } };
    const first = aSumma({ lyckad: 92, misslyckad: 8 }, Array(100).fill(2000));
    const second = aSumma({ lyckad: 97, misslyckad: 3 }, Array(100).fill(400));
    const lage = judged([before, first], [after, second]);
    expect(lage.niva).to.equal(after);
    expect(lage.budget).to.deep.equal({ far: 11, har: 11, kvar: 0 });
    expect(lage.uppfyllt).to.deep.equal({ tillganglighet: true, svarstid: true });
    expect(judged([after, first], [after, second]).uppfyllt).to.deep.equal({ tillganglighet: false, svarstid: false });
  });

  describe('burn rates', () => {
    const at = intervall.till;
    const rates = (long: Summa, short: Summa, percent = 99) => {
      const segment = segmentOf([level(percent)], [], intervall)[0] as Segment;
      return brannhastigheterOf([long, short, long, short, long, short].map((summa) => [{ segment, summa }]));
    };
    const above = (long: Summa, short: Summa) => rates(long, short).map(({ overskriden }) => overskriden);

    it('the windows end now, each long one before its short one', () => {
      expect(brannfonster(at).map(({ fran, till }) => [(at - fran) / 60_000, till])).to.deep.equal(
        [60, 5, 360, 30, 4320, 360].map((minutes) => [minutes, at]),
      );
    });

    const short = aSumma({ misslyckad: 3, lyckad: 1 });
    const cases: readonly (readonly [string, Summa, Summa, readonly boolean[]])[] = [
      ['15 % of 400 fail', aSumma({ lyckad: 340, misslyckad: 60 }), short, [true, true, true]],
      ['7 % of 400 fail', aSumma({ lyckad: 372, misslyckad: 28 }), short, [false, true, true]],
      ['2 % of 400 fail', aSumma({ lyckad: 392, misslyckad: 8 }), short, [false, false, true]],
      ['exactly the budget', aSumma({ lyckad: 396, misslyckad: 4 }), short, [false, false, false]],
      ['too few calls for any', aSumma({ lyckad: 9, misslyckad: 10 }), short, [false, false, false]],
      ['enough for the shortest alone', aSumma({ lyckad: 10, misslyckad: 10 }), short, [true, false, false]],
      [
        'over: the short window is well again',
        aSumma({ misslyckad: 400 }),
        aSumma({ lyckad: 9 }),
        [false, false, false],
      ],
      ['the short window is empty', aSumma({ misslyckad: 400 }), tomSumma(), [false, false, false]],
    ];
    for (const [title, long, recent, expected] of cases) {
      it(`${title}: ${expected.join(', ')}`, () => {
        expect(above(long, recent)).to.deep.equal(expected);
      });
    }

    it('a strict level is not burnt by fewer than three failures', () => {
      const told = [2, 3].map((misslyckad) => rates(aSumma({ lyckad: 50 - misslyckad, misslyckad }), short, 99.9));
      expect(told.map(([hour]) => hour?.overskriden)).to.deep.equal([false, true]);
    });

    it('says how fast, and of how many calls', () => {
      const [hour] = rates(aSumma({ lyckad: 90, misslyckad: 10 }), tomSumma(), 99.5);
      expect([hour?.lang, hour?.kort, hour?.underlag, hour?.troskel]).to.deep.equal([20, undefined, 100, 14.4]);
    });
  });
});
