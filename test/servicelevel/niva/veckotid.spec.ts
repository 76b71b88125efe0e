// Weekly hours by Sweden's clock: month borders, short and long days, midnight; and how they are written and read.
import { expect } from 'chai';
import { type Intervall, langd } from '../../../src/servicelevel/intervall.ts';
import { dagarnas, dygnIn, isDag, veckodag } from '../../../src/servicelevel/niva/dygn.ts';
import { NivaError } from '../../../src/servicelevel/niva/niva-error.ts';
import type { Veckotid } from '../../../src/servicelevel/niva/serviceniva.ts';
import { veckotider } from '../../../src/servicelevel/niva/veckotid.ts';
import { ALLA_DAGAR, readVeckotider, veckotiderText } from '../../../src/servicelevel/niva/veckotid-text.ts';

const HOUR_MS = 3_600_000;
const hours = (intervals: readonly Intervall[]) => langd(intervals) / HOUR_MS;
const every = (fran: string, till: string): Veckotid[] => [{ veckodagar: ALLA_DAGAR, fran, till }];
const iso = (intervals: readonly Intervall[]) =>
  intervals.map(({ fran, till }) => [fran, till].map((at) => new Date(at).toISOString().slice(0, 16)).join(' '));

describe('servicelevel/niva/veckotid', () => {
  const summerBegins = dagarnas('2026-03-29', '2026-03-29');
  const summerEnds = dagarnas('2026-10-25', '2026-10-25');
  const february = dagarnas('2028-02-01', '2028-02-29');
  const tables: readonly [string, readonly Veckotid[], Intervall, number][] = [
    ['a common day', every('00:00', '24:00'), dagarnas('2026-11-22', '2026-11-22'), 24],
    ['the day that summer time begins', every('00:00', '24:00'), summerBegins, 23],
    ['the day that it ends', every('00:00', '24:00'), summerEnds, 25],
    ['the hour that is left out', every('02:00', '03:00'), summerBegins, 0],
    ['half of it', every('01:30', '02:30'), summerBegins, 0.5],
    ['from within it', every('02:30', '04:00'), summerBegins, 1],
    ['the hour that comes twice', every('02:00', '03:00'), summerEnds, 2],
    ['half of that', every('02:30', '03:00'), summerEnds, 1],
    ['office hours on a short day', every('08:00', '17:00'), summerBegins, 9],
    ['over midnight into a short day', every('22:00', '04:00'), dagarnas('2026-03-28', '2026-03-29'), 4 + 5 + 2],
    ['over midnight into a long day', every('22:00', '04:00'), dagarnas('2026-10-24', '2026-10-25'), 4 + 7 + 2],
    ['March, which lacks an hour', every('00:00', '24:00'), dagarnas('2026-03-01', '2026-03-31'), 31 * 24 - 1],
    ['October, which has one more', every('00:00', '24:00'), dagarnas('2026-10-01', '2026-10-31'), 31 * 24 + 1],
    ['February of a leap year', every('00:00', '24:00'), february, 29 * 24],
    ['its last day, a Tuesday', [{ veckodagar: [2], fran: '00:00', till: '24:00' }], february, 5 * 24],
    ['February of another', every('00:00', '24:00'), dagarnas('2026-02-01', '2026-02-28'), 28 * 24],
    [
      'working days',
      readVeckotider('servicetid', 'mån–fre 07:00–18:00'),
      dagarnas('2026-11-01', '2026-11-30'),
      21 * 11,
    ],
    ['overlapping times count once', [...every('08:00', '12:00'), ...every('10:00', '14:00')], summerEnds, 6],
    ['no times', [], summerEnds, 0],
    ['no time at all', every('00:00', '24:00'), { fran: summerEnds.fran, till: summerEnds.fran }, 0],
  ];
  for (const [title, tider, intervall, expected] of tables) {
    it(`${title}: ${expected} hours`, () => {
      expect(hours(veckotider(tider, intervall))).to.equal(expected);
    });
  }

  it('a window over midnight and a month border belongs to the day it begins', () => {
    const sundays: Veckotid[] = [{ veckodagar: [7], fran: '23:00', till: '02:00' }];
    expect(iso(veckotider(sundays, dagarnas('2026-05-31', '2026-05-31')))).to.deep.equal([
      '2026-05-31T21:00 2026-05-31T22:00',
    ]);
    expect(iso(veckotider(sundays, dagarnas('2026-06-01', '2026-06-01')))).to.deep.equal([
      '2026-05-31T22:00 2026-06-01T00:00',
    ]);
  });

  it('a half hour that comes twice is two stretches', () => {
    expect(iso(veckotider(every('02:00', '02:30'), summerEnds))).to.deep.equal([
      '2026-10-25T00:00 2026-10-25T00:30',
      '2026-10-25T01:00 2026-10-25T01:30',
    ]);
  });

  it('the month after begins where the month ends', () => {
    for (const [fran, tom, next] of [
      ['2026-02-01', '2026-02-28', '2026-03-01'],
      ['2028-02-01', '2028-02-29', '2028-03-01'],
      ['2026-12-01', '2026-12-31', '2027-01-01'],
    ] as const) {
      expect(dagarnas(fran, tom).till).to.equal(dagarnas(next, next).fran);
    }
  });

  it('days are as long as they are, and are cut to the stretch', () => {
    const days = dygnIn({ fran: summerEnds.fran - HOUR_MS, till: summerEnds.till + HOUR_MS });
    expect(days.map(({ dag, intervall }) => [dag, hours([intervall])])).to.deep.equal([
      ['2026-10-24', 1],
      ['2026-10-25', 25],
      ['2026-10-26', 1],
    ]);
    expect(['2026-02-28', '2026-02-29', '2028-02-29', '2026-13-01', '26-01-01'].map(isDag)).to.deep.equal([
      ...[true, false, true, false, false],
    ]);
    expect(['2026-11-22', '2026-11-23'].map(veckodag)).to.deep.equal([7, 1]);
  });

  for (const text of [
    'alla dagar 00:00–24:00',
    'mån–fre 07:00–18:00, lör 09:00–13:00',
    'mån+ons–tors 22:00–02:00',
    'inga',
  ]) {
    it(`"${text}" is read as it is written`, () => {
      expect(veckotiderText(readVeckotider('servicetid', text))).to.equal(text);
    });
  }

  for (const text of ['måndag 07:00–18:00', 'fre–mån 07:00–18:00', 'mån', 'mån 7–18']) {
    it(`"${text}" is refused with the form it should have`, () => {
      expect(() => readVeckotider('underhallsfonster', text)).to.throw(
        NivaError,
        /^Underhållsfönster ska vara dagar och/,
      );
    });
  }
});
