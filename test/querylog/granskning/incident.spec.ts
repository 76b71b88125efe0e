// The incident list and the figures behind it: how many, whose, who was told, and how long is left.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { intervalOfDays } from '../../../src/querylog/granskning/svensk-tid.ts';
import { UTFALL } from '../../../src/querylog/granskning/utfall.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import {
  ALL,
  ALVA,
  ARE,
  are,
  drift,
  GORAN,
  KIRUNA,
  kiruna,
  openGranskning,
  type TestGranskning,
} from './open-granskning.ts';

describeDatabase('figures for operators', (open) => {
  it('are by month, nämnd, agency and outcome, without a key, and a nämnd sees its own', async () => {
    const test = await openGranskning(await open());
    await test.ask({ at: '2026-03-31T23:59:59+02:00', utfall: { CSN: 'timeout' } });
    await test.ask({ at: '2026-04-01T00:00:00+02:00' });
    await test.ask({ at: '2026-04-01T00:00:00+02:00', utfall: null });
    await test.ask({ at: '2026-04-01T09:00:00+02:00', namnd: KIRUNA, bastjanster: ['AF'] });
    const expected = [
      { manad: '2026-03', namnd: ARE, fragor: 1, avslutade: 1, utfall: { AF: { delivered: 1 }, CSN: { timeout: 1 } } },
      {
        ...{ manad: '2026-04', namnd: ARE, fragor: 2, avslutade: 1 },
        utfall: { AF: { delivered: 1, 'utan-avslut': 1 }, CSN: { delivered: 1, 'utan-avslut': 1 } },
      },
      { manad: '2026-04', namnd: KIRUNA, fragor: 1, avslutade: 1, utfall: { AF: { delivered: 1 } } },
    ];
    await test.keyring.destroy({ namnd: ARE, bruk: '2026-03' });
    expect(await test.granskning.antal({ ...drift, interval: ALL })).to.deep.equal(expected);
    const april = intervalOfDays('2026-04-01', '2026-04-30');
    expect(await test.granskning.antal({ ...drift, namnd: ARE, interval: april })).to.deep.equal([expected[1]]);
    expect(await test.granskning.antal({ ...kiruna, namnd: KIRUNA, interval: ALL })).to.deep.equal([expected[2]]);
    for (const namnd of [{}, { namnd: ARE }]) {
      const use = test.granskning.antal({ ...kiruna, ...namnd, interval: ALL });
      expect(await rejection(use)).to.include({ kind: 'forbidden' });
    }
    expect(await test.looks('drift')).to.have.length(1);
  });

  it('are right over more questions than are read at once', async function () {
    this.timeout(20_000);
    const test = await openGranskning(await open());
    const question = { at: '2026-04-01T09:00:00+02:00', bastjanster: ['AF'], utfall: null };
    await Promise.all(Array.from({ length: 1001 }, () => test.ask(question)));
    const [one] = await test.granskning.antal({ ...drift, interval: ALL });
    expect(one).to.deep.include({ fragor: 1001, avslutade: 0, utfall: { AF: { 'utan-avslut': 1001 } } });
    const scan = { ...are, namnd: ARE, interval: ALL, kriterium: { falt: 'organisation', varde: 'saknas' } } as const;
    expect(await test.granskning.sok(scan)).to.deep.equal({ poster: [] });
    expect((await test.granskning.utdrag({ ...are, namnd: ARE, person: ALVA, interval: ALL })).fragor).to.have.length(
      1001,
    );
  });

  it('are counted, and looks and incidents with them, where a month is dropped under way', async () => {
    const database = await open();
    const test = await openGranskning(database);
    for (const at of ['2026-03-02T09:00:00+01:00', '2026-04-02T09:00:00+02:00']) await test.ask({ at });
    test.setNow('2026-03-20T09:00:00+01:00');
    await test.granskning.antal({ ...drift, interval: ALL });
    test.setNow('2026-04-15T12:00:00+02:00');
    await test.granskning.antal({ ...drift, interval: ALL });
    const { manader } = test;
    let looks = 0;
    const standing: typeof manader.standing = async () => {
      const months = await manader.standing();
      return looks++ === 0 ? [{ manad: '2026-02' }, ...months] : months;
    };
    const { granskning } = await openGranskning(database, { ...test, manader: { ...manader, standing } });
    await test.keyring.obtain({ namnd: 'drift', bruk: '2026-02' });
    const incident = { ...drift, rubrik: 'Allt', interval: ALL, upptacktAt: test.clock.now() };
    const uses = [
      async () => (await granskning.antal({ ...drift, interval: ALL })).map(({ manad }) => manad),
      async () => (await granskning.incidenter.registrera(incident)).namnder.map(({ antal }) => antal),
      async () => (await granskning.atkomster({ ...drift, namnd: 'drift', interval: ALL })).poster.length,
    ];
    const results: unknown[] = [];
    for (const use of uses) {
      looks = 0;
      results.push(await use());
      expect(looks).to.be.greaterThan(1);
    }
    expect(results).to.deep.equal([['2026-03', '2026-04'], [2], 4]);
  });

  it('come with a control of the chains, for operators, with its trace', async () => {
    const { granskning, looks } = await openGranskning(await open());
    expect(await granskning.kontrollera(drift, async () => ({ avvikelser: [] }))).to.deep.equal({ avvikelser: [] });
    expect(await rejection(granskning.kontrollera(are, async () => 1))).to.include({ kind: 'forbidden' });
    expect((await looks('drift')).map(({ handling }) => handling)).to.deep.equal(['kontroll']);
  });
});

