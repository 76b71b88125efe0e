// The pages of avvikelser: each role sees its own, reports, answers and follows them; forms keep what was written and say what is wrong.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aRapport, av, DRIFT, GRANNE, NAMND } from '../../portal/avvikelser/open-avvikelser.ts';
import { hiddenIn } from '../a-browser.ts';
import { startAvvikelser, type TestAvvikelseweb } from './start-avvikelser.ts';

const PATH = '/avvikelser';

/** A demo user of each role; the avvikelse is Provköping's (nils) about CSN (ulla). */
const WHO = ['dagny', 'frida', 'nils', 'greta', 'ulla', 'lova', 'hanna', 'ingvar'] as const;

const NOT_THEIRS = [403, 403, 403];
const PARTIES = [200, 200, 200, 200, 200, ...NOT_THEIRS];

/** Statuses in the order of {@link WHO}; what is sent is an empty form. */
const EXPECTED: Readonly<Record<string, readonly number[]>> = {
  'get /avvikelser': PARTIES,
  'get /avvikelser/csv': [200, 403, 403, 403, 403, ...NOT_THEIRS],
  'get /avvikelser/ny': PARTIES,
  'post /avvikelser/ny': [422, 422, 422, 422, 422, ...NOT_THEIRS],
  'get /avvikelser/:nummer': [200, 200, 200, 404, 200, ...NOT_THEIRS],
  'get /avvikelser/:nummer/utkast': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/utkast': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/kasta': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/svara': [422, 422, 422, 404, 422, ...NOT_THEIRS],
  'post /avvikelser/:nummer/utred': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/atgarda': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/los': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/avvisa': [422, 409, 409, 404, 422, ...NOT_THEIRS],
  'post /avvikelser/:nummer/stang': [409, 409, 409, 404, 409, ...NOT_THEIRS],
  'post /avvikelser/:nummer/ateroppna': [409, 409, 409, 404, 409, ...NOT_THEIRS],
};

