// Which texts are a period, and which period lies before another.
import { expect } from 'chai';
import {
  periodBefore,
  periodText,
  type Rapportperiod,
  readPeriod,
} from '../../../src/servicelevel/niva/rapportperiod.ts';

describe('servicelevel/niva/rapportperiod', () => {
  const before: readonly (readonly [string, string, string])[] = [
    ['2026-03', '2026-02', 'mars 2026'],
    ['2026-01', '2025-12', 'januari 2026'],
    ['2028-03-01--2028-03-07', '2028-02-23--2028-02-29', '2028-03-01 – 2028-03-07'],
    ['2026-03-29--2026-03-29', '2026-03-28--2026-03-28', '2026-03-29 – 2026-03-29'],
  ];
  for (const [text, earlier, written] of before) {
    it(`before ${text} is ${earlier}, right before it`, () => {
      const own = readPeriod(text) as Rapportperiod;
      expect([own.nyckel, periodBefore(own).nyckel, periodText(own)]).to.deep.equal([text, earlier, written]);
      expect(periodBefore(own).intervall.till).to.equal(own.intervall.fran);
    });
  }

  for (const text of [
    '',
    '2026',
    '2026-13',
    '2026-02-30--2026-03-01',
    '2026-03-02--2026-03-01',
    '2025-01-01--2026-02-28',
  ]) {
    it(`"${text}" is no period`, () => {
      expect(readPeriod(text)).to.equal(undefined);
    });
  }
});
