// The förteckning on the web: read by all, changed by its uppgiftslämnare, published by a reviewer, with every wording kept.
import { expect } from 'chai';
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { hiddenIn } from '../a-browser.ts';
import { begaran } from '../oversikt/servicelevel.ts';
import { startPortal } from './start-portal.ts';

const CSN = '/uppgifter/CSN';
const FORSLAG = `${CSN}/forslag`;
const NY = {
  namn: 'Hemutrustningslån: medlåntagare',
  lagrum: 'ej kartlagd',
  forordning: 'ej kartlagd',
  svarande: 'CSN (HUT)',
  falt: 'CSN/Personer/Person/HemutrustningsLan/Arenden/Arende/@medlanare\r\n',
  sedan: 'v10',
  anmarkning: '',
};

type Portal = Awaited<ReturnType<typeof startPortal>>;
type Browser = Awaited<ReturnType<Portal['as']>>;

/** Sends a form of the page at `from`, with the version that it shows. */
async function sendFrom(browser: Browser, from: string, path: string, form: Readonly<Record<string, string>> = {}) {
  const version = hiddenIn((await browser.visit(from)).text, 'version');
  return browser.send(path, { version, ...form }, from);
}

async function propose(ulla: Browser, changes: Partial<typeof NY> = {}) {
  return sendFrom(ulla, `${FORSLAG}/uppgift`, `${FORSLAG}/uppgift`, { ...NY, ...changes });
}

