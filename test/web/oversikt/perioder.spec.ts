// The columns of charts: as many as the period has, over the days of Sweden, with nothing measured as nothing.
import { expect } from 'chai';
import { tomSumma } from '../../../src/servicelevel/matning/summa.ts';
import { intervallOf, kolumner, oversiktskolumner, PERIODER } from '../../../src/web/oversikt/perioder.ts';

/** The day after the clock went back: the day before had 25 hours. */
const NOW = Date.parse('2026-10-26T12:34:56+01:00');

describe('the columns of the overview', () => {
  for (const [period, count, first] of [
    ['1h', 60, '2026-10-26T11:35:00+01:00'],
    ['24h', 24, '2026-10-25T13:00:00+01:00'],
    ['30d', 30, '2026-09-27T00:00:00+02:00'],
  ] as const) {
    it(`are ${count} over ${period}, from ${first}`, () => {
      const { starter, intervall } = oversiktskolumner(period, NOW);
      expect([starter.length, starter[0]]).to.deep.equal([count, Date.parse(first)]);
      expect([intervall.fran, intervall.till]).to.deep.equal([
        Date.parse(first),
        Date.parse('2026-10-26T12:35:00+01:00'),
      ]);
    });
  }
});

describe('the columns of one source', () => {
  for (const period of PERIODER) {
    it(`go on over ${period} without holes, and every measurement stands in one of them`, () => {
      const intervall = intervallOf(period, NOW);
      const [measured, other] = [tomSumma(), tomSumma()];
      measured.svarstid.record(100);
      other.svarstid.record(200);
      const start =
        period === '13m' ? Date.parse('2026-10-25T00:00:00+02:00') : Date.parse('2026-10-26T12:00:00+01:00');
      const columns = kolumner(period, intervall, [
        { ...measured, start },
        { ...other, start: period === '1h' ? start + 60_000 : start },
      ]);
      expect(columns.reduce((sum, { svarstid }) => sum + svarstid.count, 0)).to.equal(2);
      const starts = columns.map((column) => column.start);
      expect(starts).to.deep.equal([...new Set(starts)].sort((a, b) => a - b));
      expect(starts[0]).to.be.at.most(intervall.fran);
      const steps = new Set(starts.slice(1).map((at, index) => at - (starts[index] ?? 0)));
      expect(steps.size).to.equal(period === '13m' ? 3 : 1);
    });
  }
});
