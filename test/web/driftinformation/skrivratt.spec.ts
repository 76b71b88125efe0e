// Who writes of a bastjänst that several parties stand behind, who of one that it answers for alone, and nobody who has left.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { akut, begaran, DAY, HOUR, NOON, planerad } from '../../servicelevel/driftinformation/open-driftinformation.ts';
import { startDriftinformation, type TestDriftweb } from './start-driftinformation.ts';

const ROOT = '/v1/driftinformation';
const PATH = '/driftinformation';
const ACUTE = { slag: 'akut', kallor: ['CSN'], fran: '2026-11-22T11:30:00+01:00', allvar: 'avbrott' };
const NY = { ...ACUTE, skal: 'Anmält av oss', rubrik: 'Sena svar', text: 'Felsökning pågår.' };
const STOPP = {
  ...{ ...NY, slag: 'planerad', fran: '2026-11-24T18:00:00+01:00', till: '2026-11-24T20:00:00+01:00' },
  tasUrDrift: ['CSN'],
};
const END = { skal: 'Det är över', version: 1 };

describeDatabase('web/driftinformation skrivratt', (open) => {
  let web: TestDriftweb;
  beforeEach(async () => {
    web = await startDriftinformation(await open());
  });
  afterEach(() => expect(web.bugs).to.deep.equal([]));

  /** Another party behind the bastjänst that ulla's is behind. */
  const another = (fullgorsAv?: string) =>
    web.uppgiftslamnare.laggTill(begaran, {
      ...{ id: 'ANDRA', namn: 'En annan', bastjanst: 'CSN' },
      ...(fullgorsAv !== undefined && { fullgorsAv }),
    });

  async function leaveDutiesTo(fullgorsAv: string): Promise<void> {
    const { version } = await web.uppgiftslamnare.en('CSN');
    await web.uppgiftslamnare.andra({ ...begaran, id: 'CSN', version }, { fullgorsAv });
  }

  const asUlla = async (path: string, body: object) =>
    web.call('post', `${ROOT}${path}`, { as: await web.as('ulla'), body });

  it('lets a party whose duties another fulfils write, but stop no questions and change only its own', async () => {
    await another();
    await leaveDutiesTo('ANDRA');
    const own = await asUlla('', NY);
    expect(own.status).to.equal(201);
    expect(await web.driftinformation.en(own.json.id)).to.include({ part: 'CSN' });
    expect((await asUlla('', STOPP)).status).to.equal(403);
    const operators = await web.driftinformation.skapa(begaran, akut({ kallor: ['CSN'] }));
    const others = await web.driftinformation.skapa({ ...begaran, part: 'ANDRA' }, akut({ kallor: ['CSN'] }));
    for (const { id } of [operators, others]) expect((await asUlla(`/${id}/avslut`, END)).status).to.equal(403);
    expect((await asUlla(`/${own.json.id}/avslut`, END)).status).to.equal(200);
  });

  it('leaves a stop that an operator has laid in for it to who answers for the bastjänst', async () => {
    await another();
    const { id } = await web.driftinformation.skapa({ ...begaran, part: 'CSN' }, planerad());
    expect((await asUlla(`/${id}/aterkallelse`, { ...END, text: 'Inte nu.' })).status).to.equal(403);
    expect(await web.stops('CSN')).to.deep.equal([[1, 3]]);
  });

  it('lets the party that fulfils the duties of the others stop questions, and change what is told', async () => {
    await another('CSN');
    expect((await asUlla('', STOPP)).status).to.equal(201);
    const { id } = await web.driftinformation.skapa({ ...begaran, part: 'ANDRA' }, akut({ kallor: ['CSN'] }));
    expect((await asUlla(`/${id}/avslut`, END)).status).to.equal(200);
  });

  it('lets none of several that answer side by side stop questions', async () => {
    await another();
    const ulla = await web.as('ulla');
    expect((await ulla.visit(`${PATH}/ny`)).text).to.not.contain('name="tasUrDrift"');
    const words = { rubrik: 'CSN byter databas', text: 'CSN svarar inte.', allvar: 'avbrott', kallor: 'CSN' };
    const tid = { slag: 'planerad', fran: '2026-11-24 18:00', till: '2026-11-24 20:00' };
    const form = { ...words, ...tid, tasUrDrift: 'CSN', granskad: 'ja' };
    expect((await ulla.send(`${PATH}/ny`, form)).status).to.equal(403);
    const { tasUrDrift: _, ...without } = form;
    expect((await ulla.send(`${PATH}/ny`, without)).text).to.contain('Berätta mer');
    const operators = await web.driftinformation.skapa(begaran, akut({ kallor: ['CSN'] }));
    expect((await ulla.visit(`${PATH}/${operators.id}`)).text).to.not.contain('Berätta mer');
    expect((await ulla.send(`${PATH}/${operators.id}/avsluta`, { version: '1' })).status).to.equal(403);
  });

  it('lets nobody write whose party has left, and does until then', async () => {
    const { version } = await web.uppgiftslamnare.en('CSN');
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const notice = { skal: 'En ny lag', frantrade: day(NOON + DAY) };
    await web.uppgiftslamnare.sagUpp({ ...begaran, id: 'CSN', version }, { datum: day(NOON), rattsligtHinder: notice });
    const ulla = await web.as('ulla');
    expect((await ulla.visit(`${PATH}/ny`)).text).to.contain('value="CSN" checked');
    const { id } = await web.driftinformation.skapa({ ...begaran, part: 'CSN' }, akut({ kallor: ['CSN'] }));
    web.time.now += DAY;
    expect((await ulla.send(`${PATH}/${id}/avsluta`, { version: '1' })).status).to.equal(403);
    expect((await asUlla('', NY)).status).to.equal(403);
  });

  it('says before a stop is laid in whether its time is excused', async () => {
    const ulla = await web.as('ulla');
    expect((await ulla.visit(`${PATH}/ny`)).text).to.contain('om det läggs in minst 24 timmar i förväg');
    expect((await (await web.as('dagny')).visit(`${PATH}/ny`)).text).to.not.contain('i förväg');
    const words = { rubrik: 'CSN byter databas', text: 'CSN svarar inte.', allvar: 'avbrott', kallor: 'CSN' };
    const till = '2026-11-24 20:00';
    for (const [fran, late] of [
      ['2026-11-23 12:00', false],
      ['2026-11-23 11:59', true],
    ] as const) {
      const form = { ...words, slag: 'planerad', tasUrDrift: 'CSN', fran, till };
      expect((await ulla.send(`${PATH}/ny`, form)).text.includes('för sent för att undantas'), fran).to.equal(late);
    }
    expect(web.time.now + 24 * HOUR).to.equal(Date.parse('2026-11-23T12:00:00+01:00'));
  });
});
