// Both databases must do the same with the same SQL; what differs between them stays inside.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { insertStatement } from '../../../src/platform/sql/insert.ts';
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

describeDatabase('bytes in a database', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await database.run('CREATE TABLE fil (id TEXT PRIMARY KEY, data BYTEA)');
  });

  const write = (...rows: [id: string, data: Uint8Array | null][]) =>
    database.run(...insertStatement({ table: 'fil', columns: ['id', 'data'], rows }));
  const read = async (id: string) => (await database.run('SELECT data FROM fil WHERE id = $1', [id]))[0]?.data;
  const pattern = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff);

  it('come back as they went, as plain Uint8Array with memory of their own', async () => {
    for (const length of [0, 1, 16, 1 << 20]) {
      const bytes = pattern(length);
      await write([`${length}`, bytes]);
      const back = (await read(`${length}`)) as Uint8Array;
      expect(Object.getPrototypeOf(back), `${length}`).to.equal(Uint8Array.prototype);
      expect(back.buffer.byteLength, `${length}`).to.equal(length);
      expect(Buffer.compare(back, bytes), `${length}`).to.equal(0);
    }
  });

  it('are the view, not the memory behind it, and may be a Buffer', async () => {
    const memory = pattern(64);
    await write(['vy', memory.subarray(8, 24)], ['buffer', Buffer.from('å')], ['tom', Buffer.alloc(0)]);
    expect(await read('vy')).to.deep.equal(memory.slice(8, 24));
    expect(await read('buffer')).to.deep.equal(new Uint8Array([0xc3, 0xa5]));
    expect(await read('tom')).to.deep.equal(new Uint8Array(0));
  });

  it('that look like text or numbers stay bytes', async () => {
    for (const text of ['42', '1e3', '\\x00', 'NULL', '\0']) {
      const bytes = new TextEncoder().encode(text);
      await write([JSON.stringify(text), bytes]);
      expect(await read(JSON.stringify(text)), text).to.deep.equal(bytes);
    }
  });

  it('are told apart from null, and found by their value', async () => {
    await write(['tom', new Uint8Array(0)], ['null', null], ['sexton', pattern(16)]);
    const found = async (condition: string, ...params: Uint8Array[]) =>
      (await database.run(`SELECT id FROM fil WHERE ${condition} ORDER BY id`, params)).map(({ id }) => id);
    expect(await found('data = $1', pattern(16))).to.deep.equal(['sexton']);
    expect(await found('data = $1', new Uint8Array(0))).to.deep.equal(['tom']);
    expect(await found('data IN ($1, $2)', pattern(16), pattern(15))).to.deep.equal(['sexton']);
    expect(await found('data IS NULL')).to.deep.equal(['null']);
    expect(await found('data > $1', new Uint8Array(0))).to.deep.equal(['sexton']);
    expect(await read('null')).to.equal(null);
  });

  it('are ordered byte by byte without sign, the shorter first', async () => {
    const ordered = [[], [0], [0, 0], [0, 255], [1], [127, 255], [128], [255], [255, 0]];
    await write(...ordered.map((bytes, index): [string, Uint8Array] => [`${(index * 5) % 9}`, new Uint8Array(bytes)]));
    const rows = await database.run('SELECT data FROM fil ORDER BY data');
    expect(rows.map(({ data }) => [...(data as Uint8Array)])).to.deep.equal(ordered);
  });

  it('can be unique', async () => {
    await database.run('CREATE UNIQUE INDEX fil_data ON fil (data)');
    await write(['a', pattern(16)], ['b', pattern(15)], ['c', null], ['d', null]);
    expect(await rejection(write(['e', pattern(16)]))).to.include({ kind: 'rejected' });
    await database.run('INSERT INTO fil (id, data) VALUES ($1, $2) ON CONFLICT (data) DO NOTHING', ['e', pattern(15)]);
    expect(await database.run('SELECT id FROM fil ORDER BY id')).to.deep.equal(
      ['a', 'b', 'c', 'd'].map((id) => ({ id })),
    );
  });
});
