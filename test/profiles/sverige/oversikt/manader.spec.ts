// The three months, over the turn of a year, and the month that a question means.
import { expect } from 'chai';
import { dagarI, manaderFran, manadstext } from '../../../../src/profiles/sverige/oversikt/manader.ts';
import { oversiktVal } from '../../../../src/profiles/sverige/oversikt/val.ts';

describe('profiles/sverige/oversikt: months', () => {
  it('goes back over the turn of a year', () => {
    expect(manaderFran('2027-01').map(({ manad }) => manad)).to.deep.equal(['2027-01', '2026-12', '2026-11']);
  });

  it('knows the first and last day of a month, and its name', () => {
    expect(dagarI('2028-02')).to.deep.equal({ fran: '2028-02-01', tom: '2028-02-29' });
    expect(dagarI('2026-12')).to.deep.equal({ fran: '2026-12-01', tom: '2026-12-31' });
    expect(manadstext('2026-05')).to.equal('maj 2026');
  });

  it('means the month that it is in Sweden, and 12 percent, where the question does not say', () => {
    const lastMinuteUtc = { receivedAt: Date.parse('2026-10-31T23:30:00Z') };
    expect(oversiktVal(true, lastMinuteUtc)).to.deep.equal({ manad: '2026-11', troskelProcent: 12 });
    expect(oversiktVal({ manad: '2026-04' }, lastMinuteUtc)).to.deep.equal({ manad: '2026-04', troskelProcent: 12 });
    expect(oversiktVal({ troskelProcent: 0 }, lastMinuteUtc)).to.deep.equal({ manad: '2026-11', troskelProcent: 0 });
    expect([oversiktVal(false, lastMinuteUtc), oversiktVal(undefined, lastMinuteUtc)]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });
});
