// From application to aktiv on the pages: what the nämnd fills in, what operators decide, what the register refuses.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { begaran, NAMND } from '../../anslutning/an-anslutning.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { hiddenIn } from '../a-browser.ts';
import { startWeb, type TestWeb } from '../start-web.ts';
import { ANSOKAN, AVTAL } from './an-ansokan.ts';

const { personnummer } = persons.allaSvarar;
const SIDA = `/anslutningar/${NAMND}`;

async function applied(web: TestWeb) {
  const namnd = await web.as('nils');
  await namnd.send('/ansokan', ANSOKAN, '/ansokan');
  return namnd;
}

/** Sends a form of the anslutning's page, with the version that the page has. */
async function act(browser: Awaited<ReturnType<TestWeb['as']>>, name: string, form: Record<string, string>) {
  const version = hiddenIn((await browser.visit(SIDA)).text, 'version');
  return browser.send(`${SIDA}/${name}`, { version, ...form }, SIDA);
}

async function activated(web: TestWeb) {
  const namnd = await applied(web);
  const drift = await web.as('dagny');
  await act(drift, 'steg', { till: 'granskas', skal: 'Ansökan är komplett' });
  await act(drift, 'avtal', { ...AVTAL, slag: 'avtal' });
  await act(drift, 'avtal', { ...AVTAL, slag: 'bitradesavtal' });
  await act(drift, 'steg', { till: 'godkänd', skal: 'Allt är på plats' });
  await act(drift, 'steg', { till: 'aktiv', skal: 'Allt är på plats' });
  return { namnd, drift };
}

async function stored({ anslutningar }: TestWeb) {
  return (await anslutningar.en(NAMND)).dokument;
}

