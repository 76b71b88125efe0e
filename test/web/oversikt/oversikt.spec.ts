// The overview and the page of one source over HTTP: what they show, to whom, and what operators do there.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startWeb } from '../start-web.ts';
import { begaran, startServicelevel, type TestServicelevel } from './servicelevel.ts';

const MINUTE_MS = 60_000;

async function start(database: Database) {
  let level: TestServicelevel | undefined;
  const web = await startWeb(database, {
    async servicelevel(clock, store) {
      level = await startServicelevel(clock, store);
      return level.services;
    },
  });
  if (!level) throw new Error('the services are made before the pages');
  return { ...web, level };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Ten answers and as many failures as asked for, some minutes ago. */
async function measured({ level, clock }: Started, kalla: string, failures: number): Promise<void> {
  await level.mat(clock.now() - 2 * MINUTE_MS, (matare) => {
    for (let i = 0; i < 10; i++) {
      matare.anrop({ kalla, slag: 'anrop', utfall: 'lyckad', kvalitet: 'answered', svarstidMs: 400, kotidMs: 0 });
      matare.anrop({
        kalla,
        svarande: 'CSN-STOD',
        slag: 'anrop',
        utfall: 'lyckad',
        kvalitet: 'nothing',
        svarstidMs: 300,
      });
    }
    for (let i = 0; i < failures; i++) matare.anrop({ kalla, slag: 'anrop', utfall: 'misslyckad', orsak: 'timeout' });
  });
}

/** The row of a source, without tags. */
function rowText(page: string, kalla: string): string {
  const row = new RegExp(`<tr id="rad-${kalla}"[^>]*>([\\s\\S]*?)</tr>`).exec(page)?.[1] ?? '';
  return row
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describeDatabase('the dashboard', (open) => {
  it('shows each bastjänst as one row, the composite first', async () => {
    const web = await start(await open());
    await measured(web, 'CSN', 0);
    const { text } = await (await web.as('dagny')).visit('/oversikt');
    const rows = [...text.matchAll(/<tr id="rad-(\w+)"/g)].map(([, kalla]) => kalla);
    expect(rows).to.deep.equal(['SAMMANSATT', 'AF', 'CSN', 'FK']);
    expect(rowText(text, 'CSN'))
      .to.contain('Fungerar')
      .and.contain('100,00 %')
      .and.contain('p95')
      .and.contain('avtal 3 000 ms');
    expect(rowText(text, 'AF')).to.contain('Inget mätt');
    expect(text).to.contain('p95 från');
    expect(web.bugs).to.deep.equal([]);
  });

  it('says in a word when a source fails, when its circuit is open, and when it is closed by hand', async () => {
    const web = await start(await open());
    await measured(web, 'CSN', 5);
    await measured(web, 'AF', 0);
    await web.level.breakCircuit('AF');
    await web.level.services.driftlagen.stang(begaran, 'FK');
    await web.level.followDrift();
    const { text } = await (await web.as('frida')).visit('/oversikt?period=24h');
    expect(rowText(text, 'CSN')).to.contain('Störning').and.contain('66,66 %');
    expect(rowText(text, 'AF')).to.contain('Avbrott').and.contain('kretsen är öppen');
    expect(rowText(text, 'FK')).to.contain('Stängd').and.contain('tills vidare');
  });

  it('shows driftinformation in force, and suggestions to those who see all', async () => {
    const web = await start(await open());
    const { driftinformation } = web.level;
    const now = web.clock.now();
    await driftinformation.skapa(begaran, {
      ...{ slag: 'akut', kallor: ['CSN'], fran: now, rubrik: 'CSN svarar långsamt', text: 'Felsökning pågår.' },
      allvar: 'störning',
    });
    const utkast = {
      kallor: ['CSN'],
      fran: now,
      rubrik: 'Kretsen är öppen',
      text: 'Kretsen.',
      allvar: 'avbrott',
    } as const;
    await driftinformation.foresla(utkast, 'krets', 'Kretsen är öppen');
    const drift = await (await web.as('dagny')).visit('/oversikt');
    expect(drift.text).to.contain('CSN svarar långsamt').and.contain('Kretsen är öppen');
    await web.level.registerCsn();
    const own = await (await web.as('ulla')).visit('/oversikt');
    expect(own.text).to.contain('CSN svarar långsamt').and.not.contain('Kretsen är öppen');
  });

  it('shows an uppgiftslämnare its own bastjänst and no other', async () => {
    const web = await start(await open());
    await web.level.registerCsn();
    const ulla = await web.as('ulla');
    const { text } = await ulla.visit('/oversikt');
    expect([...text.matchAll(/<tr id="rad-(\w+)"/g)].map(([, kalla]) => kalla)).to.deep.equal(['CSN']);
    const statuses = ['CSN', 'AF', 'SAMMANSATT', 'FINNSEJ'].map(
      async (kalla) => (await ulla.visit(`/oversikt/${kalla}`)).status,
    );
    expect(await Promise.all(statuses)).to.deep.equal([200, 404, 404, 404]);
    expect((await ulla.visit('/oversikt/CSN')).text).to.not.contain('Stäng bastjänsten');
  });

  it('tells an uppgiftslämnare that the register does not know so', async () => {
    const web = await start(await open());
    expect((await (await web.as('ulla')).visit('/oversikt')).text).to.contain('finns inte i registret');
  });

  for (const period of ['1h', '24h', '7d', '30d', '13m']) {
    it(`shows one source over ${period}: series, heat map, causes, qualities, responders`, async () => {
      const web = await start(await open());
      await measured(web, 'CSN', 3);
      const { text, status } = await (await web.as('dagny')).visit(`/oversikt/CSN?period=${period}`);
      expect(status).to.equal(200);
      const series = /<table[^>]* id="serie">([\s\S]*?)<\/table>/.exec(text)?.[1] ?? '';
      const steps = series
        .split('</tr>')
        .map((row) => [...row.matchAll(/<data value="(\d+)">/g)].map(([, value]) => value));
      const measuredSteps = steps.filter(([answered, failed]) => Number(answered) + Number(failed) > 0);
      expect(measuredSteps.map((step) => step.slice(0, 3))).to.deep.equal([['10', '3', '0']]);
      expect(text).to.contain('Svarade inte i tid').and.contain('Uppgifter lämnades').and.contain('CSN-STOD');
      expect(text).to.match(/<rect class="varme-5"/);
      expect(web.bugs).to.deep.equal([]);
    });
  }

  it('shows the composite without guard or avstämning', async () => {
    const web = await start(await open());
    const { text } = await (await web.as('dagny')).visit('/oversikt/SAMMANSATT');
    expect(text).to.not.contain('Skyddet framför').and.not.contain('Avstämning med');
  });
});

describeDatabase('what operators do on the page of a source', (open) => {
  const post = async (web: Started, namn: string, form: Record<string, string>, user = 'dagny') =>
    (await web.as(user)).send(`/oversikt/CSN/${namn}`, form);

  it('closes it, holds it open and leaves it to the breaker again, each with who and why', async () => {
    const web = await start(await open());
    for (const [namn, lage] of [
      ['stang', 'stängd'],
      ['hall-oppen', 'öppen'],
      ['aterstall', 'automatisk'],
    ] as const) {
      const page = await post(web, namn, { [`${namn}-skal`]: 'Prov', [`${namn}-bekraftar`]: 'ja' });
      expect([page.status, page.url]).to.deep.equal([200, `${web.url}/oversikt/CSN`]);
      const csn = (await web.level.services.driftlagen.alla()).find(({ kalla }) => kalla === 'CSN');
      expect(csn?.dokument.lage).to.equal(lage);
    }
    const trail = await (await web.as('dagny')).visit('/handelser');
    expect(trail.text).to.contain('håll öppen').and.contain('Dagny Drift');
  });

  it('does nothing without a reason and a confirmation, and keeps what was written', async () => {
    const web = await start(await open());
    const page = await post(web, 'stang', { 'stang-till': 'i morgon', 'stang-skal': '' });
    expect(page.status).to.equal(422);
    expect(page.text).to.contain('Skriv varför').and.contain('Kryssa för').and.contain('ÅÅÅÅ-MM-DD TT:MM, svensk tid');
    expect(page.text)
      .to.contain('value="i morgon"')
      .and.match(/<details class="falla" open><summary>Stäng/);
    const [, csn] = await web.level.services.driftlagen.alla();
    expect(csn?.version).to.equal(0);
  });

  it('plans a stop and takes it away', async () => {
    const web = await start(await open());
    const form = { 'underhall-skal': 'Byte av server', 'underhall-bekraftar': 'ja' };
    const planned = await post(web, 'underhall', {
      ...form,
      'underhall-fran': '2099-06-01 22:00',
      'underhall-till': '2099-06-02 02:00',
    });
    expect(planned.text).to.contain('2099-06-01 22:00 – 2099-06-02 02:00');
    const [, csn] = await web.level.services.driftlagen.alla();
    const id = csn?.dokument.underhall[0]?.id ?? '';
    const gone = await post(web, 'avbryt', { 'avbryt-id': id, 'avbryt-skal': 'Inställt', 'avbryt-bekraftar': 'ja' });
    expect(gone.text).to.not.contain('2099-06-01');
    const again = await post(web, 'avbryt', { 'avbryt-id': id, 'avbryt-skal': 'Inställt', 'avbryt-bekraftar': 'ja' });
    expect([again.status, again.text.includes('Underhållet finns inte')]).to.deep.equal([422, true]);
  });

  it('changes limits within their bounds, and back to the configuration', async () => {
    const web = await start(await open());
    const form = { 'granser-skal': 'Högtryck', 'granser-bekraftar': 'ja' };
    expect((await post(web, 'granser', { ...form, 'granser-samtidiga': '0' })).status).to.equal(422);
    const page = await post(web, 'granser', { ...form, 'granser-samtidiga': '7' });
    expect(page.text).to.contain('name="granser-samtidiga"').and.contain('value="7"');
    await web.level.followDrift();
    expect(web.level.services.guards.limits('CSN')?.concurrent).to.equal(7);
    await post(web, 'granser', form);
    await web.level.followDrift();
    expect(web.level.services.guards.limits('CSN')?.concurrent).to.equal(2);
  });

  it('is for operators alone', async () => {
    const web = await start(await open());
    await web.level.registerCsn();
    for (const user of ['frida', 'ulla', 'nils']) expect((await post(web, 'stang', {}, user)).status).to.equal(403);
  });
});

describeDatabase('avstämning on the page of a source', (open) => {
  it('sets the agency’s figure against ours and marks the difference', async () => {
    const web = await start(await open());
    await measured(web, 'CSN', 3);
    await web.level.registerCsn();
    const ulla = await web.as('ulla');
    const dag = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(
      web.clock.now() - 2 * MINUTE_MS,
    );
    const form = { 'avstamning-dag': dag, 'avstamning-antal': '11', 'avstamning-skal': 'Egen statistik' };
    const page = await ulla.send('/oversikt/CSN/avstamning', form);
    expect(page.status).to.equal(200);
    expect(page.text)
      .to.match(new RegExp(`${dag}</th><td class="nummer">13</td>\\s*<td class="nummer">11</td>`))
      .and.contain('-2');
    expect((await ulla.send('/oversikt/AF/avstamning', form)).status).to.equal(404);
    const wrong = await ulla.send('/oversikt/CSN/avstamning', { ...form, 'avstamning-antal': 'elva' });
    expect([wrong.status, wrong.text.includes('heltal')]).to.deep.equal([422, true]);
  });
});
