// A sealed month takes nothing more, from nobody, and its seal cannot be put in the place of another.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { createForseglingar, forseglingText } from '../../../src/querylog/kontroll/forsegling.ts';
import { KontrollError } from '../../../src/querylog/kontroll/kontroll-error.ts';
import { createKontrollpunkter } from '../../../src/querylog/kontroll/kontrollpunkt.ts';
import { endOfManad } from '../../../src/querylog/manad.ts';
import { createManader } from '../../../src/querylog/manader.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { aQuery, systemClock } from '../a-query.ts';
import { logOn } from '../open-log.ts';
import { emptyLog, type KontrollLog, OPEN, SEALED, standingLog } from './a-log.ts';

const HOUR_MS = 3_600_000;

describeDatabase('seals', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });

  const kindOf = async (work: Promise<unknown>) => ((await rejection(work)) as KontrollError).kind;

  it('are not set before a month can get no more records', async () => {
    const log = await emptyLog(database);
    await log.ask(1);
    for (const now of [endOfManad(SEALED), endOfManad(SEALED) + 25 * HOUR_MS - 1]) {
      log.time.now = now;
      expect(await rejection(log.forseglingar.seal(SEALED))).to.be.instanceOf(KontrollError);
      expect(await kindOf(log.forseglingar.seal(SEALED))).to.equal('month-open');
      expect(await log.forseglingar.sealDue()).to.deep.equal([]);
    }
    expect(await log.forseglingar.of(SEALED)).to.equal(undefined);
    log.time.now += 1;
    expect(await kindOf(log.forseglingar.seal('2026-02'))).to.equal('no-such-month');
    expect(await log.forseglingar.sealDue()).to.deep.equal([SEALED]);
    expect(await log.forseglingar.sealDue()).to.deep.equal([]);
  });

  it('name every chain with its last record, and are signed', async () => {
    const log = await standingLog(database);
    const seal = await log.forseglingar.of(SEALED);
    if (!seal) throw new Error('sealed');
    const lasts = (await log.chains(SEALED)).map((chain) => chain.at(-1));
    const kedjor = lasts.map((last) => ({
      kedja: last?.kedja,
      nummer: 14,
      lank: Buffer.from(last?.lank ?? []).toString('hex'),
    }));
    expect(seal.kedjor).to.have.deep.members(kedjor);
    expect(seal).to.include({ manad: SEALED, poster: 28 });
    expect(await log.signer.verify(forseglingText(seal), seal)).to.equal(true);
    expect(await log.signer.verify(forseglingText({ ...seal, poster: 27 }), seal)).to.equal(false);
    expect((await log.manader.all()).map(({ manad, sealedAt }) => [manad, sealedAt === seal.at])).to.deep.equal([
      [SEALED, true],
      [OPEN, false],
    ]);
    expect(await log.forseglingar.seal(SEALED)).to.deep.equal(seal);
  });

  it('are the same for processes that seal at once', async () => {
    const log = await emptyLog(database);
    await log.ask(1);
    log.time.now = endOfManad(SEALED) + 25 * HOUR_MS;
    const clock = { ...systemClock, now: () => log.time.now };
    const sealers = [database, await open(), await open()].map((on) => {
      const deps = { database: on, manader: createManader({ database: on, clock }), signer: log.signer, clock };
      return createForseglingar({ ...deps, kontrollpunkter: createKontrollpunkter(deps) });
    });
    const seals = await Promise.all(sealers.map((one) => one.seal(SEALED)));
    for (const seal of seals) expect(seal).to.deep.equal(seals[0]);
    expect((await log.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
  });

  it('keep out every process, whatever its clock says', async () => {
    const log = await standingLog(database);
    const { keyring } = log;
    const begin = (one: Pick<KontrollLog, 'log'>) => rejection(one.log.begin(aQuery(), []));
    const draft = { slag: 'avslut', id: aQuery().id, at: log.time.now, namnd: '162021004748' } as const;
    const refusals = [await rejection(log.appender.add(SEALED, draft))];
    log.time.now = endOfManad(SEALED) - HOUR_MS;
    refusals.push(await begin(log)); // has written to the month before
    refusals.push(await begin(logOn(database, { keyring, clock: { ...systemClock, now: () => log.time.now } })));
    for (const refusal of refusals) expect(refusal).to.be.instanceOf(DatabaseError).and.include({ kind: 'rejected' });
    const { manader, avvikelser } = await log.kontroll.kontrollera();
    expect(manader[0]?.poster).to.equal(28);
    expect(avvikelser).to.deep.equal([]);
  });

  it('outlive their months', async () => {
    const log = await standingLog(database);
    const seal = await log.forseglingar.of(SEALED);
    await log.manader.drop(SEALED);
    expect(await log.forseglingar.of(SEALED)).to.deep.equal(seal);
    expect(await log.forseglingar.seal(SEALED)).to.deep.equal(seal);
  });

  const crimes: Record<string, (log: KontrollLog) => Promise<unknown>> = {
    'its text was edited': async (log) => {
      const seal = await log.forseglingar.of(SEALED);
      const text = seal && forseglingText({ ...seal, poster: 27 });
      await database.run('UPDATE forsegling SET text = $1', [text ?? null]);
    },
    'its signature was taken from elsewhere': async (log) => {
      const [point] = await log.kontrollpunkter.all();
      await database.run('UPDATE forsegling SET signatur = $1', [point?.signatur ?? null]);
    },
    'another signed text stands there': async (log) => {
      const [point] = await database.run('SELECT text, signatur FROM kontrollpunkt WHERE nummer = 3');
      await database.run('UPDATE forsegling SET text = $1, signatur = $2', [
        point?.text ?? null,
        point?.signatur ?? null,
      ]);
      expect(await kindOf(log.forseglingar.of(SEALED))).to.equal('unreadable');
    },
    'it is gone': () => database.run('DELETE FROM forsegling'),
    'the month stands as open': () => database.run('UPDATE manad SET sealed_at = NULL'),
    'it is gone and the month stands as open': async () => {
      await database.run('DELETE FROM forsegling');
      await database.run('UPDATE manad SET sealed_at = NULL');
    },
    'a new one was made of what is left': async (log) => {
      const { post } = { post: 'post_2026_03' };
      const on = database.dialect === 'postgres' ? ` ON ${post}` : '';
      await database.run(`DROP TRIGGER ${post}_forseglad${on}`);
      await database.run('DELETE FROM forsegling');
      await database.run('UPDATE manad SET sealed_at = NULL');
      log.time.now += HOUR_MS;
      await log.forseglingar.sealDue();
    },
  };

  for (const [name, commit] of Object.entries(crimes)) {
    it(`are missed or doubted when ${name}`, async () => {
      const log = await standingLog(database);
      await commit(log);
      const { avvikelser } = await log.kontroll.kontrollera();
      expect(avvikelser.map(({ slag, manad }) => [slag, manad])).to.deep.equal([['kontrollpunkt', SEALED]]);
    });
  }
});
