// The test bench on pages: what is sent is told first, runs go on in the background, and nobody proves what is another's.
import { expect } from 'chai';
import { createHandelser } from '../../../src/anslutning/handelser.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Provprotokoll } from '../../../src/testbench/prov.ts';
import { RAPPORTER } from '../../../src/testbench/rapport/rapporter.ts';
import { simuleradeTestpersoner } from '../../../src/testbench/testpersoner.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import type { BrowserPage, TestBrowser } from '../a-browser.ts';
import { startProvbank } from './start-provbank.ts';

type Provbank = Awaited<ReturnType<typeof startProvbank>>;

const formFor = ({ mal }: Provbank) => ({
  ...{ bastjanst: 'CSN', adress: mal.origin, sokvag: mal.sokvag, personer: '' },
  ...{ grupp: ['kontrakt'], takt: '50', samtidiga: '3', matningar: '2', antal: '100', tid: '60' },
});

async function ended(browser: TestBrowser, url: string): Promise<BrowserPage> {
  for (;;) {
    const page = await browser.visit(url);
    if (!page.text.includes('<h2>Pågår</h2>')) return page;
  }
}

describeDatabase('web/provbank', (open) => {
  it('tells what it would send, sends it once it is started, and keeps every report', async () => {
    const web = await startProvbank(await open());
    await web.simulators.behave('CSN', 'no-content-type');
    const ulla = await web.as('ulla');
    const form = await ulla.visit('/provbank/ny?bastjanst=CSN');
    expect(form.text).to.include(web.mal.origin).and.include(`value="${web.mal.sokvag}"`);
    const plan = await ulla.send('/provbank/plan', formFor(web));
    expect(plan.text).to.include('Fall: 9, i grupperna kontrakt (9).').and.include('Fientliga fall skickas inte.');
    expect(web.simulators.events('CSN')).to.deep.equal([]);

    const started = await ulla.send('/provbank/korningar', formFor(web));
    expect(started.url).to.match(/\/provbank\/korningar\/[0-9a-f-]{36}$/);
    const done = await ended(ulla, started.url);
    expect(done.text).to.include('✖ Underkänd').and.include('CSN-KON-004').and.include('Fallet valdes inte.');
    for (const { namn, typ } of RAPPORTER) {
      const { status, headers, text } = await ulla.visit(`${started.url}/${namn}`);
      expect([status, headers.get('content-type')]).to.deep.equal([200, typ]);
      expect(headers.get('content-disposition')).to.equal(`attachment; filename=CSN-${namn}`);
      expect(text).not.to.include(persons.allaSvarar.personnummer);
    }
    expect((await ulla.visit('/provbank')).text)
      .to.include('9 av 9')
      .and.include('Ulla Uppgift');
    expect([web.bugs, web.runBugs]).to.deep.equal([[], []]);
  });

  it('chosen groups that pass are an incomplete run, with what it was not about', async () => {
    const web = await startProvbank(await open());
    const ulla = await web.as('ulla');
    expect((await ulla.send('/provbank/plan', formFor(web))).text).to.match(/Inte valda: \d+ fall\./);
    const { url } = await ulla.send('/provbank/korningar', formFor(web));
    const done = await ended(ulla, url);
    expect(done.text).to.match(
      /▲ Ofullständig\.<\/strong> Körningen räcker inte för ett besked: \d+ fall valdes inte\./,
    );
    expect((await ulla.visit(`${url}/sjalvdeklaration.html`)).text).to.match(/<dt>Valdes inte<\/dt><dd>CSN-FUN-001, /);
  });

  it('a failed case becomes a draft of an avvikelse, which is its authors alone', async () => {
    const web = await startProvbank(await open());
    await web.simulators.behave('CSN', 'no-content-type');
    const ulla = await web.as('ulla');
    const { url } = await ulla.send('/provbank/korningar', formFor(web));
    await ended(ulla, url);
    const path = new URL(url).pathname;
    const draft = await ulla.send(`${path}/avvikelser`, { fall: 'CSN-KON-004' });
    expect(draft.url).to.match(/\/avvikelser\/1\/utkast$/);
    const part = { slag: 'uppgiftslamnare', id: 'CSN', bastjanst: 'CSN' } as const;
    const [utkast] = await web.avvikelser.lista([part], { lagen: ['utkast'] });
    expect(utkast).to.include({ bastjanst: 'CSN', allvar: 'hög', lage: 'utkast', kontakt: 'Ulla Uppgift' });
    expect(await web.avvikelser.lista([{ slag: 'drift' }], { lagen: ['utkast'] })).to.deep.equal([]);
    expect((await ulla.send(`${path}/avvikelser`, { fall: 'CSN-KON-001' })).status).to.equal(404);
  });

  it('a run that hangs is stopped from the page', async () => {
    const web = await startProvbank(await open());
    await web.simulators.behave('CSN', 'hang');
    const dagny = await web.as('dagny');
    const { url, text } = await dagny.send('/provbank/korningar', formFor(web));
    expect(text)
      .to.include('<h2>Pågår</h2>')
      .and.include('0 av 9')
      .and.include('<meta http-equiv="refresh" content="5">');
    const second = await dagny.send('/provbank/korningar', formFor(web));
    expect([second.status, second.text.includes('pågår redan')]).to.deep.equal([422, true]);
    await dagny.send(`${new URL(url).pathname}/avbryt`);
    expect((await dagny.visit(url)).text).to.include('avbryts');
    await web.services.provjobb.stop();
    expect((await dagny.visit(url)).text)
      .to.include('Körningen avbröts')
      .and.not.include('http-equiv="refresh"');
  });

  it('measures against the level that is agreed, and asks as many at once as the bulkhead lets through', async () => {
    const web = await startProvbank(await open());
    const begaran = { aktor: { namn: 'Dagny' }, skal: 'Nytt UC' };
    const standard = await web.nivaer.gallande('CSN', '2026-01-01');
    const svarstid = { percentil: 90, ms: 700 };
    await web.nivaer.satt(begaran, { ...standard, giltigFran: '2026-01-01', tillganglighet: 98.5, svarstid });
    const ulla = await web.as('ulla');
    const form = await ulla.visit('/provbank/ny?bastjanst=CSN');
    expect(form.text)
      .to.match(/name="samtidiga"[^>]*/)
      .and.match(/value="3"[^>]* name="samtidiga"/);
    const chosen = { ...formFor(web), grupp: ['servicenivå'] };
    const plan = await ulla.send('/provbank/plan', chosen);
    expect(plan.text).to.include('minst 98,5 % lyckade, 90 % av dem inom 700 ms, mätt med 2 frågor.');
    const { url } = await ulla.send('/provbank/korningar', chosen);
    await ended(ulla, url);
    const { granser } = JSON.parse((await ulla.visit(`${url}/rapport.json`)).text);
    expect(granser).to.include({ percentil: 90, svarstidMs: 700, tillganglighet: 98.5, samtidiga: 3, matningar: 2 });
  });

  it('asks nobody but a simulator of our own about the simulators’ persons', async () => {
    const web = await startProvbank(await open(), { egen: false });
    const ulla = await web.as('ulla');
    for (const path of ['/provbank/plan', '/provbank/korningar']) {
      const page = await ulla.send(path, formFor(web));
      expect([page.status, page.text.includes('href="#falt-personer"')]).to.deep.equal([422, true]);
    }
    expect(web.simulators.events('CSN')).to.deep.equal([]);
  });

  it('pings the test address that is given', async () => {
    const web = await startProvbank(await open());
    const ulla = await web.as('ulla');
    const testadress = `${web.mal.origin}/testtjanst`;
    const { url } = await ulla.send('/provbank/korningar', { ...formFor(web), testadress, grupp: ['ping'] });
    await ended(ulla, url);
    const { fall } = JSON.parse((await ulla.visit(`${url}/rapport.json`)).text) as Provprotokoll;
    const [ping] = fall.filter((one) => one.fall.grupp === 'ping');
    expect(ping?.utfall.utbyten[0]).to.include({ metod: 'GET', vag: '/testtjanst' });
  });

  const WRONG: readonly (readonly [string, object, string])[] = [
    ['adress', { adress: 'https://annan.example' }, 'Välj en adress.'],
    ['sokvag', { sokvag: 'csn' }, 'Sökvägen ska börja med /'],
    ['sokvag', { sokvag: '/csn?x=1' }, 'Sökvägen ska börja med /'],
    ['personer', { personer: '{' }, 'Testpersonerna ska vara JSON'],
    ['personer', { personer: '{"kand":"191212121212"}' }, 'Rollen kand har inte ett av Skatteverkets testpersonnummer'],
    ['installningar', { installningar: 'aktorsid' }, 'Skriv namn=värde'],
    ['grupp', { grupp: [] }, 'Välj minst en grupp.'],
    ['takt', { takt: '51' }, 'Skriv ett heltal 1–50.'],
    ['antal', { antal: 'många' }, 'Skriv ett heltal 1–5000.'],
    ['samtidiga', { samtidiga: '51' }, 'Skriv ett heltal 1–50.'],
    ['matningar', { matningar: '' }, 'Skriv ett heltal 1–1000.'],
    ['tid', { tid: '0' }, 'Skriv ett heltal 1–3600.'],
    ['testadress', { testadress: 'https://annan.example/ping' }, 'på en av adresserna som går att välja'],
    ['testadress', { testadress: 'ping' }, 'på en av adresserna som går att välja'],
  ];
  for (const [falt, change, says] of WRONG) {
    it(`refuses ${JSON.stringify(change).replace(/\d{12}/, '…')} at its field, and sends nothing`, async () => {
      const web = await startProvbank(await open());
      const ulla = await web.as('ulla');
      for (const path of ['/provbank/plan', '/provbank/korningar']) {
        const page = await ulla.send(path, { ...formFor(web), ...change });
        expect([page.status, page.text.includes(`href="#falt-${falt}"`), page.text.includes(says)]).to.deep.equal([
          422,
          true,
          true,
        ]);
      }
      expect([web.simulators.events('CSN'), await web.services.korningar.lista(['CSN'])]).to.deep.equal([[], []]);
    });
  }

  it('hostile cases wait for consent, which its owner gives and takes back, in the trail', async () => {
    const database = await open();
    const web = await startProvbank(database, { egen: false });
    const ulla = await web.as('ulla');
    const personer = JSON.stringify(simuleradeTestpersoner('CSN'));
    const hostile = { ...formFor(web), personer, grupp: ['negativ'], fientlig: 'ja' };
    const refused = await ulla.send('/provbank/plan', hostile);
    expect([refused.status, refused.text.includes('href="#falt-fientlig"')]).to.deep.equal([422, true]);
    const till = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const consent = {
      mal: `CSN ${web.mal.origin}`,
      medgivetAv: 'Åke Chef, drift',
      giltigtTill: till,
      skal: 'Före release',
    };
    const wrong = await ulla.send('/provbank/medgivanden', { ...consent, giltigtTill: '2020-01-01' });
    expect([wrong.status, wrong.text.includes('href="#falt-giltigtTill"')]).to.deep.equal([422, true]);
    expect((await ulla.send('/provbank/medgivanden', consent)).text)
      .to.include('Åke Chef, drift')
      .and.include('gäller');
    expect((await ulla.send('/provbank/plan', hostile)).text).to.include('FIENTLIGA FALL INGÅR');
    const [given] = await web.services.medgivanden.alla();
    const path = `/provbank/medgivanden/${given?.id}/aterkallelse`;
    expect((await ulla.visit('/provbank')).text).to.include(`href="${path}"`);
    expect((await ulla.visit(path)).text)
      .to.include('Åke Chef, drift')
      .and.include('Återkalla medgivandet');
    const unsaid = await ulla.send(path, { skal: '' });
    expect([unsaid.status, unsaid.text.includes('href="#falt-skal"')]).to.deep.equal([422, true]);
    expect((await ulla.send('/provbank/plan', hostile)).text).to.include('FIENTLIGA FALL INGÅR');
    await ulla.send(path, { skal: 'Klart' });
    expect((await ulla.send('/provbank/plan', hostile)).status).to.equal(422);
    const trail = await createHandelser(database).om({ slag: 'provbänksmedgivande', id: given?.id ?? '' });
    expect(trail.map(({ aktor }) => aktor.namn)).to.deep.equal(['Ulla Uppgift (ulla)', 'Ulla Uppgift (ulla)']);
  });

  it('an uppgiftslämnare proves its own alone, and others nothing', async () => {
    const web = await startProvbank(await open(), { tillatna: [{ origin: 'https://af.example', bastjanst: 'AF' }] });
    const [ulla, dagny] = [await web.as('ulla'), await web.as('dagny')];
    const start = (await ulla.visit('/provbank')).text;
    expect([start.includes('bastjanst=CSN'), start.includes('bastjanst=AF')]).to.deep.equal([true, false]);
    expect((await dagny.visit('/provbank')).text).to.include('bastjanst=AF');
    expect((await ulla.visit('/provbank/ny?bastjanst=AF')).status).to.equal(404);
    const consent = { mal: 'AF https://af.example', medgivetAv: 'Någon', giltigtTill: '2099-01-01', skal: 'Prov' };
    expect((await ulla.send('/provbank/medgivanden', consent)).status).to.equal(404);
    const { id } = await web.services.korningar.borja({
      ...{ bastjanst: 'AF', origin: 'https://af.example', fientlig: false, startadAv: 'Dagny', antal: 1 },
    });
    for (const path of ['', '/rapport.json']) {
      expect((await ulla.visit(`/provbank/korningar/${id}${path}`)).status).to.equal(404);
    }
    expect((await ulla.send(`/provbank/korningar/${id}/avbryt`)).status).to.equal(404);
    expect((await dagny.visit(`/provbank/korningar/${id}`)).status).to.equal(200);
    for (const user of ['nils', 'frida', 'hanna', 'lova']) {
      const browser = await web.as(user);
      expect((await browser.visit('/provbank')).status, user).to.equal(403);
      expect((await browser.send('/provbank/korningar', formFor(web))).status, user).to.equal(403);
    }
    expect(web.simulators.events('CSN')).to.deep.equal([]);
  });
});
