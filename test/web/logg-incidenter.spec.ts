// The incident list and the control of the chains over REST.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { ARE, DRIFT, KIRUNA, namnd, SKAL, startApi } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;
const incident = {
  skal: 'Felrapport 812',
  rubrik: 'CSN svarade för långsamt',
  fran: '2026-11-20T10:00:00+01:00',
  till: '2026-11-20T11:00:00+01:00',
  bastjanst: 'CSN',
  orsak: 'timeout',
  upptackt: '2026-11-22T09:00:00+01:00',
};

describeDatabase('web/logg-incidenter', (open) => {
  it('counts to the second of the interval, tells the nämnd, shows it the questions and is acknowledged once', async () => {
    const sent: string[] = [];
    const api = await startApi(await open(), {
      mottagare: async (whose) => (whose === ARE ? 'ombud@example.se' : undefined),
      notify: async (to) => void sent.push(to),
    });
    const id = await api.ask({ at: '2026-11-20T10:00:00+01:00', person: ALVA });
    await api.ask({ at: '2026-11-20T11:00:00+01:00', person: ALVA });
    await api.ask({ at: '2026-11-20T10:30:00+01:00', person: ALVA, namnd: KIRUNA });
    const { status, json } = await api.post('/v1/logg/incidenter', incident, DRIFT);
    expect([status, json.tidsfrist, json.kvarSekunder]).to.deep.equal([201, '2026-11-25T09:00:00+01:00', 69 * 3600]);
    expect(json.namnder.map((one: { namnd: string; antal: number }) => [one.namnd, one.antal])).to.deep.equal([
      [ARE, 1],
      [KIRUNA, 1],
    ]);
    const path = `/v1/logg/incidenter/${json.id}`;
    const skickat = await api.post(`${path}/utskick`, { skal: SKAL }, DRIFT);
    expect(skickat.json.skickat).to.have.deep.members([
      { namnd: ARE, utfall: 'skickad' },
      { namnd: KIRUNA, utfall: 'mottagare saknas' },
    ]);
    expect(sent).to.deep.equal(['ombud@example.se']);
    const own = { namnd: ARE, skal: SKAL };
    const fragor = await api.post(`${path}/fragor`, own);
    expect(fragor.json.poster.map((one: { id: string; person: string }) => [one.id, one.person])).to.deep.equal([
      [id, ALVA],
    ]);
    expect((await api.post(`${path}/fragor`, own, DRIFT)).status).to.equal(403);
    expect((await api.post(`${path}/kvittens`, own)).status).to.equal(204);
    expect((await api.post(`${path}/kvittens`, own)).status).to.equal(409);
    const seen = await api.post('/v1/logg/incidenter/lista', { skal: SKAL });
    expect(seen.json.incidenter[0].namnder).to.have.length(1);
    expect(seen.json.incidenter[0].namnder[0]).to.include({ status: 'kvitterad', kvitteradAv: 'Åsa Öberg' });
    const all = await api.post('/v1/logg/incidenter/lista', { skal: SKAL }, DRIFT);
    expect(all.json.incidenter[0].namnder).to.have.length(2);
  });

  it('takes whole days too, the last one included', async () => {
    const api = await startApi(await open());
    await api.ask({ at: '2026-11-20T23:59:59+01:00', person: ALVA });
    const days = { ...incident, fran: '2026-11-20', till: '2026-11-20' };
    const { json } = await api.post('/v1/logg/incidenter', days, DRIFT);
    expect([json.fran, json.till, json.namnder.length]).to.deep.equal([
      ...['2026-11-20T00:00:00+01:00', '2026-11-21T00:00:00+01:00'],
      1,
    ]);
  });

  it('refuses what was discovered later than now, by the body’s own word, and a time without offset', async () => {
    const api = await startApi(await open());
    const later = await api.post('/v1/logg/incidenter', { ...incident, upptackt: '2026-11-23T00:00:00Z' }, DRIFT);
    expect([later.status, later.json.falt]).to.deep.equal([422, 'upptackt']);
    const local = await api.post('/v1/logg/incidenter', { ...incident, upptackt: '2026-11-22T09:00:00' }, DRIFT);
    expect([local.status, local.json.detail]).to.deep.equal([
      400,
      'Innehållet följer inte schemat. /upptackt ska vara skrivet som en tidpunkt med avstånd till UTC, ÅÅÅÅ-MM-DDTHH:MM:SS+01:00.',
    ]);
    const none = await api.post('/v1/logg/incidenter', { ...incident, fran: 'i går' }, DRIFT);
    expect(none.status).to.equal(400);
  });

  it('controls the chains for operators, and names the record that was changed', async () => {
    const database = await open();
    const api = await startApi(database);
    const id = await api.ask({ at: '2026-11-20T10:00:00+01:00', person: ALVA });
    await api.kontrollpunkter.take('intervall');
    const good = await api.post('/v1/logg/kontroller', { skal: SKAL }, DRIFT);
    expect(good.json).to.deep.include({ antalAvvikelser: 0, avvikelser: [] });
    expect(good.json.manader[0]).to.include({ manad: '2026-11', status: 'oppen' });
    await database.run('UPDATE post_2026_11 SET milliseconds = 1 WHERE slag = 2');
    const { json, text } = await api.post('/v1/logg/kontroller', { skal: SKAL, manader: ['2026-11'] }, DRIFT);
    expect(json.antalAvvikelser).to.be.greaterThan(0);
    expect(json.avvikelser[0]).to.include({ slag: 'andrad', manad: '2026-11', id });
    expect(text).to.not.contain(ALVA);
    const trace = { namnd: 'drift', skal: SKAL, fran: '2026-11-22', till: '2026-11-22' };
    const looks = await api.post('/v1/logg/atkomster', trace, DRIFT);
    expect(looks.json.poster.map((one: { handling: string }) => one.handling)).to.deep.equal(['kontroll', 'kontroll']);
    expect((await api.post('/v1/logg/kontroller', { skal: SKAL }, namnd())).status).to.equal(403);
  });
});
