// Driftinformation over REST, as its description says: who reads and writes what, and what is refused.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { akut, begaran, NOON, planerad } from '../../servicelevel/driftinformation/open-driftinformation.ts';
import { startDriftinformation, type TestDriftweb } from './start-driftinformation.ts';

const ROOT = '/v1/driftinformation';
const NY = {
  skal: 'Anmält av uppgiftslämnaren',
  ...{ slag: 'planerad', kallor: ['CSN'], fran: '2026-11-22T18:00:00+01:00', till: '2026-11-22T20:00:00+01:00' },
  ...{ rubrik: 'CSN byter databas', text: 'CSN svarar inte.', allvar: 'avbrott', tasUrDrift: ['CSN'] },
};
const AKUT = { ...NY, slag: 'akut', kallor: ['AF'], fran: '2026-11-22T11:30:00+01:00', tasUrDrift: [] };

describeDatabase('web/driftinformation endpoints', (open, store) => {
  let web: TestDriftweb;
  beforeEach(async () => {
    web = await startDriftinformation(await open());
  });
  afterEach(() => expect(web.bugs).to.deep.equal([]));

  it('is written, changed and ended by an operator, and read by anybody', async () => {
    const dagny = await web.as('dagny');
    const made = await web.call('post', ROOT, { as: dagny, body: NY });
    expect([made.status, made.json.lage, made.json.fran]).to.deep.equal([201, 'publicerad', NY.fran]);
    expect(await web.stops('CSN')).to.deep.equal([[6, 8]]);
    const { id } = made.json;
    const { slag: _, ...rest } = NY;
    const moved = { ...rest, version: 1, fran: '2026-11-22T19:00:00+01:00' };
    expect((await web.call('post', `${ROOT}/${id}/andring`, { as: dagny, body: moved })).json.version).to.equal(2);
    expect(await web.stops('CSN')).to.deep.equal([[7, 8]]);
    const text = { skal: 'Nytt besked', version: 2, text: 'Det går enligt plan.' };
    await web.call('post', `${ROOT}/${id}/uppdatering`, { as: dagny, body: text });
    const recalled = { ...text, version: 3, text: 'Det blir inget byte.' };
    await web.call('post', `${ROOT}/${id}/aterkallelse`, { as: dagny, body: recalled });
    const read = await web.call('get', `${ROOT}/${id}`);
    expect([read.json.lage, read.json.uppdateringar.length]).to.deep.equal(['återkallad', 2]);
    expect((await web.call('get', `${ROOT}?urval=arkiv&kalla=CSN`)).json.driftinformation).to.deep.equal([read.json]);
    expect((await web.call('get', ROOT)).json).to.deep.equal({ driftinformation: [] });
  });

  it('confirms and dismisses suggestions, for operators alone', async () => {
    const [one, other] = [
      await web.driftinformation.foresla(akut({ kallor: ['AF'] }), 'krets', 'Kretsen är öppen'),
      await web.driftinformation.foresla(akut({ kallor: ['CSN'] }), 'krets', 'Kretsen är öppen'),
    ];
    const [dagny, ulla, frida] = [await web.as('dagny'), await web.as('ulla'), await web.as('frida')];
    const { slag: _, ...words } = { ...AKUT, version: 1 };
    const no = { skal: 'Ett prov av oss', version: 1 };
    expect((await web.call('post', `${ROOT}/${other.id}/avfardande`, { as: ulla, body: no })).status).to.equal(404);
    expect((await web.call('post', `${ROOT}/${other.id}/avfardande`, { as: frida, body: no })).status).to.equal(403);
    const confirmed = await web.call('post', `${ROOT}/${one.id}/bekraftelse`, { as: dagny, body: words });
    expect([confirmed.json.lage, confirmed.json.orsak]).to.deep.equal(['publicerad', { slag: 'krets' }]);
    const listed = await web.call('get', `${ROOT}?urval=forslag`, { as: frida });
    expect(listed.json.driftinformation.map(({ id }: { id: string }) => id)).to.deep.equal([other.id]);
    expect((await web.call('get', `${ROOT}?urval=forslag`)).status).to.equal(403);
    expect((await web.call('get', `${ROOT}/${other.id}`)).status).to.equal(404);
    await web.call('post', `${ROOT}/${other.id}/avfardande`, { as: dagny, body: no });
    expect((await web.driftinformation.en(other.id)).lage).to.equal('avfärdad');
  });

  it('is written by an uppgiftslämnare of its own bastjänst alone, and by nobody else', async () => {
    const ulla = await web.as('ulla');
    const own = await web.call('post', ROOT, { as: ulla, body: { ...AKUT, kallor: ['CSN'] } });
    expect(own.status).to.equal(201);
    expect((await web.call('post', ROOT, { as: ulla, body: AKUT })).status).to.equal(403);
    const steal = { ...AKUT, version: 1, kallor: ['CSN', 'SAMMANSATT'] };
    const { slag: _, ...andring } = steal;
    expect((await web.call('post', `${ROOT}/${own.json.id}/andring`, { as: ulla, body: andring })).status).to.equal(
      403,
    );
    const others = await web.driftinformation.skapa(begaran, akut());
    const end = { skal: 'Det är över', version: 1 };
    expect((await web.call('post', `${ROOT}/${others.id}/avslut`, { as: ulla, body: end })).status).to.equal(403);
    for (const user of ['nils', 'frida', 'ingvar'])
      expect((await web.call('post', ROOT, { as: await web.as(user), body: AKUT })).status).to.equal(403);
    expect((await web.call('post', ROOT, { body: AKUT })).status).to.equal(401);
    const csrf = await web.call('post', ROOT, { as: ulla, body: AKUT, headers: { 'x-csrf-token': 'x' } });
    expect([csrf.status, csrf.json.code]).to.deep.equal([403, 'csrf']);
  });

  it('believes the trial’s headers where nobody has logged in', async () => {
    const headers = { 'x-aktor': 'Drift Ek', 'x-roll': 'drift' };
    expect((await web.call('post', ROOT, { body: AKUT, headers })).status).to.equal(201);
    const namnd = { 'x-aktor': 'Namnd Ek', 'x-roll': 'namnd 162120000142' };
    expect((await web.call('post', ROOT, { body: AKUT, headers: namnd })).status).to.equal(403);
    expect((await web.call('post', ROOT, { body: AKUT, headers: { 'x-aktor': 'Ek' } })).status).to.equal(401);
  });

  it('says what is wrong, where, and never the value', async () => {
    const dagny = await web.as('dagny');
    const { personnummer } = persons.allaSvarar;
    for (const [body, status, code] of [
      [{ ...NY, allvar: 'farligt' }, 400, 'schema-invalid'],
      [{ ...NY, fran: '2026-11-22 18:00' }, 400, 'schema-invalid'],
      [{ ...NY, okant: 1 }, 400, 'schema-invalid'],
      [{ ...NY, till: NY.fran }, 422, 'ogiltig'],
      [{ ...NY, kallor: ['XYZ'] }, 422, 'ogiltig'],
      [{ ...NY, text: `Gäller ${personnummer}` }, 422, 'ogiltig'],
      [{ ...NY, skal: `Gäller ${personnummer}` }, 422, 'ogiltig'],
    ] as const) {
      const answer = await web.call('post', ROOT, { as: dagny, body });
      expect([answer.status, answer.json.code], JSON.stringify(body)).to.deep.equal([status, code]);
      expect(answer.text).to.not.contain(personnummer);
    }
    for (const query of ['urval=allt', 'kalla=XYZ', 'urval=arkiv&efter=1'])
      expect((await web.call('get', `${ROOT}?${query}`)).json.code, query).to.equal('ogiltig');
    const { id } = await web.driftinformation.skapa(begaran, planerad());
    const early = await web.call('post', `${ROOT}/${id}/avslut`, { as: dagny, body: { skal: 'Klart', version: 1 } });
    expect([early.status, early.json.code]).to.deep.equal([409, 'otillaten-overgang']);
    const late = await web.call('post', `${ROOT}/${id}/avslut`, { as: dagny, body: { skal: 'Klart', version: 7 } });
    expect([late.status, late.json.code]).to.deep.equal([409, 'annan-version']);
    expect((await web.call('get', `${ROOT}/019aab5e-6c00-7000-8000-000000000001`)).status).to.equal(404);
  });

  it('pages through the archive', async () => {
    const old = { fran: NOON - 60_000, rubrik: 'Ett avbrott' };
    for (let count = 0; count < 51; count++) {
      const { id, version } = await web.driftinformation.skapa(begaran, akut({ ...old, fran: old.fran - count }));
      await web.driftinformation.avsluta({ ...begaran, id, version });
    }
    const first = (await web.call('get', `${ROOT}?urval=arkiv`)).json;
    const second = (await web.call('get', `${ROOT}?urval=arkiv&efter=${first.efter}`)).json;
    expect([first.driftinformation.length, second.driftinformation.length, second.efter]).to.deep.equal([
      50,
      1,
      undefined,
    ]);
  });

  it('says that the register is away', async () => {
    const back = await store().outage();
    const away = await web.call('get', ROOT);
    expect([away.status, away.json.code]).to.deep.equal([503, 'register-otillgangligt']);
    await back();
    expect((await web.call('get', ROOT)).status).to.equal(200);
  });
});
