// What a party may write in a day: bounded for each, told in Swedish, and open again the next day.
import { expect } from 'chai';
import type { AvvikelseError } from '../../../src/portal/avvikelser/avvikelse-error.ts';
import { DAGSTAK } from '../../../src/portal/avvikelser/dagstak.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { aRapport, av, DAY, DRIFT, GRANNE, NAMND, openAvvikelser, type TestAvvikelser } from './open-avvikelser.ts';

describeDatabase('portal/avvikelser dagstak', (open) => {
  let test: TestAvvikelser;
  let avvikelser: TestAvvikelser['avvikelser'];
  beforeEach(async () => {
    test = await openAvvikelser(await open());
    ({ avvikelser } = test);
  });

  const mostOf = (handling: 'rapportera' | 'spara utkast' | 'svara') =>
    DAGSTAK.find(({ handlingar }) => handlingar.includes(handling))?.most ?? 0;

  async function refused(work: Promise<unknown>, text: string): Promise<void> {
    const error = (await rejection(work)) as AvvikelseError;
    expect([error.kind, error.falt]).to.deep.equal(['for-manga', undefined]);
    expect(error.message).to.contain(text);
  }

  it('bounds what a party reports, also from drafts, in a day of Sweden', async () => {
    const draft = await avvikelser.skapaUtkast(av(NAMND), aRapport());
    const most = mostOf('rapportera');
    for (let number = 0; number < most; number++) await avvikelser.rapportera(av(NAMND), aRapport());
    await refused(avvikelser.rapportera(av(NAMND), aRapport()), `högst ${most} rapporter om dagen`);
    const mal = { ...av(NAMND), nummer: draft.nummer };
    await refused(avvikelser.rapporteraUtkast(mal, aRapport()), 'driftleverantören');
    await avvikelser.andraUtkast(mal, aRapport());
    await avvikelser.rapportera(av(GRANNE), aRapport());
    test.time.now += DAY;
    await avvikelser.rapporteraUtkast(mal, aRapport());
  });

  it('bounds the drafts', async () => {
    const most = mostOf('spara utkast');
    for (let number = 0; number < most; number++) await avvikelser.skapaUtkast(av(NAMND), aRapport());
    await refused(avvikelser.skapaUtkast(av(NAMND), aRapport()), `högst ${most} nya utkast`);
  });

  it('bounds answers and steps together, and not those of the driftleverantör', async () => {
    await avvikelser.rapportera(av(NAMND), aRapport());
    const mal = { ...av(NAMND), nummer: 1 };
    await avvikelser.ta('avvisa', { ...av(DRIFT), nummer: 1 }, 'Inget fel.');
    await avvikelser.ta('återöppna', mal, 'Jo, det är fel.');
    const most = mostOf('svara');
    for (let number = 1; number < most; number++) await avvikelser.ta('svara', mal, 'Ett svar.');
    await refused(avvikelser.ta('svara', mal, 'Ett svar.'), `högst ${most} svar`);
    for (let number = 0; number <= most; number++)
      await avvikelser.ta('svara', { ...av(DRIFT), nummer: 1 }, 'Ett svar.');
  });
});
