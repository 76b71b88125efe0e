// Approvals and sample lists over REST: what a nämnd gives, takes back and signs off.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { ARE, DRIFT, KIRUNA, namnd, SKAL, startApi } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;
const begaran = { namnd: ARE, skal: SKAL };
const sokning = { ...begaran, fran: '2026-11-01', till: '2026-11-30', falt: 'person', varde: ALVA };

describeDatabase('web/logg-medgivanden', (open) => {
  it('lets an operator see the nämnd’s records through the last day, and no other nämnd’s', async () => {
    const api = await startApi(await open());
    await api.ask({ at: '2026-11-20T10:00:00+01:00', person: ALVA });
    const given = await api.post('/v1/logg/medgivanden', { ...begaran, operator: 'drift ek', till: '2026-11-24' });
    expect([given.status, given.json.till]).to.deep.equal([201, '2026-11-25T00:00:00+01:00']);
    const status = async (body: object) => (await api.post('/v1/logg/sokningar', body, DRIFT)).status;
    expect(await status(sokning)).to.equal(200);
    expect(await status({ ...sokning, namnd: KIRUNA })).to.equal(403);
    api.setNow('2026-11-24T23:59:59+01:00');
    expect(await status(sokning)).to.equal(200);
    api.setNow('2026-11-25T00:00:00+01:00');
    expect(await status(sokning)).to.equal(403);
  });

  it('is taken back once, and listed then too', async () => {
    const api = await startApi(await open());
    const { json } = await api.post('/v1/logg/medgivanden', { ...begaran, operator: 'Drift Ek', till: '2026-11-24' });
    const path = `/v1/logg/medgivanden/${json.id}/aterkallelse`;
    const other = await api.post(path, { ...begaran, namnd: KIRUNA }, namnd(KIRUNA));
    expect(other.status).to.equal(404);
    expect((await api.post(path, begaran)).status).to.equal(204);
    expect((await api.post(path, begaran)).status).to.equal(404);
    expect((await api.post('/v1/logg/sokningar', sokning, DRIFT)).status).to.equal(403);
    const list = await api.post('/v1/logg/medgivanden/lista', begaran);
    expect(list.json.medgivanden).to.have.length(1);
    expect(list.json.medgivanden[0]).to.include({ aterkallat: '2026-11-22T12:00:00+01:00', givetAv: 'Åsa Öberg' });
  });

  it('has an end within ninety days', async () => {
    const api = await startApi(await open());
    for (const till of ['2026-11-21', '2027-06-01']) {
      const { status, json } = await api.post('/v1/logg/medgivanden', { ...begaran, operator: 'Drift Ek', till });
      expect([status, json.falt, json.detail.slice(0, 5)]).to.deep.equal([422, 'till', 'till:']);
    }
  });

  it('lists the sample list of a month that is over, in words, and has it signed off once', async () => {
    const api = await startApi(await open());
    for (let n = 0; n < 5; n++) await api.ask({ at: `2026-10-0${n + 1}T23:30:00+02:00`, person: ALVA });
    await api.granskning.stickprov.skapa('2026-10');
    const { json, text } = await api.post('/v1/logg/stickprov/lista', begaran);
    const [{ id, manad, traffar, kvittens }] = json.stickprov;
    expect([manad, kvittens]).to.deep.equal(['2026-10', undefined]);
    expect(traffar).to.deep.equal([
      { regel: 'utanforTid', handlaggare: 'Örjan', antal: 5, text: 'Ställde 5 frågor utanför arbetstid.' },
    ]);
    expect(text).to.not.contain(ALVA);
    const body = { ...begaran, anteckning: 'Jourtjänst, inget att anmärka.' };
    expect((await api.post(`/v1/logg/stickprov/${id}/kvittens`, body)).status).to.equal(204);
    const again = await api.post(`/v1/logg/stickprov/${id}/kvittens`, body);
    expect([again.status, again.json.code]).to.deep.equal([409, 'already-done']);
    const after = await api.post('/v1/logg/stickprov/lista', begaran);
    expect(after.json.stickprov[0].kvittens).to.include({ av: 'Åsa Öberg', anteckning: body.anteckning });
  });
});
