// The pages of the log: searched by a nämnd in its own part alone, with a reason, a trace, and no person in any address.

import { expect } from 'chai';
import { createLogService, logMigrations } from '../../../src/assembly/log-service.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { PersonId } from '../../../src/composite/query.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { bastjanstNamn as myndigheter } from '../../../src/profiles/sverige/modules.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aQuery } from '../../querylog/a-query.ts';
import { keyHome, keysIn } from '../../querylog/open-log.ts';
import { startWeb } from '../start-web.ts';

const NAMND = '162120000142';
const { personnummer } = persons.student;

async function start(database: Database) {
  await migrate(database, logMigrations);
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const keyring = await keysIn(keyHome());
  const log = createLogService({ database, keyring, clock, keyBackupDays: 30, handoutFolder: undefined });
  const query = { ...aQuery(undefined, NAMND), person: new PersonId(personnummer) };
  await log.queryLog.begin(query, []);
  const web = await startWeb(database, { logg: () => ({ ...log, myndigheter, clock }) });
  return { ...web, log };
}

const idag = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now());

function sokning(changes: Record<string, string> = {}) {
  const dagar = { 'sok-fran': idag(), 'sok-till': idag() };
  const what = { 'sok-namnd': NAMND, 'sok-falt': 'person', 'sok-varde': personnummer };
  return { ...dagar, ...what, 'sok-skal': 'Tillsyn 2026:4', ...changes };
}

describeDatabase('the log on pages', (open) => {
  it('is searched by the nämnd and its loggranskare, and keeps the trace', async () => {
    const web = await start(await open());
    for (const user of ['nils', 'lova']) {
      const page = await (await web.as(user)).send('/logg/sokning', sokning());
      expect([page.status, page.url]).to.deep.equal([200, `${web.url}/logg/sokning`]);
      expect(page.text).to.contain('1 frågor').and.contain(personnummer).and.contain('Arbetsförmedlingen');
      expect(page.headers.get('cache-control')).to.equal('no-store');
    }
    const aktor = { namn: 'prov', roll: 'namnd', namnd: NAMND } as const;
    const interval = { from: Date.now() - 3_600_000, to: Date.now() + 1 };
    const { poster } = await web.log.granskning.atkomster({ aktor, namnd: NAMND, skal: 'Vem har sökt', interval });
    expect(poster.map(({ handling }) => handling)).to.deep.equal(['sokning', 'sokning']);
    expect(web.bugs).to.deep.equal([]);
  });

  for (const [falt, varde] of [
    ['arende', 'EB-1'],
    ['handlaggare', 'Örjan'],
    ['organisation', 'Åre'],
  ] as const) {
    it(`is searched by ${falt}`, async () => {
      const web = await start(await open());
      const page = await (await web.as('nils')).send(
        '/logg/sokning',
        sokning({ 'sok-falt': falt, 'sok-varde': varde }),
      );
      expect(page.text).to.contain('1 frågor');
    });
  }

  for (const [name, value, said] of [
    ['sok-skal', '', 'falt-sok-skal-fel'],
    ['sok-varde', '12', 'falt-sok-varde-fel'],
    ['sok-fran', '2026-02-30', 'falt-sok-fran-fel'],
    ['sok-falt', 'namn', 'sök bara på person'],
  ] as const) {
    it(`says what is wrong with ${name} ${JSON.stringify(value)}, and finds nothing`, async () => {
      const web = await start(await open());
      const page = await (await web.as('nils')).send('/logg/sokning', sokning({ [name]: value }));
      expect(page.status).to.equal(422);
      expect(page.text).to.contain(said).and.not.contain('Arbetsförmedlingen');
    });
  }

  it('shows a nämnd no other, operators no questions, and others nothing', async () => {
    const web = await start(await open());
    const statuses: Record<string, number> = {};
    for (const user of ['greta', 'dagny', 'frida', 'ulla', 'hanna']) {
      statuses[user] = (await (await web.as(user)).send('/logg/sokning', sokning())).status;
    }
    expect(statuses).to.deep.equal({ greta: 403, dagny: 403, frida: 403, ulla: 403, hanna: 403 });
    const drift = await (await web.as('dagny')).visit('/logg');
    expect(drift.text).to.contain('Kontrollera loggen').and.not.contain('Registerutdrag');
  });

  it('hands out a registerutdrag as a file', async () => {
    const web = await start(await open());
    const days = { 'utdrag-fran': idag(), 'utdrag-till': idag() };
    const form = { ...days, 'utdrag-namnd': NAMND, 'utdrag-person': personnummer, 'utdrag-skal': 'Begärt av personen' };
    const page = await (await web.as('nils')).send('/logg/utdrag', form);
    expect(page.headers.get('content-disposition')).to.equal('attachment; filename=registerutdrag.html');
    expect(page.text).to.contain('<html lang="sv">').and.contain('Ekonomiskt bistånd');
  });

  it('is controlled by operators, with a reason', async () => {
    const web = await start(await open());
    const dagny = await web.as('dagny');
    await web.log.kontrollpunkter.take('start');
    const page = await dagny.send('/logg/kontroll', { 'kontroll-skal': 'Månadens kontroll' });
    expect([page.status, page.text.includes('Inga avvikelser')]).to.deep.equal([200, true]);
    expect((await dagny.send('/logg/kontroll', { 'kontroll-skal': '' })).status).to.equal(422);
    expect((await (await web.as('nils')).send('/logg/kontroll', { 'kontroll-skal': 'Prov' })).status).to.equal(403);
  });
});
