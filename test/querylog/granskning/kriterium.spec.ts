// How people write numbers and times, and what the log is asked for then.

import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { swedishMoment } from '../../../src/platform/swedish-day.ts';
import { GranskningError } from '../../../src/querylog/granskning/granskning-error.ts';
import { personDigits, realPerson } from '../../../src/querylog/granskning/kriterium.ts';
import { intervalOfDays, isoInSweden } from '../../../src/querylog/granskning/svensk-tid.ts';

const NOW = Date.parse('2026-04-15T12:00:00+02:00');

describe('personal numbers as people write them', () => {
  it('get the century that makes the youngest person, or one of a hundred years or more after a plus', () => {
    for (const { personnummer } of Object.values(persons)) {
      const [date, last] = [personnummer.slice(2, 8), personnummer.slice(8)];
      expect(personDigits(`${date}-${last}`, NOW)).to.equal(personnummer);
      expect(personDigits(`${date}${last}`, NOW)).to.equal(personnummer);
      expect(personDigits(`${personnummer.slice(0, 8)}-${last}`, NOW)).to.equal(personnummer);
    }
    expect(personDigits('850314+2385', NOW)).to.equal('188503142385');
    expect(personDigits('010918+2394', NOW)).to.equal('190109182394');
  });

  it('are nothing else, and in an extract those alone that somebody can have', () => {
    for (const wrong of ['', '8503142386', '19850314238', '1985031423850', 'Alva', '198503142385 eller 1=1']) {
      expect(() => personDigits(wrong, NOW), wrong)
        .to.throw(GranskningError)
        .with.property('kind', 'criterion');
    }
    expect(personDigits('198503142386', NOW), 'may stand in the log').to.equal('198503142386');
    expect(() => realPerson('198503142386', NOW))
      .to.throw(GranskningError)
      .with.property('kind', 'criterion');
  });
});

describe('times in Sweden', () => {
  it('are of days that exist, in their order', () => {
    for (const [fran, tom] of [
      ['2026-02-29', '2026-03-01'],
      ['2026-1-1', '2026-02-01'],
      ['2026-03-02', '2026-03-01'],
    ]) {
      expect(() => intervalOfDays(fran ?? '', tom ?? ''))
        .to.throw(GranskningError)
        .with.property('kind', 'interval');
    }
    const { from, to } = intervalOfDays('2026-10-25', '2026-10-25');
    expect(to - from, 'the day has an hour more').to.equal(25 * 3_600_000);
  });

  it('have the offset of the moment, also in the hour that comes twice and at the one that is left out', () => {
    const times = ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', '2026-01-01T00:00:00+01:00'];
    for (const time of times) expect(isoInSweden(Date.parse(time))).to.equal(time);
    expect(isoInSweden(swedishMoment('2026-10-25', '02:30'))).to.equal(times[0]);
    expect(isoInSweden(swedishMoment('2026-03-29', '02:30'))).to.equal('2026-03-29T03:30:00+02:00');
  });
});
