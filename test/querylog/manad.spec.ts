// Where a month begins and ends in Sweden decides under which key a question stands, and when it is gone.
import { expect } from 'chai';
import {
  addManader,
  closesAt,
  endOfManad,
  manaderBetween,
  manadOf,
  mayBeSealed,
  startOfManad,
} from '../../src/querylog/manad.ts';

const at = (text: string) => Date.parse(text);

describe('manad', () => {
  it('is that of Sweden, not of UTC', () => {
    expect(manadOf(at('2026-10-31T22:59:59.999Z')), 'winter time has begun').to.equal('2026-10');
    expect(manadOf(at('2026-10-31T23:00:00.000Z'))).to.equal('2026-11');
    expect(manadOf(at('2026-06-30T21:59:59.999Z')), 'summer time').to.equal('2026-06');
    expect(manadOf(at('2026-06-30T22:00:00.000Z'))).to.equal('2026-07');
  });

  it('starts at midnight in Sweden in every month of ten years, and ends where the next starts', () => {
    for (let manad = '2020-01'; manad < '2030-01'; manad = addManader(manad, 1)) {
      const start = startOfManad(manad);
      expect([manadOf(start), manadOf(start - 1)], manad).to.deep.equal([manad, addManader(manad, -1)]);
      expect(endOfManad(manad)).to.equal(startOfManad(addManader(manad, 1)));
    }
  });

  it('is an hour shorter or longer where the clocks are changed', () => {
    const hours = (manad: string) => (endOfManad(manad) - startOfManad(manad)) / 3_600_000;
    expect([hours('2026-03'), hours('2026-10'), hours('2026-12')]).to.deep.equal([743, 745, 744]);
  });

  it('counts over the turn of the year', () => {
    expect(addManader('2026-11', 3)).to.equal('2027-02');
    expect(addManader('2026-01', -1)).to.equal('2025-12');
  });

  it('lists the months that an interval touches, its end not included', () => {
    const from = at('2025-11-30T23:59:59+01:00');
    expect(manaderBetween(from, at('2026-02-01T00:00:00+01:00'))).to.deep.equal(['2025-11', '2025-12', '2026-01']);
    expect(manaderBetween(from, from)).to.deep.equal([]);
  });

  it('takes records for a day after its end, and is sealed later than that', () => {
    const end = endOfManad('2026-10');
    const day = 86_400_000;
    const isOpen = (now: number) => now < closesAt('2026-10');
    expect([isOpen(end + day - 1), isOpen(end + day)]).to.deep.equal([true, false]);
    expect([mayBeSealed('2026-10', end + day), mayBeSealed('2026-10', end + day + 3_600_000)]).to.deep.equal([
      false,
      true,
    ]);
  });
});
