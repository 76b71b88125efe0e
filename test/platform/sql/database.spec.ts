// Both databases must do the same with the same SQL; what differs between them stays inside.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { describeDatabase } from './describe-database.ts';
import { everythingIn, rejection } from './rejection.ts';

const TABLE = 'CREATE TABLE sak (id TEXT PRIMARY KEY, tid BIGINT NOT NULL, antal INTEGER CHECK (antal < 100))';

describeDatabase('database', (open, store) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await database.run(TABLE);
  });

  it('gives back what was written, times as numbers', async () => {
    const now = 1_795_000_000_000;
    await database.run('INSERT INTO sak (id, tid, antal) VALUES ($1, $2, $3), ($4, $2, $5)', ['å', now, null, 'ö', 7]);
    expect(await database.run('SELECT * FROM sak ORDER BY id')).to.deep.equal([
      { id: 'å', tid: now, antal: null },
      { id: 'ö', tid: now, antal: 7 },
    ]);
    const [sums] = await database.run('SELECT count(*) AS n, sum(tid) AS s, sum(tid) / $1 AS q FROM sak', [4]);
    expect(sums).to.deep.equal({ n: 2, s: 2 * now, q: now / 2 });
  });

  it('commits a transaction as a whole', async () => {
    const done = await database.transaction(async (tx) => {
      await tx.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', ['a', 1]);
      return tx.run('SELECT id FROM sak');
    });
    expect(done).to.deep.equal([{ id: 'a' }]);
    expect(await database.run('SELECT id FROM sak')).to.deep.equal([{ id: 'a' }]);
  });

  it('rolls back when the work throws, and throws the same', async () => {
    const own = new Error('own');
    const error = await rejection(
      database.transaction(async (tx) => {
        await tx.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', ['a', 1]);
        throw own;
      }),
    );
    expect(error).to.equal(own);
    expect(await database.run('SELECT id FROM sak')).to.deep.equal([]);
  });

  it('rolls back when a statement failed, even if the work caught that', async () => {
    const error = await rejection(
      database.transaction(async (tx) => {
        await tx.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', ['a', 1]);
        await tx.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', ['a', 1]).catch(() => {});
      }),
    );
    expect(error).to.include({ kind: 'rejected' });
    expect(await database.run('SELECT id FROM sak')).to.deep.equal([]);
  });

  it('keeps transactions and single statements apart', async () => {
    await database.run('INSERT INTO sak (id, tid, antal) VALUES ($1, $2, $3)', ['a', 1, 0]);
    const add = () =>
      database.transaction(async (tx) => {
        const [row] = await tx.run('SELECT antal FROM sak WHERE id = $1', ['a']);
        await new Promise((resolve) => setTimeout(resolve, 1));
        await tx.run('UPDATE sak SET antal = antal + $1 WHERE id = $2', [1, 'a']);
        return row;
      });
    const failing = database.transaction(async (tx) => {
      await tx.run('UPDATE sak SET antal = antal + $1 WHERE id = $2', [50, 'a']);
      throw new Error('undo');
    });
    const single = database.run('UPDATE sak SET antal = antal + $1 WHERE id = $2', [1, 'a']);
    await Promise.allSettled([add(), failing, single, add(), add()]);
    expect(await database.run('SELECT antal FROM sak')).to.deep.equal([{ antal: 4 }]);
  });

  it('refuses a transaction that goes on after its end', async () => {
    let late: () => Promise<unknown> = async () => {};
    await database.transaction(async (tx) => {
      late = () => tx.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', ['a', 1]);
    });
    expect(await rejection(late())).to.include({ code: 'transaction-ended' });
  });

  it('refuses several statements in one text', async () => {
    expect(await rejection(database.run('DELETE FROM sak; DELETE FROM sak'))).to.be.instanceOf(DatabaseError);
  });

  it('tells the kind of a failure and no value', async () => {
    const person = '199001011234';
    await database.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', [person, 1]);
    const cases: [sql: string, params: (string | number | null)[], kind: string][] = [
      ['INSERT INTO sak (id, tid) VALUES ($1, $2)', [person, 1], 'rejected'],
      ['INSERT INTO sak (id, tid) VALUES ($1, $2)', [`${person}b`, null], 'rejected'],
      ['INSERT INTO sak (id, tid, antal) VALUES ($1, $2, $3)', [`${person}c`, 1, 100], 'rejected'],
      ['INSERT INTO sak (id, tid) VALUES ($1, $2)', [{ person } as unknown as string, { person } as never], 'rejected'],
      [`SELECT '${person}' FROM finns_inte`, [], 'other'],
      [`SELEKT '${person}'`, [], 'other'],
    ];
    for (const [sql, params, kind] of cases) {
      const error = await rejection(database.run(sql, params));
      expect(error, sql).to.be.instanceOf(DatabaseError).and.include({ kind });
      expect(everythingIn(error), sql).not.to.contain(person);
    }
  });

  it('is unavailable when closed, and closes again without complaint', async () => {
    await database.close();
    await database.close();
    expect(await rejection(database.run('SELECT 1'))).to.include({ kind: 'unavailable' });
    expect(await rejection(database.transaction(async () => 1))).to.include({ kind: 'unavailable' });
  });

  it('is unavailable during an outage and works after it', async () => {
    const restore = await store().outage();
    expect(await rejection(database.run('SELECT 1'))).to.include({ kind: 'unavailable' });
    expect(await rejection(database.transaction(async (tx) => tx.run('SELECT 1')))).to.include({ kind: 'unavailable' });
    await restore();
    await database.run('INSERT INTO sak (id, tid) VALUES ($1, $2)', ['a', 1]);
    expect(await database.run('SELECT id FROM sak')).to.deep.equal([{ id: 'a' }]);
  });
});
