// Gallring over REST: decided, tried dry, carried out, and its protokoll in every form.
import { hash } from 'node:crypto';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { ARE, DRIFT, KIRUNA, namnd, SKAL, startApi, type TestApi, type TestApiOptions } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;
const GORAN = persons.ordinarie.personnummer;
const beslut = { referens: 'SN 2026/7 § 3', datum: '2026-01-15', beslutadAv: 'Socialnämnden', manader: 1 };
const sokning = { namnd: ARE, skal: SKAL, fran: '2026-08-01', till: '2026-08-31', falt: 'person', varde: ALVA };

describeDatabase('web/gallring', (open) => {
  async function seeded(options: TestApiOptions = {}): Promise<TestApi> {
    const api = await startApi(await open(), options);
    await api.ask({ at: '2026-08-10T10:00:00+02:00', person: ALVA, arende: 'EB-1' });
    await api.ask({ at: '2026-08-11T10:00:00+02:00', person: GORAN, arende: 'EB-2' });
    return api;
  }

  it('registers, shows and ends a beslut', async () => {
    const api = await seeded();
    const made = await api.post('/v1/gallring/beslut', { ...beslut, namnd: KIRUNA }, DRIFT);
    expect([made.status, made.json.nummer, made.json.registreratAv]).to.deep.equal([201, 1, 'Drift Ek']);
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    const seen = async (as: Record<string, string>) =>
      (await api.get('/v1/gallring/beslut', as)).json.beslut.map((one: { nummer: number }) => one.nummer);
    expect(await seen(DRIFT)).to.deep.equal([1, 2]);
    expect(await seen(namnd(KIRUNA))).to.deep.equal([1, 2]);
    expect(await seen(namnd(ARE))).to.deep.equal([2]);
    expect((await api.post('/v1/gallring/beslut/2/upphavande', undefined, DRIFT)).status).to.equal(204);
    const again = await api.post('/v1/gallring/beslut/2/upphavande', undefined, DRIFT);
    expect([again.status, again.json.code]).to.deep.equal([404, 'okant-beslut']);
    const { json } = await api.get('/v1/gallring/beslut', DRIFT);
    expect(json.beslut[1]).to.include({ upphavt: '2026-11-22T12:00:00+01:00', upphavtAv: 'Drift Ek' });
  });

  it('refuses a beslut of tomorrow, or with a personal number in it', async () => {
    const api = await seeded();
    for (const wrong of [{ datum: '2026-11-23' }, { referens: `Ärende ${ALVA}` }]) {
      const { status, json, text } = await api.post('/v1/gallring/beslut', { ...beslut, ...wrong }, DRIFT);
      expect([status, json.code]).to.deep.equal([422, 'ogiltigt-beslut']);
      expect(text).to.not.contain(ALVA);
    }
  });

  it('says what would go and changes nothing; then it goes, and a protokoll stays', async () => {
    const api = await seeded();
    const idle = await api.get('/v1/gallring/torrkorning', DRIFT);
    expect(idle.json.utanBeslut).to.deep.equal([{ namnd: ARE, manader: ['2026-08'] }]);
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    for (const _ of [1, 2]) {
      const { json } = await api.get('/v1/gallring/torrkorning', DRIFT);
      const [del] = json.delar;
      expect([del.manad, del.namnd, del.beslut, del.fragor]).to.deep.equal(['2026-08', ARE, 1, 2]);
      expect(json.slopas).to.deep.equal(['2026-08']);
    }
    const { status, json } = await api.post('/v1/gallring/korningar', undefined, DRIFT);
    expect([status, json.utfall, json.protokoll.nummer]).to.deep.equal([200, 'klar', 1]);
    expect(json.protokoll).to.deep.include({ signaturGiltig: true });
    expect(json.protokoll.innehall).to.include({ startadAv: 'Drift Ek', startadAt: '2026-11-22T12:00:00+01:00' });
    expect((await api.post('/v1/logg/sokningar', sokning)).json.poster).to.deep.equal([]);
    const nothing = await api.post('/v1/gallring/korningar', undefined, DRIFT);
    expect(nothing.json).to.deep.equal({ utfall: 'inget att gallra' });
  });

  it('shows the protokoll as JSON, text and page to whom it concerns, and no person in any', async () => {
    const api = await seeded();
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    await api.post('/v1/gallring/korningar', undefined, DRIFT);
    for (const as of [DRIFT, namnd(ARE)]) {
      const list = await api.get('/v1/gallring/protokoll', as);
      expect(list.json.protokoll).to.have.length(1);
      expect(list.json.protokoll[0]).to.include({ nummer: 1, gallrade: 2, startadAv: 'Drift Ek' });
    }
    expect((await api.get('/v1/gallring/protokoll', namnd(KIRUNA))).json.protokoll).to.deep.equal([]);
    expect((await api.get('/v1/gallring/protokoll/1', namnd(KIRUNA))).status).to.equal(404);
    for (const [accept, begins] of [
      ['application/json', /^\{"nummer":1,/],
      ['*/*', /^\{"nummer":1,/],
      ['text/plain', /^Gallringsprotokoll 1\n=/],
      ['text/html', /^<!doctype html>/],
    ] as const) {
      const { text } = await api.call('get', '/v1/gallring/protokoll/1', { headers: { accept } });
      expect(text).to.match(begins).and.not.contain(ALVA).and.not.contain('Örjan');
    }
  });

  it('shows a nämnd its own figures of a protokoll and nobody else’s, in every form', async () => {
    const api = await seeded();
    for (const day of [1, 2, 3]) {
      await api.ask({ at: `2026-08-0${day}T10:00:00+02:00`, person: ALVA, namnd: KIRUNA });
      await api.ask({ at: `2026-09-0${day}T10:00:00+02:00`, person: ALVA, namnd: KIRUNA });
    }
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    await api.post('/v1/gallring/korningar', undefined, DRIFT);
    const summary = (await api.get('/v1/gallring/protokoll', namnd(ARE))).json.protokoll[0];
    expect(summary).to.deep.include({ nummer: 1, gallrade: 2, slopade: ['2026-08'] });
    const whole = (await api.get('/v1/gallring/protokoll/1', DRIFT)).json;
    const own = (await api.get('/v1/gallring/protokoll/1', namnd(ARE))).json;
    expect(whole.innehall.delar).to.have.length(3);
    expect(whole.digest).to.equal(hash('sha256', whole.text));
    expect(own).to.not.have.property('text');
    const { digest, signatur, signaturGiltig } = whole;
    expect(own).to.deep.include({ digest, signatur, signaturGiltig });
    expect(own.innehall.delar.map((del: { namnd: string }) => del.namnd)).to.deep.equal([ARE]);
    expect(own.innehall.intervall).to.deep.equal({ fran: '2026-08', till: '2026-08' });
    for (const accept of ['application/json', 'text/html', 'text/plain']) {
      const { text } = await api.call('get', '/v1/gallring/protokoll/1', { headers: { accept } });
      expect(text, accept).to.not.contain(KIRUNA).and.not.contain('2026-09');
    }
  });

  it('answers 409 while another gallring runs', async () => {
    const api = await seeded();
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    const [begun, under] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = api.lock.whileHeld('gallring', () => {
      begun.resolve();
      return under.promise;
    });
    await begun.promise;
    const { status, json } = await api.post('/v1/gallring/korningar', undefined, DRIFT);
    under.resolve();
    await held;
    expect([status, json.code]).to.deep.equal([409, 'gallring-pagar']);
    expect((await api.post('/v1/gallring/korningar', undefined, DRIFT)).json.utfall).to.equal('klar');
  });

  it('stops at its time limit, and the next run finishes', async () => {
    const api = await seeded({ gallringWaitMs: 1 });
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    const { status, json } = await api.post('/v1/gallring/korningar', undefined, DRIFT);
    expect([status, json]).to.deep.equal([202, { utfall: 'ofullbordad' }]);
    await api.gallring.run({ startadAv: 'schema' });
    expect((await api.get('/v1/gallring/protokoll', DRIFT)).json.protokoll[0]).to.include({ nummer: 1, gallrade: 2 });
  });

  it('keeps what a nämnd holds back, and hands out no person that it holds', async () => {
    const api = await seeded();
    const person = { namnd: ARE, slag: 'kvarhallning', falt: 'person', mal: '19850314-2385', orsak: 'Mål 114-26' };
    const made = await api.post('/v1/gallring/markeringar', { ...person, till: '2027-01-31' });
    expect([made.status, made.json.registreradAv, made.json.till]).to.deep.equal([201, 'Åsa Öberg', '2027-01-31']);
    const arende = { ...person, slag: 'utdragsundantag', falt: 'arende', mal: 'EB-2' };
    await api.post('/v1/gallring/markeringar', arende);
    const list = await api.post('/v1/gallring/markeringar/lista', { namnd: ARE, skal: 'Genomgång' });
    expect(list.json.markeringar.map((one: { arende?: string }) => one.arende)).to.have.members([undefined, 'EB-2']);
    expect(made.text + list.text).to.not.contain(ALVA);
    await api.post('/v1/gallring/beslut', beslut, DRIFT);
    const { json } = await api.post('/v1/gallring/korningar', undefined, DRIFT);
    expect(json.protokoll.innehall.delar[0]).to.include({ fragor: 2, kvarhallna: 1, gallrade: 1 });
    expect((await api.post('/v1/logg/sokningar', sokning)).json.poster).to.have.length(1);
  });

  it('ends a markering once, and no other nämnd’s', async () => {
    const api = await seeded();
    const kvar = { namnd: ARE, slag: 'kvarhallning', falt: 'arende', mal: 'EB-1', orsak: 'Mål 1', till: '2027-01-31' };
    const { json } = await api.post('/v1/gallring/markeringar', kvar);
    const path = `/v1/gallring/markeringar/${json.id}/avslut`;
    expect((await api.post(path, { namnd: KIRUNA, skal: 'Avgjort' }, namnd(KIRUNA))).status).to.equal(404);
    expect((await api.post(path, { namnd: ARE, skal: 'Avgjort' })).status).to.equal(204);
    const again = await api.post(path, { namnd: ARE, skal: 'Avgjort' });
    expect([again.status, again.json.code]).to.deep.equal([404, 'okand-markering']);
  });

  for (const [what, wrong, code] of [
    ['a kvarhållning without end', { till: undefined }, 'ogiltig-markering'],
    ['a personal number in the reason', { orsak: `Gäller ${ALVA}` }, 'text'],
    ['a person that is no number', { mal: `${ALVA}1` }, 'criterion'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const api = await seeded();
      const kvar = { namnd: ARE, slag: 'kvarhallning', falt: 'person', mal: ALVA, orsak: 'Mål 1', till: '2027-01-31' };
      const { status, json, text } = await api.post('/v1/gallring/markeringar', { ...kvar, ...wrong });
      expect([status, json.code]).to.deep.equal([422, code]);
      expect(text).to.not.contain(ALVA);
    });
  }
});