describeDatabase('web/portal/avvikelser', (open) => {
  let web: TestAvvikelseweb;
  beforeEach(async () => {
    web = await startAvvikelser(await open());
  });
  afterEach(() => expect(web.bugs).to.deep.equal([]));

  it('F8 every page is for whom it is for, and changes nothing for others (ASVS 8.2.1, 8.3.1)', async () => {
    expect(web.pages.map(({ method, path }) => `${method} ${path}`).sort()).to.deep.equal(Object.keys(EXPECTED).sort());
    const before = await web.avvikelser.rapportera(av(NAMND), aRapport());
    const browsers = await Promise.all(WHO.map((user) => web.as(user)));
    const tokens = await Promise.all(
      browsers.map(async (one) => JSON.parse((await one.visit('/v1/session')).text).csrf as string),
    );
    for (const [page, expected] of Object.entries(EXPECTED)) {
      const [method = '', path = ''] = page.replace(':nummer', '1').toUpperCase().split(' ');
      const visit = (csrf: string | undefined) => ({ method, follow: false, ...(csrf && { form: { csrf } }) });
      const found: number[] = [];
      for (const [index, browser] of browsers.entries()) {
        const csrf = method === 'POST' ? tokens[index] : undefined;
        found.push((await browser.visit(path.toLowerCase(), visit(csrf))).status);
      }
      expect(found, page).to.deep.equal(expected);
      expect((await web.browser().visit(path.toLowerCase(), visit(undefined))).status, page).to.equal(303);
      if (method !== 'POST') continue;
      const foreign = await browsers[0]?.visit(path.toLowerCase(), visit('x'.repeat(43)));
      expect(foreign?.status, page).to.equal(403);
    }
    expect(await web.avvikelser.lista([DRIFT])).to.deep.equal([before]);
  });

  it('is reported by a nämnd, answered by the uppgiftslämnare and closed by the nämnd', async () => {
    const nils = await web.as('nils');
    expect((await nils.visit(PATH)).text).to.contain('Det finns ingen avvikelse att visa');
    const page = await nils.send(`${PATH}/ny`, { ...aRapport({ rubrik: 'Tomt <b>svar' }), som: 'rapport' });
    expect(new URL(page.url).pathname).to.equal(`${PATH}/1`);
    expect(page.text).to.contain('Avvikelse 1: Tomt &lt;b&gt;svar').and.contain('Provköpings socialnämnd');
    expect(page.text)
      .to.contain('Centrala studiestödsnämnden: brev på väg')
      .and.contain('Driftleverantören: brev på väg');
    expect(page.text).to.contain('Skriv ett svar').and.not.contain('Markera som löst');
    const ulla = await web.as('ulla');
    expect((await ulla.visit(PATH)).text)
      .to.contain('Tomt &lt;b&gt;svar')
      .and.contain('Provköpings socialnämnd');
    const step = async (browser: typeof ulla, name: string, text: string) => {
      const { text: shown } = await browser.visit(`${PATH}/1`);
      return browser.send(`${PATH}/1/${name}`, { version: hiddenIn(shown, 'version'), [name]: text });
    };
    expect((await step(ulla, 'utred', '')).text).to.contain('Började utreda');
    const solved = await step(ulla, 'los', 'Rättat i <i>natt</i>.');
    expect(solved.text).to.contain('Rättat i &lt;i&gt;natt&lt;/i&gt;.').and.contain('under utredning → löst');
    expect(solved.text).to.contain('Ulla Uppgift').and.not.contain('(ulla)');
    expect((await step(nils, 'stang', '')).text)
      .to.contain('Stängde avvikelsen')
      .and.contain('Öppna igen');
    expect((await nils.visit(PATH)).text).to.not.contain('Tomt');
    expect((await nils.visit(`${PATH}?lage=stangda`)).text).to.contain('Tomt');
  });

  it('shows a form again with what was written, and what is wrong at its field', async () => {
    const nils = await web.as('nils');
    const { personnummer } = persons.ordinarie;
    const rapport = aRapport({ bevis: `Första raden\nsvar om ${personnummer}` });
    const page = await nils.send(`${PATH}/ny`, { ...rapport, som: 'rapport' });
    expect(page.status).to.equal(422);
    expect(page.text).to.contain('href="#falt-bevis"').and.contain('Bevis: rad 2 innehåller något som är ett person-');
    expect(page.text).to.contain(`>${'\n'}${rapport.aterskapande.replaceAll('\n', '\r\n').slice(0, 30)}`);
  });

  it('is kept as a draft for its nämnd, gone on with, and thrown away', async () => {
    const nils = await web.as('nils');
    const draft = { bastjanst: 'CSN', allvar: 'låg', rubrik: 'Halvfärdig', som: 'utkast' };
    const page = await nils.send(`${PATH}/ny`, draft);
    expect(new URL(page.url).pathname).to.equal(`${PATH}/1/utkast`);
    expect(page.text).to.contain('value="Halvfärdig"').and.contain('<option value="låg" selected>');
    expect((await nils.visit(PATH)).text).to.contain('1: Halvfärdig');
    for (const user of ['ulla', 'dagny', 'greta']) {
      const browser = await web.as(user);
      expect((await browser.visit(PATH)).text, user).to.not.contain('Halvfärdig');
      expect((await browser.visit(`${PATH}/1/utkast`)).status, user).to.equal(404);
    }
    const sent = await nils.send(`${PATH}/1/utkast`, { ...aRapport(), version: '1', som: 'rapport' });
    expect(sent.text).to.contain('Avvikelse 1: CSN svarar tomt');
    await nils.send(`${PATH}/ny`, draft);
    expect((await nils.send(`${PATH}/2/kasta`, { version: '1' })).text).to.not.contain('Halvfärdig');
  });

  it('says whom no letter has reached', async () => {
    await web.avvikelser.rapportera(av(NAMND), aRapport());
    const fail = `UPDATE avvikelse_utskick SET hinder = 'adress saknas', forsok = 1, nasta_at = $1 WHERE mottagare = 'drift'`;
    await web.database.run(fail, [web.time.now]);
    const nils = await web.as('nils');
    const waiting = 'inget brev har gått fram än: registret saknar en adress. Nytt försök 2026-11-22 12:00.';
    expect((await nils.visit(`${PATH}/1`)).text).to.contain(waiting);
    await web.database.run('UPDATE avvikelse_utskick SET nasta_at = NULL, forsok = 20 WHERE mottagare = $1', ['drift']);
    const givenUp = '(registret saknar en adress, 20 försök). Kontakta parten på annat sätt.';
    expect((await nils.visit(`${PATH}/1`)).text).to.contain(givenUp);
  });

  it('is narrowed and turned page by page, and handed to operators as CSV', async () => {
    for (let number = 1; number <= 26; number++)
      await web.avvikelser.rapportera(av(number === 3 ? GRANNE : NAMND), aRapport({ rubrik: `Fel nummer ${number}.` }));
    await web.avvikelser.rapportera(av(NAMND), aRapport({ bastjanst: 'AF', allvar: 'kritisk', rubrik: 'AF är nere' }));
    const dagny = await web.as('dagny');
    const first = await dagny.visit(`${PATH}?bastjanst=CSN&lage=alla`);
    expect(first.text).to.contain('nummer 26.').and.contain('nummer 2.').and.not.contain('nummer 1.');
    const next = /href="(\/avvikelser\?[^"]*fore=2)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await dagny.visit(next);
    expect(second.text).to.contain('nummer 1.').and.not.contain('nummer 2.').and.not.contain('Äldre');
    expect((await dagny.visit(`${PATH}?allvar=kritisk`)).text)
      .to.contain('AF är nere')
      .and.not.contain('Fel nummer');
    expect((await dagny.visit(`${PATH}?allvar=x&bastjanst=y&lage=z&fore=q`)).text).to.contain('AF är nere');
    expect((await dagny.visit(`${PATH}?lage=stangda`)).text).to.contain('att visa med det urvalet');
    const csv = await dagny.visit(`${PATH}/csv?bastjanst=CSN`);
    expect(csv.headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    expect(csv.text.split('\r\n')).to.have.length(28);
  });
});