describeDatabase('web/anslutning', (open) => {
  it('takes an application for the nämnd of the login, and for no other', async () => {
    const web = await startWeb(await open());
    const namnd = await web.as('nils');
    const page = await namnd.send('/ansokan', { ...ANSOKAN, organisationsnummer: '162120000159' }, '/ansokan');
    expect(page.url).to.equal(`${web.url}/ansokan/${NAMND}/mottagen`);
    expect(page.text).to.contain('Ansökan är mottagen');
    expect(await stored(web)).to.deep.equal({
      status: 'anmäld',
      organisationsnummer: NAMND,
      namn: 'Provköpings socialnämnd',
      kommun: 'Provköping',
      aktorsid: 'kommun-1',
      bastjanster: ['AF', 'FK'],
      certifikat: [],
      kontakter: [
        { roll: 'teknisk', namn: 'Tuva Teknik', epost: 'teknik@provkoping.example', telefon: '0701234567' },
        { roll: 'avtal', namn: 'Axel Avtal', epost: 'avtal@provkoping.example' },
        { roll: 'dataskydd', namn: 'Disa Dataskydd', epost: 'dso@provkoping.example' },
      ],
      bitraden: [{ organisationsnummer: '165560000001', namn: 'Systemet AB', avtalsdatum: '2026-05-01' }],
      atagande: { kravs: true, identitet: 'Användarnamn i Treserva', automater: [] },
    });
    const [first] = await web.anslutningar.historik(NAMND);
    expect([first?.aktor.namn, first?.handling]).to.deep.equal(['Nils Nämndsson (nils)', 'lägg till']);
    expect(web.letters.map(({ to }) => to)).to.deep.equal(['avtal@provkoping.example']);
    expect(web.letters[0]?.text).to.contain('Vi har tagit emot er ansökan om anslutning.');
  });

  it('shows what is wrong beside its field and in a summary, with what was written kept (ASVS 2.2.1)', async () => {
    const web = await startWeb(await open());
    const namnd = await web.as('nils');
    const wrong = {
      ...ANSOKAN,
      kommun: ' ',
      'avtal-epost': 'ingen',
      'bitrade-datum': 'igår',
      namn: '"><script>x</script>',
    };
    const page = await namnd.send('/ansokan', wrong, '/ansokan');
    expect(page.status).to.equal(422);
    for (const field of ['kommun', 'avtal-epost', 'bitrade-datum']) {
      expect(page.text).to.contain(`<a href="#falt-${field}">`).and.contain(`id="falt-${field}-fel"`);
    }
    expect(page.text).to.contain('&quot;&gt;&lt;script&gt;x').and.not.contain('<script');
    expect(await web.anslutningar.alla()).to.deep.equal([]);
  });

  it('refuses a personnummer in a field, and says which without repeating it elsewhere', async () => {
    const web = await startWeb(await open());
    const namnd = await web.as('nils');
    const page = await namnd.send('/ansokan', { ...ANSOKAN, 'teknisk-namn': `Tuva ${personnummer}` }, '/ansokan');
    expect([page.status, page.text.includes('får inte innehålla ett personnummer')]).to.deep.equal([422, true]);
    expect(await web.anslutningar.alla()).to.deep.equal([]);
    expect(web.letters).to.deep.equal([]);
  });

  it('lets the nämnd mend its application until it is granskas', async () => {
    const web = await startWeb(await open());
    const namnd = await applied(web);
    expect((await namnd.visit('/ansokan')).text)
      .to.contain('Ändra ansökan')
      .and.contain('value="Axel Avtal"');
    const { kravs: _kravs, aktorsid: _aktorsid, ...changed } = { ...ANSOKAN, kommun: 'Nyköping' };
    await namnd.send('/ansokan', changed, '/ansokan');
    const { kommun, aktorsid, atagande } = await stored(web);
    expect([kommun, aktorsid, atagande.kravs]).to.deep.equal(['Nyköping', undefined, false]);
    const stale = (await namnd.visit('/ansokan')).text;
    expect(stale).to.contain('Nyköping');
    await act(await web.as('dagny'), 'steg', { till: 'granskas', skal: 'Komplett' });
    expect((await namnd.visit('/ansokan')).url).to.equal(web.url + SIDA);
    const late = await namnd.send('/ansokan', ANSOKAN);
    expect([late.status, (await stored(web)).kommun]).to.deep.equal([409, 'Nyköping']);
  });

  it('is taken by an operator for one that applied on paper', async () => {
    const web = await startWeb(await open());
    const drift = await web.as('dagny');
    expect((await drift.send('/ansokan', ANSOKAN, '/ansokan')).text).to.contain(
      'Skriv organisationsnumret med tio siffror.',
    );
    const page = await drift.send('/ansokan', { ...ANSOKAN, organisationsnummer: '212000-0142' }, '/ansokan');
    expect(page.text).to.contain('Ansökan är mottagen');
    const again = await drift.send('/ansokan', { ...ANSOKAN, organisationsnummer: '2120000142' }, '/ansokan');
    expect([again.status, again.text.includes('finns redan')]).to.deep.equal([409, true]);
  });

  it('is approved and made aktiv by operators, step by step, with a letter at each', async () => {
    const web = await startWeb(await open());
    const { namnd } = await activated(web);
    expect((await stored(web)).status).to.equal('aktiv');
    expect(web.letters.map(({ text }) => text.split('\n')[2])).to.deep.equal([
      'Vi har tagit emot er ansökan om anslutning.',
      'Er ansökan granskas nu.',
      'Anslutningsavtalet är registrerat.',
      'Personuppgiftsbiträdesavtalet är registrerat.',
      'Er ansökan är godkänd.',
      'Er anslutning är aktiv: nämnden kan ställa frågor.',
    ]);
    const history = await namnd.visit(`${SIDA}/historik`);
    expect(history.text).to.contain('aktivera').and.contain('Dagny Drift (dagny)').and.contain('Allt är på plats');
  });

  it('says what is missing when a step is refused', async () => {
    const web = await startWeb(await open(), { harGallringsbeslut: false });
    await applied(web);
    const drift = await web.as('dagny');
    await act(drift, 'steg', { till: 'granskas', skal: 'Komplett' });
    await act(drift, 'steg', { till: 'godkänd', skal: 'Komplett' });
    expect((await drift.visit(SIDA)).text.match(/badge--warning">Saknas</g)).to.have.length(3);
    const page = await act(drift, 'steg', { till: 'aktiv', skal: 'Komplett' });
    expect(page.status).to.equal(422);
    expect(page.text)
      .to.contain('ett undertecknat anslutningsavtal')
      .and.contain('ett gallringsbeslut som omfattar nämnden');
    expect((await stored(web)).status).to.equal('godkänd');
  });

  it('does nothing where the page is older than the anslutning, or the step does not lead from it', async () => {
    const web = await startWeb(await open());
    await applied(web);
    const drift = await web.as('dagny');
    const { version } = await web.anslutningar.en(NAMND);
    await web.anslutningar.andra({ ...begaran, organisationsnummer: NAMND, version }, { kommun: 'Annan' });
    const stale = await act(drift, 'steg', { till: 'granskas', skal: 'Komplett', version: String(version) });
    expect([stale.status, stale.text.includes('ändrats av någon annan')]).to.deep.equal([409, true]);
    const leap = await act(drift, 'steg', { till: 'aktiv', skal: 'Komplett' });
    expect([leap.status, leap.text.includes('leder vidare härifrån')]).to.deep.equal([422, true]);
    const silent = await act(drift, 'steg', { till: 'granskas', skal: ' ' });
    expect([silent.status, silent.text.includes('Skriv skälet')]).to.deep.equal([422, true]);
    expect((await stored(web)).status).to.equal('anmäld');
  });

  it('is spärrad and let go again', async () => {
    const web = await startWeb(await open());
    const { drift } = await activated(web);
    await act(drift, 'steg', { till: 'spärrad', skal: 'Misstänkt missbruk' });
    expect((await stored(web)).status).to.equal('spärrad');
    await act(drift, 'steg', { till: 'aktiv', skal: 'Utrett' });
    expect((await stored(web)).status).to.equal('aktiv');
  });

  it('changes its system vendor when the nämnd asks and an operator carries it out', async () => {
    const web = await startWeb(await open());
    const { namnd, drift } = await activated(web);
    const vendor = { 'bitrade-nummer': '556000-0002', 'bitrade-namn': 'Nya AB', 'bitrade-datum': '2026-06-01' };
    await act(namnd, 'leverantor', { ...vendor, leverantorsskal: 'Upphandlat' });
    expect((await stored(web)).bitraden[0]?.namn).to.equal('Systemet AB');
    expect((await drift.visit('/anslutningar')).text).to.contain('ändring begärd');
    const page = await drift.visit(SIDA);
    expect(page.text).to.contain('Nya AB').and.contain('Nils Nämndsson (nils)');
    const id = hiddenIn(page.text, 'id');
    const refused = await act(drift, 'andringsbegaran', { id, [`beslut-${id}`]: 'genomförd' });
    expect(refused.status).to.equal(422);
    await act(drift, 'andringsbegaran', { id, [`beslut-${id}`]: 'genomförd', [`beslutsskal-${id}`]: 'Avtalet finns' });
    expect((await stored(web)).bitraden).to.deep.equal([
      { organisationsnummer: '165560000002', namn: 'Nya AB', avtalsdatum: '2026-06-01' },
    ]);
    const twice = await act(drift, 'andringsbegaran', {
      id,
      [`beslut-${id}`]: 'avvisad',
      [`beslutsskal-${id}`]: 'Igen',
    });
    expect(twice.status).to.equal(409);
    const handelser = (await drift.visit('/handelser')).text;
    expect(handelser).to.contain('begär ändring').and.contain('avgör ändring').and.contain('Upphandlat');
  });

  it('gives notice when the nämnd asks and an operator carries it out, or turns it down', async () => {
    const web = await startWeb(await open());
    const { namnd, drift } = await activated(web);
    const notice = { datum: '2026-11-01', upphor: '2027-05-01', uppsagningsskal: 'Nämnden läggs ned' };
    for (const beslut of ['avvisad', 'genomförd']) {
      await act(namnd, 'uppsagning', notice);
      const id = hiddenIn((await drift.visit(SIDA)).text, 'id');
      await act(drift, 'andringsbegaran', { id, [`beslut-${id}`]: beslut, [`beslutsskal-${id}`]: 'Efter samtal' });
      expect((await stored(web)).status).to.equal(beslut === 'avvisad' ? 'aktiv' : 'uppsagd');
    }
    expect((await stored(web)).uppsagning).to.deep.equal({
      datum: '2026-11-01',
      upphor: '2027-05-01',
      frageratt: true,
    });
    await act(drift, 'steg', { till: 'aktiv', skal: 'Återtagen' });
    expect((await stored(web)).status).to.equal('aktiv');
  });

  it('stands as done where the letter could not be sent', async () => {
    const web = await startWeb(await open(), { mailIsDown: true });
    await applied(web);
    expect((await stored(web)).status).to.equal('anmäld');
    expect(web.bugs.map(({ where }) => where)).to.deep.equal(['utskick']);
  });
});
