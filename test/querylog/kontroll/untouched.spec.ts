// The control raises no alarm over what the service itself does: gallring, months that go, and records that come meanwhile.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import type { Avvikelse } from '../../../src/querylog/kontroll/avvikelse.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';
import { digestOf, type Post } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { alter, emptyLog, type KontrollLog, OPEN, remove, SEALED, standingLog } from './a-log.ts';

const NAMND = '162021004748';

describeDatabase('control of an untouched log', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });

  const { post, gallrad } = tablesOf(SEALED);

  /** As the gallring does it: the key, then record by record. */
  async function entomb({ keyring }: KontrollLog, posts: readonly Post[]): Promise<void> {
    await keyring.destroy({ namnd: NAMND, bruk: SEALED });
    for (const one of posts) {
      const values = [one.kedja, one.nummer, one.namnd, digestOf(one)];
      await database.run(`INSERT INTO ${gallrad} (kedja, nummer, namnd, digest) VALUES ($1, $2, $3, $4)`, values);
    }
    await remove(database, SEALED, posts);
  }

  const short = ({ slag, nummer }: Avvikelse) => ({ slag, nummer });

  it('counts records and chains, and names the last checkpoint', async () => {
    const log = await standingLog(database);
    const points = await log.kontrollpunkter.all();
    const { manader, ...rest } = await log.kontroll.kontrollera();
    expect(rest).to.deep.equal({ kontrollpunkter: 6, avvikelser: [], antalAvvikelser: 0 });
    const named = (nummer: number) => ({ nummer, at: points[nummer - 1]?.at });
    const counted = { poster: 28, gallrade: 0, kedjor: 2 };
    expect(manader).to.deep.equal([
      { manad: SEALED, status: 'forseglad', forsegling: 'giltig', ...counted, kontrollpunkt: named(4) },
      { manad: OPEN, status: 'oppen', ...counted, poster: 24, kontrollpunkt: named(6) },
    ]);
    expect((await log.kontroll.kontrollera({ manader: [OPEN] })).manader).to.deep.equal(manader.slice(1));
  });

  it('finds nothing in a log without records', async () => {
    const log = await emptyLog(database);
    const empty = { manader: [], avvikelser: [], antalAvvikelser: 0 };
    expect(await log.kontroll.kontrollera()).to.deep.equal({ ...empty, kontrollpunkter: 0 });
    await log.kontrollpunkter.take('start');
    expect(await log.kontroll.kontrollera()).to.deep.equal({ ...empty, kontrollpunkter: 1 });
  });

  it('refuses a month that neither table, seal nor checkpoint knows, and says how months are written', async () => {
    const log = await standingLog(database);
    for (const manader of [['2026-3'], [OPEN, '2019-01']]) {
      const refused = await rejection(log.kontroll.kontrollera({ manader }));
      expect(refused).to.include({ name: 'KontrollError', kind: 'no-such-month' });
      expect(refused.message).to.contain('ÅÅÅÅ-MM');
    }
    await database.run('DELETE FROM manad WHERE manad = $1', [OPEN]);
    const { avvikelser } = await log.kontroll.kontrollera({ manader: [OPEN] });
    expect(
      avvikelser.map(({ slag }) => slag),
      'a checkpoint knows it',
    ).to.deep.equal(['borttagen']);
  });

  it('follows the chains over gallrade records, first and last ones and a whole chain included', async () => {
    const accounted = new Map([[NAMND, 0]]);
    const log = await standingLog(database, async () => accounted);
    const [one = [], two = []] = await log.chains(SEALED);
    for (const some of [one.slice(0, 1), one.slice(3, 6), one.slice(12), two]) {
      accounted.set(NAMND, (accounted.get(NAMND) ?? 0) + some.length);
      await entomb(log, some);
      const { avvikelser, manader } = await log.kontroll.kontrollera();
      expect(avvikelser).to.deep.equal([]);
      expect(manader[0]).to.include({ poster: 28, gallrade: accounted.get(NAMND), kedjor: 2 });
    }
    await alter(database, SEALED, one[7] as Post, { bastjanster: 'X' });
    expect((await log.kontroll.kontrollera()).avvikelser.map(short)).to.deep.equal([{ slag: 'andrad', nummer: 8 }]);
  });

  it('finds what is gallrat beyond the protokoll, and a changed trace that was signed', async () => {
    const accounted = new Map([[NAMND, 2]]);
    const log = await standingLog(database, async () => accounted);
    const [one = []] = await log.chains(SEALED);
    await entomb(log, one.slice(3, 6));
    expect((await log.kontroll.kontrollera()).avvikelser.map(short)).to.deep.equal([
      { slag: 'gallrad-antal', nummer: 4 },
    ]);
    accounted.set(NAMND, 3);
    await database.run(`UPDATE ${gallrad} SET namnd = $1 WHERE nummer = $2`, ['169999999999', 5]);
    expect((await log.kontroll.kontrollera()).avvikelser.map(short)).to.deep.equal([
      { slag: 'gallrad-antal', nummer: 5 },
    ]);
    await database.run(`UPDATE ${gallrad} SET namnd = $1`, [NAMND]);
    await database.run(`UPDATE ${gallrad} SET digest = $1 WHERE nummer = $2`, [new Uint8Array(32), 5]);
    const [signed, ...more] = (await log.kontroll.kontrollera()).avvikelser;
    expect(signed, 'the checkpoint has 6').to.include({ slag: 'omskriven', kedja: one[0]?.kedja, nummer: 6 });
    expect(more).to.deep.equal([]);
  });

  it('finds a changed trace of which only the chain tells', async () => {
    const log = await standingLog(database, async () => new Map([[NAMND, 3]]));
    const [one = []] = await log.chains(SEALED);
    await entomb(log, one.slice(7, 10));
    await database.run(`UPDATE ${gallrad} SET digest = $1 WHERE nummer = $2`, [new Uint8Array(32), 9]);
    const [found, ...more] = (await log.kontroll.kontrollera()).avvikelser;
    expect(found).to.include({ slag: 'andrad', kedja: one[0]?.kedja, nummer: 11 });
    expect(found?.text).to.contain('8–10');
    expect(more).to.deep.equal([]);
  });

  it('finds a trace that was taken away, and a gallrad record that is back', async () => {
    const log = await standingLog(database, async () => new Map([[NAMND, 3]]));
    const [one = []] = await log.chains(SEALED);
    await entomb(log, one.slice(3, 6));
    await database.run(`DELETE FROM ${gallrad} WHERE nummer = 5`);
    expect((await log.kontroll.kontrollera()).avvikelser.map(short)).to.deep.equal([{ slag: 'borttagen', nummer: 5 }]);
    const traces = [one[4]].map((lost) => [lost?.kedja ?? 0, 5, NAMND, digestOf(lost as Post)]);
    await database.run(
      `INSERT INTO ${gallrad} (kedja, nummer, namnd, digest) VALUES ($1, $2, $3, $4)`,
      traces[0] ?? [],
    );
    expect((await log.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
    await alter(database, SEALED, one[8] as Post, { nummer: 5 });
    const slag = (await log.kontroll.kontrollera()).avvikelser.map((found) => found.slag);
    expect(slag).to.deep.equal(['omflyttad']);
  });

  it('has a dropped month as gallrad by its seal, if the protokoll account for all of it', async () => {
    const accounted = new Map([[NAMND, 28]]);
    const log = await standingLog(database, async () => accounted);
    await log.keyring.destroy({ namnd: NAMND, bruk: SEALED });
    await log.manader.drop(SEALED);
    const whole = await log.kontroll.kontrollera();
    expect(whole.avvikelser).to.deep.equal([]);
    expect(whole.manader[0]).to.include({ manad: SEALED, status: 'gallrad', forsegling: 'giltig', poster: 0 });
    accounted.set(NAMND, 27);
    expect((await log.kontroll.kontrollera()).avvikelser.map(short)).to.deep.equal([
      { slag: 'gallrad-antal', nummer: undefined },
    ]);
  });

  it('has a month that goes while it is read as gallrad', async () => {
    const log = await standingLog(database);
    await log.keyring.destroy({ namnd: NAMND, bruk: SEALED });
    let left = 1;
    const onProgress = () => left-- > 0 && going.push(takeAway());
    const going: Promise<unknown>[] = [];
    async function takeAway() {
      await log.manader.markDropped(SEALED);
      await database.run(`DELETE FROM ${post} WHERE nummer > 3`);
    }
    const { avvikelser, manader } = await log.kontroll.kontrollera({ onProgress });
    await Promise.all(going);
    expect(avvikelser).to.deep.equal([]);
    expect(manader[0]).to.include({ status: 'gallrad', poster: 0 });
  });

  it('leaves alone what is written while it reads', async () => {
    const log = await standingLog(database);
    let done = false;
    const writing = (async () => {
      while (!done) {
        await log.ask(1);
        await log.kontrollpunkter.take('intervall');
      }
    })();
    for (let turn = 0; turn < 10; turn++) {
      const { avvikelser } = await log.kontroll.kontrollera();
      expect(avvikelser).to.deep.equal([]);
    }
    done = true;
    await writing;
    const { manader, avvikelser } = await log.kontroll.kontrollera();
    expect(avvikelser).to.deep.equal([]);
    expect(manader[1]?.poster).to.be.greaterThan(24);
  });

  it('tells how far it has come, and stops when told', async () => {
    const log = await standingLog(database);
    const progress: unknown[] = [];
    const stop = new AbortController();
    await log.kontroll.kontrollera({ onProgress: (step) => progress.push(step), signal: stop.signal });
    expect(progress).to.deep.equal([
      { manad: SEALED, checked: 28, total: 28 },
      { manad: OPEN, checked: 24, total: 24 },
    ]);
    const stopped = log.kontroll.kontrollera({ onProgress: () => stop.abort(), signal: stop.signal });
    const reason = await stopped.then(
      () => 'went on',
      (error) => error.name,
    );
    expect(reason).to.equal('AbortError');
  });
});
