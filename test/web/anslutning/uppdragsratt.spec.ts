// A nämnd's instruction for batches on its page: registered and taken away by operators, and no key is ever shown again.
import { expect } from 'chai';
import { anAnslutning, begaran, NAMND } from '../../anslutning/an-anslutning.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { makeNyckelpar } from '../../uppdrag/nyckelpar.ts';
import { hiddenIn } from '../a-browser.ts';
import { startWeb } from '../start-web.ts';

const SIDA = `/anslutningar/${NAMND}`;
const { publik, privatJwk } = makeNyckelpar('system-2026');
const FALT = {
  uppdragsval: 'registrera',
  instruktionsdatum: '2026-01-15',
  beslutadAv: 'Nämnden',
  uppdragsskal: 'Beslut § 12',
};

describeDatabase('web/anslutning uppdrag', (open) => {
  it('is registered and taken away by operators alone', async () => {
    const web = await startWeb(await open());
    await web.anslutningar.laggTill(begaran, anAnslutning());
    const drift = await web.as('dagny');
    const save = async (form: Record<string, string>) => {
      const version = hiddenIn((await drift.visit(SIDA)).text, 'version');
      return drift.send(`${SIDA}/uppdrag`, { version, ...form }, SIDA);
    };
    expect((await drift.visit(SIDA)).text).to.contain('ingen instruktion är registrerad');
    const d = (privatJwk as { d: string }).d;
    for (const form of [FALT, { ...FALT, beslutadAv: '' }]) {
      const refused = await save({ ...form, nyckel: JSON.stringify(privatJwk) });
      expect(refused.text).to.contain('Rätta det här').and.not.contain(d);
    }
    const empty = await save({ uppdragsval: 'registrera', timmar: '25', takt: 'snabbt' });
    expect(empty.status).to.equal(422);
    expect(empty.text).to.contain('heltal 1–24').and.contain('heltal 1–6000').and.contain('publika nyckeln');
    await save({ ...FALT, timmar: '6', takt: '', nyckel: JSON.stringify(publik) });
    const { uppdrag } = (await web.anslutningar.en(NAMND)).dokument;
    expect(uppdrag).to.deep.include({ timmar: 6, taktPerMinut: 60, publikNyckel: publik });
    expect((await drift.visit(SIDA)).text).to.contain('resultat väntar 6 h');
    const namnd = await web.as('nils');
    expect((await namnd.visit(SIDA)).text)
      .to.contain('resultat väntar 6 h')
      .and.not.contain('/uppdrag"');
    await save({ uppdragsval: 'ta-bort', uppdragsskal: 'Nämnden har återkallat beslutet' });
    expect((await web.anslutningar.en(NAMND)).dokument.uppdrag).to.equal(undefined);
    expect(web.letters.map(({ text }) => text).join()).to.contain('instruktion om uppdrag är borttagen');
  });
});
