// The status of the log and the load of organisations: counts and times, and nothing of any person.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { PersonId } from '../../../src/composite/query.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { activate } from '../../anslutning/an-anslutning.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aQuery } from '../../querylog/a-query.ts';
import { startWeb } from '../start-web.ts';
import { startServicelevel, type TestServicelevel } from './servicelevel.ts';

const { personnummer } = persons.student;

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

describeDatabase('the status of the log', (open) => {
  it('counts records by month, and says when it was signed last', async () => {
    const web = await start(await open());
    const { queryLog, kontrollpunkter } = web.level.log;
    for (let i = 0; i < 3; i++) await queryLog.begin({ ...aQuery(), person: new PersonId(personnummer) }, []);
    await kontrollpunkter.take('start');
    const { text } = await (await web.as('frida')).visit('/loggstatus');
    const month = new Date(web.clock.now()).toISOString().slice(0, 7);
    expect(text).to.match(new RegExp(`${month}</th><td class="nummer">3</td>\\s*<td class="nummer">1</td><td>öppen`));
    expect(text).to.contain('Går att skriva').and.contain('nummer 1,').and.contain('Inget har förfallit till gallring');
    expect(text.replaceAll('-', '')).to.not.contain(personnummer.slice(2));
    expect(web.bugs).to.deep.equal([]);
  });
});

describeDatabase('the load by organisation', (open) => {
  it('names those in the register, most first', async () => {
    const web = await start(await open());
    const { dokument } = await activate(web.anslutningar);
    await web.level.mat(web.clock.now(), (matare) => {
      const fraga = { svarstidMs: 500, delfragor: 4 };
      for (let i = 0; i < 3; i++)
        matare.fraga({ ...fraga, utfall: 'lyckad', organisation: dokument.organisationsnummer });
      matare.fraga({
        ...fraga,
        utfall: 'undantagen',
        orsak: 'not-connected',
        organisation: '162120000159',
        delfragor: 0,
      });
    });
    const { text } = await (await web.as('dagny')).visit('/organisationer');
    const rows = [...text.matchAll(/<tr><th scope="row">([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
    expect(rows).to.deep.equal(['Provköpings socialnämnd 212000-0142 3 0 12 75,0 %', '212000-0159 0 1 0 25,0 %']);
  });
});