describeDatabase('incidents', (open) => {
  let database: Database;
  let test: TestGranskning;
  const letters: { mottagare: string; amne: string; text: string }[] = [];
  const upptacktAt = Date.parse('2026-04-15T08:00:00+02:00');
  const march = intervalOfDays('2026-03-01', '2026-03-31');
  const wrong = {
    rubrik: 'Svar om fel person',
    interval: march,
    bastjanst: 'CSN',
    orsak: 'wrong-person',
    upptacktAt,
  } as const;

  beforeEach(async () => {
    letters.length = 0;
    database = await open();
    test = await openGranskning(database, {
      mottagare: async (namnd) => (namnd === ARE ? 'dataskydd@are.example' : undefined),
      notify: async (mottagare, amne, text) => void letters.push({ mottagare, amne, text }),
    });
    await test.ask({ at: '2026-03-31T23:59:59+02:00', utfall: { CSN: 'wrong-person' } });
    await test.ask({ at: '2026-03-02T09:00:00+01:00', utfall: { AF: 'wrong-person' }, person: GORAN });
    await test.ask({ at: '2026-03-03T09:00:00+01:00', utfall: null });
    await test.ask({ at: '2026-04-01T00:00:00+02:00', utfall: { CSN: 'wrong-person' } });
    await test.ask({ at: '2026-03-02T09:00:00+01:00', utfall: { CSN: 'wrong-person' }, namnd: KIRUNA });
    await test.ask({ at: '2026-03-02T09:00:00+01:00', utfall: { CSN: 'timeout' }, namnd: '162120000001' });
  });
  const registrera = (more: object = {}) => test.granskning.incidenter.registrera({ ...drift, ...wrong, ...more });
  const figures = (one: Awaited<ReturnType<typeof registrera>>) =>
    one.namnder.map(({ namnd, antal, utfall }) => [namnd, antal, utfall]);

  it('count the affected questions per nämnd by agency and cause', async () => {
    const one = { CSN: { 'wrong-person': 1 } };
    expect(figures(await registrera())).to.deep.equal(
      [
        [KIRUNA, 1, one],
        [ARE, 1, one],
      ].sort(),
    );
    const { orsak: _, ...agency } = wrong;
    const all = await test.granskning.incidenter.registrera({ ...drift, ...agency });
    expect(figures(all)).to.deep.equal(
      [
        [ARE, 3, { CSN: { delivered: 1, 'utan-avslut': 1, 'wrong-person': 1 } }],
        [KIRUNA, 1, one],
        ['162120000001', 1, { CSN: { timeout: 1 } }],
      ].sort(),
    );
    const begun = await test.granskning.incidenter.registrera({ ...drift, ...agency, orsak: 'utan-avslut' });
    expect(figures(begun)).to.deep.equal([[ARE, 1, { CSN: { 'utan-avslut': 1 } }]]);
  });

  it('are told to each nämnd, sent once, acknowledged once, with 72 hours running', async () => {
    const { id, tidsfristAt, kvarMs } = await registrera();
    expect(tidsfristAt).to.equal(Date.parse('2026-04-18T08:00:00+02:00'));
    expect(kvarMs).to.equal(tidsfristAt - test.clock.now());
    const { incidenter } = test.granskning;
    const status = async () =>
      (await incidenter.lista(drift))[0]?.namnder.map((one) => `${one.namnd} ${one.status}`).sort();
    expect(await status()).to.deep.equal([`${ARE} att skicka`, `${KIRUNA} att skicka`]);
    const sent = await incidenter.skicka({ ...drift, id });
    expect(sent.map(({ namnd, utfall }) => `${namnd} ${utfall}`).sort()).to.deep.equal([
      `${ARE} skickad`,
      `${KIRUNA} mottagare saknas`,
    ]);
    expect(letters).to.have.length(1);
    expect(letters[0]).to.include({
      mottagare: 'dataskydd@are.example',
      amne: 'Personuppgiftsincident: Svar om fel person',
    });
    for (const text of [
      'Antal av era frågor som berörs: 1.',
      'Centrala studiestödsnämnden',
      UTFALL['wrong-person'].text,
      '18 april 2026 kl. 08.00',
    ]) {
      expect(letters[0]?.text).to.contain(text);
    }
    expect((await incidenter.skicka({ ...drift, id })).map(({ namnd }) => namnd)).to.deep.equal([KIRUNA]);
    await incidenter.kvittera({ ...are, namnd: ARE, id });
    expect(await rejection(incidenter.kvittera({ ...are, namnd: ARE, id }))).to.include({ kind: 'already-done' });
    expect(await status()).to.deep.equal([`${ARE} kvitterad`, `${KIRUNA} att skicka`]);
    test.setNow('2026-04-18T08:00:01+02:00');
    expect((await incidenter.lista(are))[0]?.kvarMs).to.equal(0);
  });

  it('show a nämnd itself and its own questions, and an operator no question', async () => {
    const { id } = await registrera();
    const { incidenter } = test.granskning;
    const own = await incidenter.lista(kiruna);
    expect(own.map(({ namnder }) => namnder.map(({ namnd }) => namnd))).to.deep.equal([[KIRUNA]]);
    const { poster } = await incidenter.fragor({ ...are, namnd: ARE, id });
    expect(poster.map(({ begunAt, person }) => [begunAt, person.reveal()])).to.deep.equal([
      [Date.parse('2026-03-31T23:59:59+02:00'), ALVA],
    ]);
    const stranger = { aktor: { namn: 'Eva', roll: 'namnd', namnd: '162120000001' }, skal: 'Nyfiken' } as const;
    expect(await incidenter.lista(stranger)).to.deep.equal([]);
    expect(await rejection(incidenter.fragor({ ...stranger, namnd: '162120000001', id }))).to.include({
      kind: 'not-found',
    });
    for (const use of [
      () => incidenter.fragor({ ...drift, namnd: ARE, id }),
      () => incidenter.fragor({ ...kiruna, namnd: ARE, id }),
      () => incidenter.kvittera({ ...drift, namnd: ARE, id }),
      () => incidenter.skicka({ ...are, id }),
      () => incidenter.registrera({ ...are, ...wrong }),
    ]) {
      expect(await rejection(use())).to.include({ kind: 'forbidden' });
    }
  });

  it('page the affected questions, and need a title without a personal number and a discovery that has been', async () => {
    const { id } = await test.granskning.incidenter.registrera({
      ...drift,
      rubrik: 'Allt',
      interval: march,
      upptacktAt,
    });
    const page = { ...are, namnd: ARE, id, limit: 2 };
    const first = await test.granskning.incidenter.fragor(page);
    const rest = await test.granskning.incidenter.fragor({ ...page, ...(first.next && { after: first.next }) });
    expect([first.poster.length, rest.poster.length, rest.next]).to.deep.equal([2, 1, undefined]);
    expect(await rejection(registrera({ rubrik: `Om ${ALVA}` }))).to.include({ kind: 'text', falt: 'rubrik' });
    expect(await rejection(registrera({ upptacktAt: test.clock.now() + 1 }))).to.include({ falt: 'upptacktAt' });
    expect(await rejection(registrera({ orsak: 'okänd' }))).to.include({ kind: 'criterion', falt: 'orsak' });
    expect(await rejection(registrera({ bastjanst: 'CSM' }))).to.include({ kind: 'criterion', falt: 'bastjanst' });
    const nameless = { aktor: { ...are.aktor, namn: `Berit ${ALVA}` }, skal: 'Mottagen', namnd: ARE, id };
    expect(await rejection(test.granskning.incidenter.kvittera(nameless))).to.include({ falt: 'aktor.namn' });
  });
});
