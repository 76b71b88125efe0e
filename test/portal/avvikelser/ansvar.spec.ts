// Uppgiftslämnare that share a bastjänst: whoever fulfils the duties answers for it, the others see and do what is theirs.
import { expect } from 'chai';
import type { Part } from '../../../src/portal/avvikelser/avvikelse.ts';
import type { AvvikelseError } from '../../../src/portal/avvikelser/avvikelse-error.ts';
import { oppnaSteg } from '../../../src/portal/avvikelser/steg.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { AKASSA, aRapport, av, FK, mal, NAMND, openAvvikelser, PM, type TestAvvikelser } from './open-avvikelser.ts';

const OTHER: Part = { slag: 'uppgiftslamnare', id: 'AKASSA-ALFA', bastjanst: 'SO', fullgorsAv: 'SO' };
const SO: Part = { slag: 'uppgiftslamnare', id: 'SO', bastjanst: 'SO' };

describeDatabase('portal/avvikelser of a bastjänst that several share', (open) => {
  let avvikelser: TestAvvikelser['avvikelser'];
  beforeEach(async () => {
    ({ avvikelser } = await openAvvikelser(await open()));
  });

  const numbers = async (part: Part) => (await avvikelser.lista([part])).map(({ nummer }) => nummer);

  it('shows the others nothing of what a nämnd or one of them has reported, and refuses their steps', async () => {
    const one = await avvikelser.rapportera(av(NAMND), aRapport({ bastjanst: 'SO' }));
    await avvikelser.rapportera(av(AKASSA), aRapport({ bastjanst: 'SO' }));
    await avvikelser.rapportera(av(NAMND), aRapport({ bastjanst: 'FK' }));
    expect(await numbers(SO)).to.deep.equal([2, 1]);
    expect(await numbers(AKASSA)).to.deep.equal([2]);
    expect(await numbers(OTHER)).to.deep.equal([]);
    expect([await numbers(FK), await numbers(PM)]).to.deep.equal([[3], []]);
    const error = (await rejection(avvikelser.ta('avvisa', mal(one, AKASSA), 'Inget fel.'))) as AvvikelseError;
    expect(error.kind).to.equal('okand');
  });

  it('lets them answer and close what they have reported, and leaves the rest to whoever answers for it', async () => {
    const one = await avvikelser.rapportera(av(PM), aRapport({ bastjanst: 'FK' }));
    expect(one.part).to.deep.equal(PM);
    expect((await avvikelser.en([PM], 1)).part).to.deep.equal(PM);
    expect((await avvikelser.handelser([PM], 1))[0]?.part).to.deep.equal(PM);
    const steps = (lage: 'ny' | 'löst', part: Part) => oppnaSteg({ ...one, lage }, [part]).map(({ steg }) => steg);
    expect(steps('ny', PM)).to.deep.equal(['svara']);
    expect(steps('löst', PM)).to.deep.equal(['svara', 'stäng', 'återöppna']);
    expect(steps('ny', FK)).to.deep.equal(['svara', 'utred', 'åtgärda', 'avvisa']);
    const told = (await avvikelser.utskick([PM], 1)).map(({ mottagare }) => mottagare);
    expect(told).to.deep.equal([{ slag: 'bastjanst', id: 'FK' }, { slag: 'drift' }]);
  });
});
