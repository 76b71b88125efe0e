// Gallring takes what a beslut says and nothing else, and says afterwards what it took.
import { expect } from 'chai';
import { encrypt } from '../../../src/querylog/cipher.ts';
import type { Plan } from '../../../src/querylog/gallring/plan.ts';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { protokollText } from '../../../src/querylog/gallring/protokoll-text.ts';
import type { Draft } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';

describeDatabase('gallring', (open) => {
  let test: TestGallring;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-11-22T12:00:00+01:00' });
  });

  const run = async () => (await test.gallring.run({ startadAv: 'schema' })) as Protokoll;
  const figures = (plan: Plan) =>
    plan.delar.map(({ manad, namnd, beslut, fragor, poster, kvarhallna }) => ({
      manad,
      namnd,
      beslut: beslut.nummer,
      fragor,
      poster,
      kvarhallna,
    }));
  const taken = ({ innehall }: Protokoll) => innehall.delar.map(({ gallrade: _, nyckelForstordAt: __, ...del }) => del);

  /** Three months; Kiruna has a beslut of its own with a longer time. */
  async function seed(): Promise<void> {
    for (const at of ['2026-08-10T10:00:00+02:00', '2026-08-11T10:00:00+02:00', '2026-09-10T10:00:00+02:00']) {
      await test.ask({ at });
      await test.ask({ at });
    }
    await test.ask({ at: '2026-08-10T10:00:00+02:00', namnd: KIRUNA });
    await test.ask({ at: '2026-11-10T10:00:00+01:00' });
  }

  it('takes nothing without a beslut, and the dry run says so', async () => {
    await seed();
    const plan = await test.gallring.plan();
    expect(plan).to.include({ at: test.clock.now() }).and.not.to.have.property('oavslutad');
    expect(plan.delar).to.deep.equal([]);
    expect(plan.utanBeslut).to.deep.equal([
      { namnd: ARE, manader: ['2026-08', '2026-09'] },
      { namnd: KIRUNA, manader: ['2026-08'] },
    ]);
    expect(await run()).to.equal(undefined);
    expect(await test.gallring.protokoll()).to.deep.equal([]);
    expect(await test.count('gallring')).to.equal(0);
    expect(await test.count('post_2026_08')).to.equal(10);
  });

  it('takes one nämnd out of a month and leaves digests, then the month as a whole', async () => {
    await seed();
    await test.decide(1);
    const kiruna = await test.decide(12, KIRUNA);
    const plan = await test.gallring.plan();
    expect(plan.slopas).to.deep.equal(['2026-09']);
    const first = await run();
    expect(taken(first)).to.deep.equal([
      { manad: '2026-08', namnd: ARE, beslut: 1, fragor: 4, poster: 8, kvarhallna: 0 },
      { manad: '2026-09', namnd: ARE, beslut: 1, fragor: 2, poster: 4, kvarhallna: 0 },
    ]);
    expect(figures(plan), 'the plan is what the run did').to.deep.equal(taken(first));
    expect(first.innehall.slopade).to.deep.equal(['2026-09']);
    expect(first.innehall.forseglingar.map(({ manad }) => manad)).to.deep.equal(['2026-09']);
    expect(first.innehall.forseglingar[0]).to.deep.equal(await test.forseglingar.of('2026-09'));
    expect(await test.count('post_2026_08')).to.equal(2);
    expect(await test.count('gallrad_2026_08', `namnd = '${ARE}'`)).to.equal(8);
    expect([...(await test.gallring.redovisning.gallrade('2026-08'))]).to.deep.equal([[ARE, 8]]);
    expect((await test.manader.standing()).map(({ manad }) => manad)).to.deep.equal(['2026-08', '2026-11']);
    expect((await test.keyring.names()).filter(({ bruk }) => bruk.startsWith('2026'))).to.deep.equal([
      { bruk: '2026-08', namnd: KIRUNA },
      { bruk: '2026-11', namnd: ARE },
    ]);

    expect(await run(), 'nothing is due a second time').to.equal(undefined);
    await test.gallring.beslut.upphav(kiruna.nummer, 'Registrator Åsa');
    const second = await run();
    expect(taken(second)).to.deep.equal([
      { manad: '2026-08', namnd: KIRUNA, beslut: 1, fragor: 1, poster: 2, kvarhallna: 0 },
    ]);
    expect(second.innehall.slopade).to.deep.equal(['2026-08']);
    expect((await test.gallring.protokoll()).map(({ nummer }) => nummer)).to.deep.equal([1, 2]);
    expect(await test.gallring.protokoll(1), 'as it was').to.deep.equal(first);
    const tables = await rejection(test.count('post_2026_08'));
    expect(tables).to.have.property('name', 'DatabaseError');
  });

  it('leaves a log that the control finds whole, while it works and afterwards', async () => {
    await seed();
    await test.decide(1);
    await test.decide(12, KIRUNA);
    const found = async () => (await test.kontroll.kontrollera()).antalAvvikelser;
    for (let events = 0; events < 9; events++) {
      const stop = new AbortController();
      let left = events;
      const onProgress = () => left-- === 0 && stop.abort(new Error('stopped'));
      await test.gallring.run({ startadAv: 'schema', signal: stop.signal, onProgress }).catch(() => {});
      expect(await found(), `stopped after ${events} events`).to.equal(0);
    }
    await run();
    const { manader, antalAvvikelser } = await test.kontroll.kontrollera();
    expect(antalAvvikelser).to.equal(0);
    expect(manader.map(({ manad, status, gallrade }) => [manad, status, gallrade])).to.deep.equal([
      ['2026-08', 'forseglad', 8],
      ['2026-09', 'gallrad', 0],
      ['2026-11', 'oppen', 0],
    ]);
  });

  it('keeps 0 months only once a month is sealed, and takes what operators left by the beslut for all', async () => {
    test.setNow('2026-10-31T23:30:00+01:00');
    await test.appender.add('2026-10', await anAccess(test));
    await test.decide(0);
    test.setNow('2026-11-02T00:59:59+01:00');
    expect(await run()).to.equal(undefined);
    expect((await test.gallring.plan()).delar).to.deep.equal([]);
    test.setNow('2026-11-02T01:00:00+01:00');
    expect(taken(await run())).to.deep.equal([
      { manad: '2026-10', namnd: 'drift', beslut: 1, fragor: 0, poster: 1, kvarhallna: 0 },
    ]);
  });

  it('destroys a key that was made for a record that never landed', async () => {
    await seed();
    await test.keyring.obtain({ namnd: KIRUNA, bruk: '2026-09' });
    await test.decide(1);
    const { innehall } = await run();
    expect(innehall.delar.find((del) => del.namnd === KIRUNA && del.manad === '2026-09')).to.include({ poster: 0 });
    expect(await test.keyring.find({ namnd: KIRUNA, bruk: '2026-09' })).to.equal(undefined);
    expect(innehall.slopade).to.deep.equal(['2026-08', '2026-09']);
  });

  it('spares what a beslut, upphävt while the run was broken off, no longer covers', async () => {
    await seed();
    await test.decide(12, KIRUNA);
    const { nummer } = await test.decide(1, ARE);
    await test.hold('arende', 'EB-1', '2027-01-01');
    const stop = new AbortController();
    const broken = test.gallring.run({
      startadAv: 'schema',
      signal: stop.signal,
      onProgress: ({ handelse }) => handelse === 'raknad' && stop.abort(new Error('stopped')),
    });
    expect(await rejection(broken)).to.include({ message: 'stopped' });
    await test.gallring.beslut.upphav(nummer, 'Registrator Åsa');
    expect(await test.gallring.plan()).to.include({ oavslutad: 1 });
    const protokoll = await run();
    const { innehall } = protokoll;
    expect(protokollText(protokoll)).to.contain('Inte genomfört').and.to.contain('Ingen nyckel har förstörts');
    expect(innehall.delar).to.deep.equal([]);
    expect(innehall.utgick).to.deep.equal([
      { manad: '2026-08', namnd: ARE, beslut: nummer },
      { manad: '2026-09', namnd: ARE, beslut: nummer },
    ]);
    expect(await test.count('post_2026_08')).to.equal(10);
    expect(await test.count('kvarhallen')).to.equal(0);
    expect(await test.keyring.find({ namnd: ARE, bruk: '2026-08' })).not.to.equal(undefined);
    expect(await run()).to.equal(undefined);
  });

  it('refuses a start that names nobody, or a person by number', async () => {
    for (const startadAv of ['', 'Alva 850314-2385']) {
      expect(await rejection(test.gallring.run({ startadAv }))).to.include({ kind: 'ogiltig-start' });
    }
  });
});

/** What an operator's look into the log leaves. */
async function anAccess({ keyring }: TestGallring): Promise<Draft> {
  const key = await keyring.obtain({ namnd: 'drift', bruk: '2026-10' });
  const id = '01900000-0000-7000-8000-00000000a001';
  const at = Date.parse('2026-10-31T23:30:00+01:00');
  return { slag: 'atkomst', id, at, namnd: 'drift', innehall: encrypt(key, '{}', 'atkomst') };
}
