// The pages of driftinformation: what everybody reads, what those who answer for it do, and that the guard's part is shown first.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import {
  akut,
  begaran,
  DAY,
  HOUR,
  MINUTE,
  mal,
  NOON,
  planerad,
} from '../../servicelevel/driftinformation/open-driftinformation.ts';
import { hiddenIn } from '../a-browser.ts';
import { startDriftinformation, type TestDriftweb } from './start-driftinformation.ts';

const PATH = '/driftinformation';
const AKUT = { slag: 'akut', kallor: ['AF'], fran: '2026-11-22 11:30', till: '', allvar: 'avbrott' };
const WORDS = { rubrik: 'AF svarar inte', text: 'Felsökning pågår.' };
const PLANERAD = { ...AKUT, slag: 'planerad', kallor: ['CSN'], fran: '2026-11-22 18:00', till: '2026-11-22 20.00' };

describeDatabase('web/driftinformation', (open) => {
  let web: TestDriftweb;
  beforeEach(async () => {
    web = await startDriftinformation(await open());
  });
  afterEach(() => expect(web.bugs).to.deep.equal([]));

  it('tells everybody what goes on and what is planned, by bastjänst, and suggestions to operators alone', async () => {
    const { id } = await web.driftinformation.skapa(begaran, akut({ rubrik: 'Nu <b>&' }));
    await web.driftinformation.skapa(begaran, planerad({ rubrik: 'Sedan', kallor: ['CSN', 'FK'] }));
    const forslag = await web.driftinformation.foresla(akut({ rubrik: 'Kanske' }), 'krets', 'Kretsen är öppen');
    const page = await web.browser().visit(PATH);
    expect(page.text).to.match(/Pågår nu[\s\S]*Nu &lt;b&gt;&amp;[\s\S]*Planerat[\s\S]*Sedan/);
    expect(page.text).to.not.contain('Kanske').and.not.contain('Ny driftinformation');
    expect((await web.browser().visit(`${PATH}?kalla=FK`)).text)
      .to.contain('Sedan')
      .and.contain('Inga kända störningar');
    expect((await web.browser().visit(`${PATH}/${id}`)).text)
      .to.contain('Nu &lt;b&gt;&amp;')
      .and.contain('störning');
    for (const [user, sees] of [
      ['dagny', true],
      ['frida', true],
      ['ulla', false],
      ['nils', false],
    ] as const) {
      const browser = await web.as(user);
      expect((await browser.visit(PATH)).text.includes('Kanske'), user).to.equal(sees);
      expect((await browser.visit(`${PATH}/${forslag.id}`)).status, user).to.equal(sees ? 200 : 404);
    }
    expect((await web.browser().visit(`${PATH}/${forslag.id}`)).status).to.equal(404);
    expect((await web.browser().visit(`${PATH}/finns-inte`)).status).to.equal(404);
  });

  it('keeps what has been, page by page, without what was never published', async () => {
    for (let hour = 1; hour <= 21; hour++) {
      const tid = { fran: NOON + hour * HOUR, till: NOON + (hour + 1) * HOUR };
      await web.driftinformation.skapa(begaran, planerad({ rubrik: `Byte nummer ${hour}.`, ...tid }));
    }
    const forslag = await web.driftinformation.foresla(akut({ rubrik: 'Kanske' }), 'krets', 'Kretsen är öppen');
    await web.driftinformation.draTillbaka(forslag.id, 'Orsaken upphörde');
    web.time.now = NOON + 2 * DAY;
    await web.driftinformation.stamAv();
    const first = await web.browser().visit(`${PATH}/arkiv?kalla=CSN`);
    expect(first.text).to.contain('nummer 21.').and.contain('nummer 2.').and.not.contain('nummer 1.');
    expect(first.text).to.not.contain('Kanske');
    const next = /href="(\/driftinformation\/arkiv\?[^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await web.browser().visit(next);
    expect(second.text).to.contain('nummer 1.').and.not.contain('nummer 2.').and.not.contain('Äldre');
    expect((await web.browser().visit(`${PATH}/arkiv?efter=nonsens&kalla=XYZ`)).status).to.equal(200);
  });

  it('is written, told more of and ended by an operator', async () => {
    const dagny = await web.as('dagny');
    expect((await dagny.visit(`${PATH}/ny`)).text).to.contain('value="2026-11-22 12:00"');
    const page = await dagny.send(`${PATH}/ny`, { ...AKUT, ...WORDS });
    expect(page.text).to.contain('AF svarar inte').and.contain('Från 22 november 2026 kl. 11:30, tills vidare');
    const told = await dagny.send(`${new URL(page.url).pathname}/uppdatera`, {
      version: '1',
      uppdatera: 'Snart klart.',
    });
    expect(told.text).to.contain('Snart klart.');
    const ended = await dagny.send(`${new URL(page.url).pathname}/avsluta`, { version: '2' });
    expect(ended.text).to.contain('avslutad').and.not.contain('Berätta mer');
    const [notis] = await web.driftinformation.lista();
    const trail = await web.handelser.om({ slag: 'driftinformation', id: notis?.id ?? '' });
    expect(trail.map(({ aktor }) => aktor.namn.startsWith('Dagny Drift ('))).to.deep.equal([true, true, true]);
  });

  it('shows what will happen to the guard before it happens', async () => {
    const dagny = await web.as('dagny');
    const form = { ...PLANERAD, ...WORDS, tasUrDrift: 'CSN' };
    const preview = await dagny.send(`${PATH}/ny`, form);
    expect(preview.text).to.contain(
      'Centrala studiestödsnämnden tillfrågas inte från 2026-11-22 18:00 till 2026-11-22 20:00.',
    );
    const whole = await dagny.send(`${PATH}/ny`, { ...form, kallor: 'SAMMANSATT', tasUrDrift: 'SAMMANSATT' });
    expect(whole.text).to.contain('räknas inte i hela tjänstens servicenivå. Frågor tas emot som vanligt.');
    expect([await web.driftinformation.lista(), hiddenIn(preview.text, 'granskad')]).to.deep.equal([[], 'ja']);
    expect(hiddenIn(preview.text, 'till')).to.equal(form.till);
    const page = await dagny.send(`${PATH}/ny`, { ...form, granskad: 'ja' });
    expect(page.text).to.contain('Tas ur drift');
    expect(await web.stops('CSN')).to.deep.equal([[6, 8]]);
    expect(page.text).to.contain('Centrala studiestödsnämnden tillfrågas som vanligt igen.');
    const path = new URL(page.url).pathname;
    const change = { ...form, tasUrDrift: [], version: '1', skal: 'Det går att svara ändå' };
    const again = await dagny.send(`${path}/andra`, change);
    expect(again.text).to.contain('Centrala studiestödsnämnden tillfrågas som vanligt igen.');
    await dagny.send(`${path}/andra`, { ...change, granskad: 'ja' });
    expect(await web.stops('CSN')).to.deep.equal([]);
    const words = { ...change, version: '2', rubrik: 'En annan rubrik' };
    expect((await dagny.send(`${path}/andra`, words)).text).to.contain('<h1>En annan rubrik</h1>');
  });

  it('says where the guard has not been told, and where the cause of a suggestion is over', async () => {
    web.time.guardIsAway = true;
    const { id } = await web.driftinformation.skapa(begaran, planerad());
    const dagny = await web.as('dagny');
    expect((await dagny.visit(`${PATH}/${id}`)).text).to.contain('inte inlagt än för Centrala studiestödsnämnden');
    expect((await web.browser().visit(`${PATH}/${id}`)).text).to.not.contain('inte inlagt');
    const forslag = await web.driftinformation.foresla(akut(), 'krets', 'Kretsen är öppen');
    await web.driftinformation.bekrafta(mal(forslag), akut());
    await web.driftinformation.orsakSlut(forslag.id, NOON);
    expect((await dagny.visit(`${PATH}/${forslag.id}`)).text).to.contain('upphörde 22 november 2026 kl. 12:00');
  });

  it('lets an operator confirm a suggestion in other words, or say no with a reason', async () => {
    const [one, other] = [
      await web.driftinformation.foresla(akut({ kallor: ['AF'] }), 'krets', 'Kretsen är öppen'),
      await web.driftinformation.foresla(akut({ kallor: ['FK'] }), 'krets', 'Kretsen är öppen'),
    ];
    const dagny = await web.as('dagny');
    const form = await dagny.visit(`${PATH}/${one.id}/bekrafta`);
    expect(form.text).to.contain('value="2026-11-22 11:45"').and.not.contain('name="slag"');
    const page = await dagny.send(`${PATH}/${one.id}/bekrafta`, { ...AKUT, ...WORDS, version: '1' });
    expect(page.text).to.contain('Felsökning pågår.').and.contain('pågår</span>');
    expect((await dagny.send(`${PATH}/${other.id}/avfarda`, { version: '1', avfarda: '' })).status).to.equal(422);
    await dagny.send(`${PATH}/${other.id}/avfarda`, { version: '1', avfarda: 'Ett prov av oss' });
    expect((await web.driftinformation.en(other.id)).lage).to.equal('avfärdad');
    const trail = await web.handelser.om({ slag: 'driftinformation', id: other.id });
    expect(trail.at(-1)?.skal).to.equal('Ett prov av oss');
  });

  it('is written by an uppgiftslämnare of its own bastjänst alone (§ 6.2.7)', async () => {
    const ulla = await web.as('ulla');
    const form = await ulla.visit(`${PATH}/ny`);
    expect(form.text).to.contain('value="CSN" checked').and.not.contain('value="AF"').and.not.contain('SAMMANSATT');
    const own = await ulla.send(`${PATH}/ny`, { ...AKUT, ...WORDS, kallor: 'CSN' });
    expect(own.text).to.contain('Berätta mer');
    for (const kallor of [['AF'], ['CSN', 'AF'], ['SAMMANSATT']])
      expect((await ulla.send(`${PATH}/ny`, { ...AKUT, ...WORDS, kallor })).status).to.equal(403);
    const others = await web.driftinformation.skapa(begaran, akut({ kallor: ['AF', 'CSN'] }));
    expect((await ulla.visit(`${PATH}/${others.id}`)).text).to.not.contain('Berätta mer');
    for (const step of ['andra', 'bekrafta', 'uppdatera', 'avsluta', 'aterkalla', 'avfarda'])
      expect((await ulla.send(`${PATH}/${others.id}/${step}`, { version: '1' })).status, step).to.equal(403);
    expect(await web.driftinformation.lista()).to.have.length(2);
  });

  it('is written by nobody else', async () => {
    const { id } = await web.driftinformation.skapa(begaran, akut());
    for (const user of ['nils', 'frida', 'hanna', 'lova', 'ingvar']) {
      const browser = await web.as(user);
      expect((await browser.visit(`${PATH}/ny`)).status, user).to.equal(403);
      expect((await browser.send(`${PATH}/${id}/avsluta`, { version: '1' })).status, user).to.equal(403);
    }
    const nobody = await web.browser().visit(`${PATH}/${id}/avsluta`, { method: 'POST', form: {}, follow: false });
    expect([nobody.status, nobody.headers.get('location')?.startsWith('/logga-in')]).to.deep.equal([303, true]);
  });

  it('is not taken from another site', async () => {
    const dagny = await web.as('dagny');
    const page = await dagny.visit(`${PATH}/ny`, { method: 'POST', form: { ...AKUT, ...WORDS } });
    expect([page.status, await web.driftinformation.lista()]).to.deep.equal([403, []]);
  });

  const { personnummer } = persons.allaSvarar;
  const wrong: readonly (readonly [string, object, field: string, says: string])[] = [
    ['no source', { kallor: [] }, 'kallor', 'Ange en eller flera av'],
    ['a time that is none', { fran: 'i morgon' }, 'fran', 'Skriv tiden som'],
    ['no beginning', { ...PLANERAD, fran: '' }, 'fran', 'Skriv när det börjar'],
    ['no end', { ...PLANERAD, till: '' }, 'till', 'En planerad driftstörning har en sluttid'],
    ['no title', { rubrik: '' }, 'rubrik', 'Skriv 3–120 tecken'],
    ['a person', { text: `Gäller ${personnummer}` }, 'text', 'Inga personnummer'],
    ['out of use what it is not about', { ...PLANERAD, tasUrDrift: 'AF' }, 'tasUrDrift', 'Bara det som'],
  ];
  for (const [title, changes, field, says] of wrong) {
    it(`shows the form again with ${title}, tied to the field`, async () => {
      const page = await (await web.as('dagny')).send(`${PATH}/ny`, { ...AKUT, ...WORDS, ...changes });
      expect(page.status).to.equal(422);
      expect(page.text).to.contain(`<a href="#falt-${field}">`).and.contain(says);
      expect(page.text).to.contain('AF svarar inte'.slice(0, 'rubrik' in changes ? 2 : 14));
      expect(await web.driftinformation.lista()).to.deep.equal([]);
    });
  }

  for (const [title, skal] of [
    ['is too long', 'Skäl. '.repeat(100)],
    ['holds a person', `Anmält av ${personnummer}`],
  ] as const) {
    it(`keeps what was written where the reason ${title}`, async () => {
      const dagny = await web.as('dagny');
      const { id } = await web.driftinformation.skapa(begaran, akut());
      const change = { ...AKUT, ...WORDS, text: 'En ny text.', version: '1', skal };
      const changed = await dagny.send(`${PATH}/${id}/andra`, change);
      expect([changed.status, (await web.driftinformation.en(id)).version]).to.deep.equal([422, 1]);
      expect(changed.text).to.contain('<a href="#falt-skal">').and.contain('En ny text.').and.contain('Skälet');
      const forslag = await web.driftinformation.foresla(akut(), 'krets', 'Kretsen är öppen');
      const refused = await dagny.send(`${PATH}/${forslag.id}/avfarda`, { version: '1', avfarda: skal });
      expect(refused.status).to.equal(422);
      expect(refused.text).to.contain('<a href="#falt-avfarda">').and.contain(skal.trim());
    });
  }

  it('says that somebody else was first', async () => {
    const first = await web.driftinformation.skapa(begaran, akut());
    await web.driftinformation.uppdatera(mal(first), 'Felsökning pågår.');
    const dagny = await web.as('dagny');
    const page = await dagny.send(`${PATH}/${first.id}/uppdatera`, { version: '1', uppdatera: 'En annan text.' });
    expect([page.status, page.text.includes('ändrats av någon annan')]).to.deep.equal([409, true]);
    const early = await web.driftinformation.skapa(begaran, planerad());
    const ended = await dagny.send(`${PATH}/${early.id}/avsluta`, { version: '1' });
    expect([ended.status, ended.text.includes('återkallas')]).to.deep.equal([409, true]);
  });

  it('keeps the beginning to the second where only words are changed', async () => {
    const first = await web.driftinformation.skapa(begaran, akut({ fran: NOON - 10 * MINUTE - 1234 }));
    const dagny = await web.as('dagny');
    const change = { ...AKUT, ...WORDS, fran: '2026-11-22 11:49', version: '1', skal: 'Nya ord' };
    await dagny.send(`${PATH}/${first.id}/andra`, change);
    expect(await web.driftinformation.en(first.id)).to.deep.include({ fran: first.fran, rubrik: WORDS.rubrik });
  });
});