describeDatabase('web/portal förteckning', (open) => {
  it('goes from a proposal by CSN to a published wording, with what was before', async () => {
    const portal = await startPortal(await open());
    const [ulla, frida, anybody] = [await portal.as('ulla'), await portal.as('frida'), portal.browser()];
    const before = (await anybody.visit(CSN)).text;
    expect(before)
      .to.contain('Studiemedel: utbetalningar')
      .and.contain('CSN/<wbr>Personer/<wbr>Person/<wbr>@Status')
      .and.contain('Ordalydelse 1');
    expect(before).to.contain('räknar upp 9 uppgifter').and.not.contain('Föreslå');
    expect((await propose(ulla)).text).to.contain('<strong>Ny:</strong> Hemutrustningslån: medlåntagare');
    expect((await anybody.visit(CSN)).text).to.not.contain('medlåntagare');
    expect((await frida.visit(`${CSN}/granska`)).text).to.contain('Inget förslag väntar på granskning.');
    const handed = await sendFrom(ulla, FORSLAG, `${FORSLAG}/lamna`, { skal: 'Saknades i listan' });
    expect(handed.text).to.contain('Förslaget väntar på granskning');
    expect((await frida.visit('/uppgifter')).text).to.contain('Att granska');
    const review = `${CSN}/granska`;
    expect((await frida.visit(review)).text)
      .to.contain('Ulla Uppgift (ulla)')
      .and.contain('Saknades i listan');
    await sendFrom(frida, review, `${review}/publicera`);
    expect((await anybody.visit(CSN)).text)
      .to.contain('medlåntagare')
      .and.contain('Ordalydelse 2');
    const history = (await anybody.visit(`${CSN}/historik`)).text;
    expect(history).to.contain('Skäl: Saknades i listan').and.contain('<strong>Ny:</strong>').and.not.contain('Ulla');
    expect((await frida.visit(`${CSN}/historik`)).text).to.contain(
      'Föreslagen av Ulla Uppgift (ulla), granskad av Frida',
    );
    const old = (await anybody.visit(`${CSN}/historik/1`)).text;
    expect(old).to.contain('gäller inte längre').and.not.contain('medlåntagare');
    expect(portal.bugs).to.deep.equal([]);
  });

  it('an item is changed and taken away in the proposal, field by field in what the reviewer sees', async () => {
    const portal = await startPortal(await open());
    const ulla = await portal.as('ulla');
    const page = `${FORSLAG}/uppgift?uppgift=sekretess`;
    expect((await ulla.visit(page)).text).to.contain('value="Sekretessmarkering"');
    const form = {
      ...NY,
      namn: 'Skyddade uppgifter',
      falt: 'CSN/Personer/Person/@sekretess',
      uppgift: 'sekretess',
      svarande: 'CSN',
      lagrum: '15 kap. 10 §',
    };
    const changed = await sendFrom(ulla, page, `${FORSLAG}/uppgift`, form);
    expect(changed.text).to.contain('Uppgift: <del>Sekretessmarkering</del> <ins>Skyddade uppgifter</ins>');
    const gone = await sendFrom(ulla, `${FORSLAG}/uppgift?uppgift=kand`, `${FORSLAG}/borttagning`, { uppgift: 'kand' });
    expect(gone.text).to.contain('<strong>Borttagen:</strong> Om personen är känd hos CSN');
    await sendFrom(ulla, FORSLAG, `${FORSLAG}/kasta`);
    expect((await ulla.visit(FORSLAG)).text)
      .to.contain('Inget är föreslaget.')
      .and.contain('Om personen är känd');
  });

  it('is sent back with what is missing', async () => {
    const portal = await startPortal(await open());
    const [ulla, dagny] = [await portal.as('ulla'), await portal.as('dagny')];
    await propose(ulla);
    await sendFrom(ulla, FORSLAG, `${FORSLAG}/lamna`, { skal: 'Saknades' });
    const review = `${CSN}/granska`;
    const without = await sendFrom(dagny, review, `${review}/atersand`, { skal: '' });
    expect([without.status, without.text.includes('href="#falt-skal"')]).to.deep.equal([422, true]);
    await sendFrom(dagny, review, `${review}/atersand`, { skal: 'Ange lagrummet' });
    expect((await ulla.visit(FORSLAG)).text).to.contain('Granskaren skriver: Ange lagrummet');
    expect((await portal.browser().visit(CSN)).text).to.contain('Ordalydelse 1');
  });

  it('an operator who writes for somebody else does not publish it', async () => {
    const portal = await startPortal(await open());
    const dagny = await portal.as('dagny');
    const own = '/uppgifter/TNS';
    const item = { ...NY, namn: 'Fordon', falt: 'TNS/fordonsinnehav/fordon' };
    await sendFrom(dagny, `${own}/forslag/uppgift`, `${own}/forslag/uppgift`, item);
    await sendFrom(dagny, `${own}/forslag`, `${own}/forslag/lamna`, { skal: 'Enligt brev' });
    const refused = await sendFrom(dagny, `${own}/granska`, `${own}/granska/publicera`);
    expect([refused.status, refused.text.includes('kan inte själv publicera')]).to.deep.equal([409, true]);
    await sendFrom(await portal.as('frida'), `${own}/granska`, `${own}/granska/publicera`);
    expect((await portal.browser().visit(own)).text).to.contain('Ordalydelse 2');
  });

  const wrong: readonly (readonly [string, Partial<typeof NY>, string])[] = [
    ['falt', { falt: 'CSN/Finns/Inte' }, 'rad 1 finns inte i kontraktets schema'],
    ['falt', { falt: '' }, 'Fält saknas'],
    ['namn', { namn: '' }, 'Uppgift saknas'],
    ['sedan', { sedan: '10' }, 'Sedan version har inte den form'],
    ['anmarkning', { anmarkning: `Om ${persons.allaSvarar.personnummer}` }, 'får inte innehålla ett personnummer'],
  ];
  for (const [field, change, says] of wrong) {
    it(`refuses ${field} at its field, with the form as it was: ${says}`, async () => {
      const portal = await startPortal(await open());
      const refused = await propose(await portal.as('ulla'), change);
      expect(refused.status).to.equal(422);
      expect(refused.text).to.contain(`href="#falt-${field}"`).and.contain(says).and.contain('value="CSN (HUT)"');
      expect((await portal.fortackning.utkast('CSN'))?.lage ?? 'inget').to.equal('inget');
    });
  }

  it('a page from before somebody else changed it is not taken', async () => {
    const portal = await startPortal(await open());
    const ulla = await portal.as('ulla');
    await propose(ulla);
    const late = await ulla.send(`${FORSLAG}/uppgift`, { version: '0', ...NY, namn: 'Annat' }, FORSLAG);
    expect([late.status, late.text.includes('ändrats av någon annan')]).to.deep.equal([409, true]);
  });

  it('is changed by its own and reviewed by those who look after the service', async () => {
    const portal = await startPortal(await open());
    const found: Record<string, number[]> = {};
    for (const user of ['dagny', 'frida', 'ulla', 'nils', 'hanna', 'ingvar']) {
      const browser = await portal.as(user);
      const statuses = [];
      for (const path of [CSN, FORSLAG, '/uppgifter/AF/forslag', `${CSN}/granska`])
        statuses.push((await browser.visit(path, { follow: false })).status);
      statuses.push((await browser.send('/uppgifter/AF/forslag/kasta', { version: '0' })).status);
      statuses.push((await browser.send(`${CSN}/granska/publicera`, { version: '0' })).status);
      found[user] = statuses;
    }
    expect(found).to.deep.equal({
      dagny: [200, 200, 200, 200, 409, 409],
      frida: [200, 403, 403, 200, 403, 409],
      ulla: [200, 200, 403, 403, 403, 403],
      nils: [200, 403, 403, 403, 403, 403],
      hanna: [200, 403, 403, 403, 403, 403],
      ingvar: [200, 403, 403, 403, 403, 403],
    });
    expect((await portal.browser().visit(FORSLAG, { follow: false })).status).to.equal(303);
    for (const path of [
      '/uppgifter/XYZ',
      '/uppgifter/XYZ/historik',
      `${CSN}/historik/7`,
      '/uppgifter/XYZ/forteckning.csv',
    ])
      expect((await portal.browser().visit(path)).status, path).to.equal(404);
  });

  it('the list of the a-kassor names each of them, and that of FK nobody who has a list', async () => {
    const database = await open();
    const portal = await startPortal(database);
    const deps = { database, clock: portal.clock, bastjanster: ['FK', 'SO'] };
    const known = kandaUppgiftslamnare.filter(({ bastjanst }) => deps.bastjanster.includes(bastjanst));
    await createUppgiftslamnareRegister(deps).laggTillKanda(begaran, known);
    const { text } = await portal.browser().visit('/uppgifter/SO');
    expect(text).to.contain('Förteckningen gäller också för').and.contain('<li>Alfa-kassan</li>');
    expect((await portal.browser().visit('/uppgifter/FK')).text).to.not.contain('gäller också för');
  });

  it('is handed out as CSV, of one and of all', async () => {
    const portal = await startPortal(await open());
    const one = await portal.browser().visit(`${CSN}/forteckning.csv`);
    expect([one.headers.get('content-type'), one.headers.get('content-disposition')]).to.deep.equal([
      'text/csv; charset=utf-8',
      'attachment; filename=forteckning-csn.csv',
    ]);
    const whole = (await portal.browser().visit('/uppgifter/forteckning.csv')).text;
    const rows = whole.trimEnd().split('\r\n');
    const items = portal.innehall.fortackningar.flatMap(({ uppgifter }) => uppgifter);
    expect(rows).to.have.length(1 + items.length);
    expect(rows.find((row) => row.startsWith('PM;1;Levnadsintyg;'))).to.contain('FK/ovrigInformation/levnadsintyg;v10');
  });
});
