// Days in every dialect become the day that is written, or are not read at all.
import { expect } from 'chai';
import { dag, manad, tatDag, veckansForsta, veckansSista } from '../../src/bastjanster/datum.ts';

const at = (value: unknown) => ({ value, pointer: '/a' });

describe('bastjanster/datum', () => {
  for (const [value, day] of [
    ['2026-10-30', '2026-10-30'],
    ['1997-09-12+02:00', '1997-09-12'],
    ['2026-01-01Z', '2026-01-01'],
    ['2026-01-01T00:30:00+01:00', '2026-01-01'],
    ['2026-02-29', undefined],
    ['2026-10', undefined],
    ['30/10 2026', undefined],
    [20_261_030, undefined],
  ] as const) {
    it(`reads the day ${value} as ${day}`, () => {
      expect(dag(at(value))).to.deep.equal({ value: day, pointer: '/a' });
    });
  }

  it('reads days without hyphens; 0 is none yet', () => {
    expect(tatDag(at('20261025'))?.value).to.equal('2026-10-25');
    expect(tatDag(at('0'))).to.equal(undefined);
    expect(tatDag(at('20261325'))).to.deep.equal({ value: undefined, pointer: '/a' });
  });

  for (const [week, first, last] of [
    ['202601', '2025-12-29', '2026-01-04'],
    ['202053', '2020-12-28', '2021-01-03'],
    ['202640', '2026-09-28', '2026-10-04'],
  ] as const) {
    it(`reads week ${week} from Monday ${first} to Sunday ${last}`, () => {
      expect([veckansForsta(at(week))?.value, veckansSista(at(week))?.value]).to.deep.equal([first, last]);
    });
  }

  it('reads no week that there is not', () => {
    expect(veckansForsta(at('0'))).to.equal(undefined);
    // 2025 and 2026: only the latter has 53 weeks
    expect(veckansSista(at('202653'))?.value).to.equal('2027-01-03');
    for (const week of ['202553', '202153']) {
      expect(veckansForsta(at(week))).to.deep.equal({ value: undefined, pointer: '/a' });
    }
    expect(veckansForsta(at('202654'))).to.deep.equal({ value: undefined, pointer: '/a' });
  });

  it('reads months in both forms', () => {
    expect([manad(at('2026-10'))?.value, manad(at(202_610))?.value]).to.deep.equal(['2026-10', '2026-10']);
    expect(manad(at('2026-13'))).to.deep.equal({ value: undefined, pointer: '/a' });
  });
});
