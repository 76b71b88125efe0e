// Which months a question covers, by what each bastjänst is asked for.
import { expect } from 'chai';
import { tackningAv } from '../../../../src/profiles/sverige/oversikt/tackning.ts';

const period = { from: '2026-10-01', tom: '2026-11-29' };
const covered = (bastjanst: string, parameters: Record<string, string> = {}) =>
  ['2026-11', '2026-10', '2026-09'].map(tackningAv({ bastjanst, period, parameters }));

describe('profiles/sverige/oversikt/tackning', () => {
  it('is by the period of the inclusion, whole months alone', () => {
    expect(covered('SO')).to.deep.equal([false, true, false]);
  });

  it('is for FK by the period of LEFI’s own question', () => {
    const lefi = { period: { from: '2026-09-01', tom: '2026-10-31' } };
    expect(covered('FK', { lefiJsonFraga: JSON.stringify(lefi) })).to.deep.equal([false, true, true]);
  });

  it('is for Skatteverket by the years asked for, and for v10 by none', () => {
    expect(covered('SKV', { ar: '2024,2025' })).to.deep.equal([false, false, false]);
    expect(covered('SKV', { ar: '2026' })).to.deep.equal([true, true, true]);
    expect(covered('SKV')).to.deep.equal([true, true, true]);
  });
});
