// What somebody has written of an avvikelse stays when it cannot be taken: changed by another, closed, reported, too much, or at its bounds.
import { expect } from 'chai';
import { DAGSTAK } from '../../../src/portal/avvikelser/dagstak.ts';
import { FALT, RAPPORTFALT } from '../../../src/portal/avvikelser/falt.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aRapport, av, CSN, DRIFT, mal, NAMND } from '../../portal/avvikelser/open-avvikelser.ts';
import { hiddenIn, type TestBrowser } from '../a-browser.ts';
import { startAvvikelser, type TestAvvikelseweb } from './start-avvikelser.ts';

const PATH = '/avvikelser';
const WRITTEN = 'Det här tog en timme att skriva.';

describeDatabase('web/portal/avvikelser, what was written', (open) => {
  let web: TestAvvikelseweb;
  let nils: TestBrowser;
  beforeEach(async () => {
    web = await startAvvikelser(await open());
    nils = await web.as('nils');
  });
  afterEach(() => expect(web.bugs).to.deep.equal([]));

  it('as an answer is taken though something was said in between', async () => {
    const one = await web.avvikelser.rapportera(av(NAMND), aRapport());
    await web.avvikelser.ta('utred', mal(one, CSN));
    const page = await nils.send(`${PATH}/1/svara`, { version: '1', svara: WRITTEN });
    expect([page.status, new URL(page.url).pathname]).to.deep.equal([200, `${PATH}/1`]);
    expect(page.text).to.contain(WRITTEN);
  });

  it('with a step that another version preceded is shown again, and taken with the new version', async () => {
    const one = await web.avvikelser.rapportera(av(NAMND), aRapport());
    const ulla = await web.as('ulla');
    await web.avvikelser.ta('svara', mal(one, NAMND), 'Det händer fortfarande.');
    const late = await ulla.send(`${PATH}/1/avvisa`, { version: '1', avvisa: WRITTEN });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('ändrats av någon annan').and.contain(`${'\n'}${WRITTEN}</textarea>`);
    expect(late.text).to.contain('Det händer fortfarande.').and.contain('href="#falt-avvisa"');
    const again = await ulla.send(`${PATH}/1/avvisa`, { version: hiddenIn(late.text, 'version'), avvisa: WRITTEN });
    expect([again.status, again.text.includes('Avvisade avvikelsen')]).to.deep.equal([200, true]);
  });

  it('for a step that has closed meanwhile is shown beside what happened', async () => {
    const one = await web.avvikelser.rapportera(av(NAMND), aRapport());
    await web.avvikelser.ta('avvisa', mal(one, DRIFT), 'Inget fel.');
    const late = await (await web.as('ulla')).send(`${PATH}/1/atgarda`, { version: '1', atgarda: WRITTEN });
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Steget går inte att ta').and.contain('Det du skrev').and.contain(`>${WRITTEN}</pre>`);
  });

  it('in a draft that another has changed is shown again with the new version', async () => {
    const draft = await web.avvikelser.skapaUtkast(av(NAMND), aRapport());
    await web.avvikelser.andraUtkast(mal(draft, NAMND), aRapport({ bevis: 'En annans' }));
    const form = { ...aRapport({ bevis: WRITTEN }), som: 'utkast' };
    const late = await nils.send(`${PATH}/1/utkast`, { ...form, version: '1' });
    expect([late.status, hiddenIn(late.text, 'version')]).to.deep.equal([409, '2']);
    expect(late.text).to.contain('ändrats av någon annan').and.contain(`${'\n'}${WRITTEN}</textarea>`);
    await nils.send(`${PATH}/1/utkast`, { ...form, version: '2' });
    expect(await web.avvikelser.en([NAMND], 1)).to.include({ version: 3, bevis: WRITTEN });
  });

  for (const [what, status, text] of [
    ['reported', 409, 'redan rapporterad'],
    ['thrown away', 404, 'finns inte bland dem'],
  ] as const) {
    it(`in a draft that has been ${what} meanwhile is shown as a new report`, async () => {
      const draft = await web.avvikelser.skapaUtkast(av(NAMND), aRapport());
      if (what === 'reported') await web.avvikelser.rapporteraUtkast(mal(draft, NAMND), aRapport());
      else await web.avvikelser.kastaUtkast(mal(draft, NAMND));
      const form = { ...aRapport({ bevis: WRITTEN }), version: '1', som: 'rapport' };
      const late = await nils.send(`${PATH}/1/utkast`, form);
      expect(late.status).to.equal(status);
      expect(late.text).to.contain(text).and.contain(`${'\n'}${WRITTEN}</textarea>`).and.contain(`action="${PATH}/ny"`);
    });
  }

  it('by a party that has written its share for the day is shown again', async () => {
    const most = DAGSTAK.find(({ handlingar }) => handlingar.includes('rapportera'))?.most ?? 0;
    for (let number = 0; number < most; number++) await web.avvikelser.rapportera(av(NAMND), aRapport());
    const late = await nils.send(`${PATH}/ny`, { ...aRapport({ bevis: WRITTEN }), som: 'rapport' });
    expect(late.status).to.equal(429);
    expect(late.text).to.contain(`högst ${most} rapporter om dagen`).and.contain(`${'\n'}${WRITTEN}</textarea>`);
  });

  it('is taken up to the bounds of all fields, as a report, a draft and an answer', async () => {
    const full = Object.fromEntries(RAPPORTFALT.map((falt) => [falt, '€'.repeat(FALT[falt].most)]));
    const form = { ...aRapport(), ...full };
    const reported = await nils.send(`${PATH}/ny`, { ...form, som: 'rapport' });
    expect([reported.status, new URL(reported.url).pathname]).to.deep.equal([200, `${PATH}/1`]);
    await nils.send(`${PATH}/ny`, { ...aRapport(), som: 'utkast' });
    const saved = await nils.send(`${PATH}/2/utkast`, { ...form, version: '1', som: 'utkast' });
    expect([saved.status, hiddenIn(saved.text, 'version')]).to.deep.equal([200, '2']);
    const said = await nils.send(`${PATH}/1/svara`, { svara: '€'.repeat(FALT.text.most) });
    expect(said.status).to.equal(200);
    expect(await web.avvikelser.handelser([NAMND], 1)).to.have.length(2);
  });

  it('is refused by the name that its field has on the page', async () => {
    await web.avvikelser.rapportera(av(NAMND), aRapport());
    const answer = await nils.send(`${PATH}/1/svara`, { svara: 'x' });
    expect([answer.status, answer.text.includes('Svar: skriv 3–4000 tecken.')]).to.deep.equal([422, true]);
    const reason = await (await web.as('ulla')).send(`${PATH}/1/avvisa`, { version: '1' });
    expect([reason.status, reason.text.includes('Skäl: skriv 3–4000 tecken.')]).to.deep.equal([422, true]);
  });

  it('is told to the parties by letter, and the page says that the förvaltare has no address', async () => {
    await web.avvikelser.rapportera(av(NAMND), aRapport());
    expect((await nils.visit(`${PATH}/1`)).text).to.contain('Förvaltaren har ingen adress här');
  });
});
