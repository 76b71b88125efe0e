// Checkpoints form a chain that only the service can write, and say in few words where every chain stands.
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import {
  createKontrollpunkter,
  digestOfText,
  type Kontrollpunkt,
  kontrollpunktText,
  NO_DIGEST,
  vittneOf,
} from '../../../src/querylog/kontroll/kontrollpunkt.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { emptyLog, type KontrollLog, OPEN, SEALED, standingLog } from './a-log.ts';

describeDatabase('checkpoints', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });

  const kedjor = ({ kedjor: heads }: Kontrollpunkt) => heads.map(({ manad, nummer }) => [manad, nummer]);

  async function expectAccused(log: KontrollLog, ...numbers: number[]): Promise<void> {
    const { avvikelser } = await log.kontroll.kontrollera();
    const told = JSON.stringify(avvikelser);
    expect(new Set(avvikelser.map(({ slag }) => slag)), told).to.deep.equal(new Set(['kontrollpunkt']));
    const own = avvikelser.filter(({ manad }) => manad === undefined).map(({ nummer }) => nummer);
    expect(own, told).to.deep.equal(numbers);
  }

  it('name the heads that moved, and the seals, and the one before', async () => {
    const log = await standingLog(database);
    const points = await log.kontrollpunkter.all();
    expect(points.map(({ nummer, skal, manader }) => [nummer, skal, manader])).to.deep.equal([
      [1, 'start', []],
      [2, 'intervall', [SEALED]],
      [3, 'intervall', [SEALED]],
      [4, 'forsegling', [SEALED, OPEN]],
      [5, 'intervall', [OPEN]],
      [6, 'stopp', [OPEN]],
    ]);
    expect(points.map(kedjor).slice(1, 4)).to.deep.equal([
      [6, 6].map((nummer) => [SEALED, nummer]),
      [12, 12].map((nummer) => [SEALED, nummer]),
      [...[14, 14].map((nummer) => [SEALED, nummer]), ...[6, 6].map((nummer) => [OPEN, nummer])],
    ]);
    const seal = await log.forseglingar.of(SEALED);
    expect(points[4]?.forseglingar).to.deep.equal([{ manad: SEALED, signatur: seal?.signatur }]);
    expect(points[5]?.forseglingar).to.deep.equal([]);
    expect(points[0]?.fore).to.equal(NO_DIGEST);
    for (const [index, point] of points.entries()) {
      expect(await log.signer.verify(kontrollpunktText(point), point)).to.equal(true);
      expect(points[index + 1]?.fore ?? digestOfText(kontrollpunktText(point))).to.equal(
        digestOfText(kontrollpunktText(point)),
      );
    }
    const again = await log.kontrollpunkter.take('intervall');
    expect(kedjor(again), 'nothing moved').to.deep.equal([]);
    const other = await createKontrollpunkter({ ...log, database, clock: { now: () => log.time.now } }).take('start');
    expect(kedjor(other), 'another process names all').to.deep.equal([12, 12].map((nummer) => [OPEN, nummer]));
  });

  it('stand one after another when several processes take them at once', async () => {
    const log = await emptyLog(database);
    await log.ask(1);
    const clock = { now: () => log.time.now };
    const others = await Promise.all([open(), open()]);
    const takers = [database, ...others].map((on) => createKontrollpunkter({ ...log, database: on, clock }));
    await Promise.all([0, 1, 2, 3].flatMap(() => takers.map((taker) => taker.take('intervall'))));
    const points = await log.kontrollpunkter.all();
    expect(points.map(({ nummer }) => nummer)).to.deep.equal(Array.from({ length: 12 }, (_, index) => index + 1));
    expect((await log.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
  });

  it('are found when they were edited', async () => {
    const log = await standingLog(database);
    const [, , third] = await log.kontrollpunkter.all();
    if (!third) throw new Error('six were taken');
    const head = { ...third.kedjor[0], nummer: 11 } as Kontrollpunkt['kedjor'][number];
    const text = kontrollpunktText({ ...third, kedjor: [head] });
    await database.run('UPDATE kontrollpunkt SET text = $1 WHERE nummer = 3', [text]);
    await expectAccused(log, 3);
    for (const [column, value] of [
      ['signatur', Buffer.alloc(64).toString('base64')],
      ['nyckel', '0'.repeat(16)],
      ['text', 'no checkpoint at all'],
    ]) {
      await database.run('UPDATE kontrollpunkt SET text = $1, nyckel = $2, signatur = $3 WHERE nummer = 3', [
        kontrollpunktText(third),
        third.nyckel,
        third.signatur,
      ]);
      expect((await log.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
      await database.run(`UPDATE kontrollpunkt SET ${column} = $1 WHERE nummer = 3`, [value ?? null]);
      await expectAccused(log, 3);
    }
  });

  it('are found when they were signed with another key', async () => {
    const log = await standingLog(database);
    const [, , third] = await log.kontrollpunkter.all();
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const text = kontrollpunktText({ ...third, kedjor: [] } as unknown as Kontrollpunkt);
    const signatur = sign(null, Buffer.from(text), createPrivateKey(pem)).toString('base64');
    await database.run('UPDATE kontrollpunkt SET text = $1, signatur = $2 WHERE nummer = 3', [text, signatur]);
    await expectAccused(log, 3);
  });

  it('are found when one is missing, first, between or before a seal, and when two changed places', async () => {
    const log = await standingLog(database);
    const rows = await database.run('SELECT nummer, text, nyckel, signatur FROM kontrollpunkt ORDER BY nummer');
    const restore = async () => {
      await database.run('DELETE FROM kontrollpunkt');
      for (const { nummer, text, nyckel, signatur } of rows) {
        const values = [nummer, text, nyckel, signatur].map((value) => value ?? null);
        await database.run(
          'INSERT INTO kontrollpunkt (nummer, text, nyckel, signatur) VALUES ($1, $2, $3, $4)',
          values,
        );
      }
    };
    for (const nummer of [1, 3]) {
      await database.run('DELETE FROM kontrollpunkt WHERE nummer = $1', [nummer]);
      await expectAccused(log, nummer);
      await restore();
    }
    await database.run('DELETE FROM kontrollpunkt WHERE nummer >= 4');
    const { avvikelser } = await log.kontroll.kontrollera();
    expect(avvikelser.map(({ slag, manad }) => [slag, manad])).to.deep.equal([['kontrollpunkt', SEALED]]);
    await restore();
    await database.run('UPDATE kontrollpunkt SET nummer = 99 WHERE nummer = 2');
    await database.run('UPDATE kontrollpunkt SET nummer = 2 WHERE nummer = 3');
    await database.run('UPDATE kontrollpunkt SET nummer = 3 WHERE nummer = 99');
    await expectAccused(log, 2, 3);
  });

  it('show that the last one was taken away once the process takes its next', async () => {
    const log = await standingLog(database);
    await database.run('DELETE FROM kontrollpunkt WHERE nummer = 6');
    await log.kontrollpunkter.take('intervall');
    await expectAccused(log, 6);
  });
  it('show that the last ones were taken away or exchanged to whoever kept one elsewhere', async () => {
    const log = await standingLog(database);
    const points = await log.kontrollpunkter.all();
    const [, , , , fifth, sixth] = points.map(vittneOf);
    if (!fifth || !sixth) throw new Error('six were taken');
    expect((await log.kontroll.kontrollera({ vittne: sixth })).avvikelser).to.deep.equal([]);
    const other = await log.kontroll.kontrollera({ vittne: { ...fifth, nummer: 6 } });
    expect(other.avvikelser.map(({ slag, nummer }) => [slag, nummer])).to.deep.equal([['kontrollpunkt', 6]]);
    await database.run('DELETE FROM kontrollpunkt WHERE nummer > 4');
    expect((await log.kontroll.kontrollera()).avvikelser).to.deep.equal([]);
    const less = await log.kontroll.kontrollera({ vittne: sixth });
    expect(less.avvikelser.map(({ slag, nummer }) => [slag, nummer])).to.deep.equal([['kontrollpunkt', 5]]);
  });
});
