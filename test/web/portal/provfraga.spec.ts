// Questions about test persons on a page: they go through the real faces, stand in the log, and are asked in one's own name alone.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { resolve } from '../../bastjanster/oversikt-kontroll.ts';
import { type Constellation, startConstellation } from '../../constellation.ts';
import { GRANNE, NAMND, type SecuredWeb, startSecuredWeb } from '../../secured-web.ts';
import { createBrowser, csrfIn, type TestBrowser } from '../a-browser.ts';

const ALL = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'];
const FORM = { person: 'afFault', version: 'v11', bastjanst: ALL, gor: 'fraga' };
const URI = '/provfraga';

/** The answer as a page shows it to be saved. */
function shown(page: string, format: 'xml' | 'json'): string {
  const [, text = ''] = new RegExp(`id="svar-${format}"[^>]*>\n(.*?)</textarea>`, 's').exec(page) ?? [];
  return plain(text);
}

function plain(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Ids of the questions, SOAP's first. */
function idsIn(page: string): string[] {
  return [...page.matchAll(/<td><code>([0-9a-f-]{36})<\/code><\/td>/g)].map(([, id = '']) => id);
}

describe('the page for questions about test persons', () => {
  let service: Constellation;
  let nils: TestBrowser;

  beforeEach(async () => {
    service = await startConstellation();
    nils = createBrowser(service.url);
    await nils.login('nils');
  });
  afterEach(() => service.stop());

  const questions = () => service.logLines().filter((line) => /"fraga-(besvarad|nekad)"/.test(line));

  it('asks by both faces and shows both answers, with what each bastjänst did', async () => {
    const { status, text, url } = await nils.send(URI, FORM);
    expect(status).to.equal(200);
    expect(url).to.equal(`${service.url}${URI}`);
    expect(text).to.include('SOAP_FEL').and.include('Misslyckades').and.include('Skattekonto: Uppgifter lämnades');
    const json = JSON.parse(shown(text, 'json'));
    expect(Object.keys(json.svarsdata)).to.deep.equal(ALL);
    expect(json.svarsdata.AF.error.felkod).to.equal('SOAP_FEL');
    expect(shown(text, 'xml'))
      .to.match(/^<\?xml /)
      .and.match(/\n +<ssbt:felkod>SOAP_FEL<\/ssbt:felkod>/);
    expect(json.korrelationsid).to.equal(/<ssbt:korrelationsid>(.*?)</.exec(shown(text, 'xml'))?.[1]);
  });

  it('shows the overview first, with what is not known before all else, and where each figure stands', async () => {
    const { text } = await nils.send(URI, { ...FORM, person: 'pmOtillganglig' });
    const order = ['Översikten', 'Det här är inte känt', 'Månaderna', 'Summor per', 'Förändringar', 'Löner', 'Svaren,'];
    const places = order.map((rubrik) => text.search(new RegExp(`<h[34][^>]*>${rubrik}`)));
    expect(places[0]).to.be.greaterThan(0);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    expect(text).to.include('<li>Pensionsmyndigheten (Försäkringskassan och Pensionsmyndigheten) kunde inte svara');
    expect(text).to.include('<caption class="sr-only">Utbetalningar</caption>');
    expect(text).to.match(
      /<th scope="row">Föräldrapenning \(FP\)\s*<br>FK, effektuerad<\/th>\s*<td class="nummer tal">/,
    );
    const json = JSON.parse(shown(text, 'json'));
    const changes: readonly { readonly text: string }[] = json.oversikt.forandringar;
    for (const change of changes) expect(plain(text)).to.include(change.text);
    if (changes.length === 0) expect(text).to.include('Inga förändringar är kända.');
    const pointers = [...text.matchAll(/<code>(\/svarsdata\/[^<]*)<\/code>/g)].map(([, pointer = '']) =>
      plain(pointer),
    );
    expect(pointers.length).to.be.greaterThan(100);
    expect(pointers.filter((pointer) => resolve(json, pointer) === undefined)).to.deep.equal([]);
  });

  it('is in the log as any other question, with who asked', async () => {
    const ids = idsIn((await nils.send(URI, FORM)).text);
    expect(ids).to.have.lengthOf(2);
    for (const id of ids) {
      const record = await service.logged(id);
      expect(record?.person.reveal()).to.equal(persons.afFault.personnummer);
      expect(record?.ingivare).to.include({ organisationsnummer: NAMND, handlaggare: 'nils' });
    }
    expect(questions().map((line) => JSON.parse(line).face)).to.deep.equal(['soap v11', 'rest']);
    expect(service.logLines().join('')).to.not.include(persons.afFault.personnummer);
  });

  it('asks those alone that were chosen, in the version that was chosen', async () => {
    const { text } = await nils.send(URI, { ...FORM, version: 'v10', bastjanst: ['SKV', 'TNS'] });
    expect(Object.keys(JSON.parse(shown(text, 'json')).svarsdata)).to.deep.equal(['SKV', 'TNS']);
    expect(shown(text, 'xml')).to.include('integration/ssbt/10').and.not.include('<ssbt:AF>');
  });

  it('shows what would be sent without asking anybody', async () => {
    const { status, text } = await nils.send(URI, { ...FORM, gor: 'visa' });
    expect(status).to.equal(200);
    expect(text)
      .to.include('&lt;personidentitet&gt;199407042390')
      .and.include('&quot;personidentitet&quot;: &quot;199407042390&quot;');
    expect(idsIn(text)).to.deep.equal([]);
    expect(questions()).to.deep.equal([]);
  });

  it('gives the answer back as a file, letter by letter', async () => {
    const { text } = await nils.send(URI, FORM);
    const [, json = ''] = /name="svar" value="({.*?)">/s.exec(text) ?? [];
    const kom = plain(json);
    expect(kom).to.not.include('\n');
    expect(JSON.parse(kom)).to.deep.equal(JSON.parse(shown(text, 'json')));
    const file = await nils.send(`${URI}/fil`, { format: 'json', svar: kom });
    expect(file.text).to.equal(kom);
    expect(file.headers.get('content-type')).to.equal('application/json; charset=utf-8');
    expect(file.headers.get('content-disposition')).to.equal('attachment; filename=provfraga.json');
  });

  for (const [what, change] of [
    ['a person who is no test person', { person: '198503142385' }],
    ['a version that there is not', { version: 'v9' }],
    ['nobody to ask', { bastjanst: [] }],
    ['a bastjänst that there is not', { bastjanst: ['AF', 'XX'] }],
    ['the name of a nämnd that is another’s', { organisation: GRANNE }],
  ] as const) {
    it(`refuses ${what}, and asks nobody`, async () => {
      const { status, text } = await nils.send(URI, { ...FORM, ...change });
      expect(status).to.equal(422);
      expect(text).to.include('Rätta det här');
      expect(questions()).to.deep.equal([]);
    });
  }

  it('takes no form without its token', async () => {
    const { status } = await nils.visit(URI, { method: 'POST', form: FORM, headers: { origin: service.url } });
    expect(status).to.equal(403);
    expect(questions()).to.deep.equal([]);
  });

  it('lets operators and uppgiftslämnare ask for the nämnd of the trial, and nobody else', async () => {
    for (const [user, status] of [
      ['dagny', 200],
      ['ulla', 200],
      ['hanna', 403],
      ['lova', 403],
      ['ingvar', 403],
    ] as const) {
      const browser = createBrowser(service.url);
      await browser.login(user);
      expect((await browser.send(URI, FORM)).status, user).to.equal(status);
    }
    expect(questions()).to.have.lengthOf(4);
  });
});

describe('the page for questions about test persons outside trial', function () {
  this.timeout(20_000);
  let web: SecuredWeb;

  const connected = {
    organisationsnummer: NAMND,
    namn: 'Provnämnden',
    certifikat: [],
    bastjanster: ['AF'],
    bitraden: [],
  };
  afterEach(() => web.stop());

  it('asks by the rights of the nämnd', async () => {
    web = await startSecuredWeb({ env: { PROVFRAGA: 'pa' }, anslutningar: [connected] });
    const { text } = await (await web.as('nils')).send(URI, {
      ...FORM,
      bastjanst: ['AF', 'TNS'],
      person: 'allaSvarar',
    });
    const { AF, TNS } = JSON.parse(shown(text, 'json')).svarsdata;
    expect([AF.kvalitet, TNS.error.felkod]).to.deep.equal(['answered', 'EJ_TILLATEN']);
  });

  it('says why a nämnd that is not connected gets no answer', async () => {
    web = await startSecuredWeb({ env: { PROVFRAGA: 'pa' }, anslutningar: [connected] });
    const { text } = await (await web.as('gunnel')).send(URI, FORM);
    expect(text)
      .to.include('SOAP: Frågan nekades, <code>EJ_ANSLUTEN</code>')
      .and.include('REST: Frågan nekades, <code>EJ_ANSLUTEN</code>')
      .and.include('Ingen bastjänst tillfrågades, och frågan står inte i loggen')
      .and.not.include('besvarades')
      .and.not.include('Översikten');
  });

  it('says of each face by itself what came of it', async () => {
    // with one bastjänst the question as XML is longer than this, and as JSON shorter
    web = await startSecuredWeb({ env: { PROVFRAGA: 'pa', MAX_FRAGA_BYTE: '1024' }, anslutningar: [connected] });
    const { text } = await (await web.as('nils')).send(URI, { ...FORM, bastjanst: ['AF'], person: 'allaSvarar' });
    expect(text)
      .to.include('SOAP: Frågan nekades, <code>FOR_STOR_FRAGA</code>')
      .and.include('REST: frågan besvarades, och står i loggen')
      .and.include('Utfallet för varje bastjänst');
  });

  it('has no nämnd for operators where none is configured, and the one that is', async () => {
    web = await startSecuredWeb({ env: { PROVFRAGA: 'pa' }, anslutningar: [connected] });
    expect((await (await web.as('dagny')).visit(URI)).text).to.include('ingen nämnd som du kan fråga för');
    await web.stop();
    web = await startSecuredWeb({ env: { PROVFRAGA: 'pa', PROVFRAGA_ORGANISATION: NAMND }, anslutningar: [connected] });
    const { text } = await (await web.as('dagny')).send(URI, { ...FORM, person: 'allaSvarar', bastjanst: ['AF'] });
    expect(JSON.parse(shown(text, 'json')).svarsdata.AF.kvalitet).to.equal('answered');
  });

  it('is off, and says why, where nothing is configured', async () => {
    web = await startSecuredWeb({ anslutningar: [connected] });
    const nils = await web.as('nils');
    const page = await nils.visit(URI);
    expect(page.text).to.include('Provfrågor är avstängda här').and.not.include('<select');
    expect(csrfIn(page.text)).to.not.equal('');
    expect((await nils.send(URI, FORM)).status).to.equal(403);
  });
});
