// What SQLite alone must take care of: its file, and other processes on it.
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { openSqlite } from '../../../src/platform/sql/sqlite.ts';
import { SQLITE_FILE } from '../../../src/platform/sql/sqlite-file.ts';
import { createStatementCache } from '../../../src/platform/sql/sqlite-statements.ts';
import { rejection } from './rejection.ts';

describe('SQLite', () => {
  let home: string;
  let dataDir: string;
  let file: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sammansatt-sqlite-'));
    dataDir = join(home, 'a', 'b');
    file = join(dataDir, SQLITE_FILE);
  });
  afterEach(() => {
    chmodSync(home, 0o700);
    rmSync(home, { recursive: true, force: true });
  });

  it('makes a directory and files that only the owner reads', async () => {
    const database = await openSqlite({ dataDir });
    await database.run('CREATE TABLE sak (id TEXT)');
    expect(statSync(dataDir).mode & 0o777).to.equal(0o700);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777, name).to.equal(0o600);
    await database.close();
  });

  it('syncs every commit, keeps a write-ahead log and foreign keys', async () => {
    const database = await openSqlite({ dataDir });
    const pragma = async (name: string) => Object.values((await database.run(`PRAGMA ${name}`))[0] ?? {})[0];
    expect(await pragma('journal_mode')).to.equal('wal');
    expect(await pragma('synchronous')).to.equal(2);
    expect(await pragma('foreign_keys')).to.equal(1);
    await database.close();
  });

  it('says that it cannot open what is no database', async () => {
    writeFileSync(
      join(home, SQLITE_FILE),
      'no database at all, but some text that is long enough for a header'.repeat(9),
    );
    expect(await rejection(openSqlite({ dataDir: home }))).to.include({ kind: 'unavailable', code: 'SQLITE_NOTADB' });
    const nowhere = { dataDir: join(home, SQLITE_FILE, 'below') };
    expect(await rejection(openSqlite(nowhere))).to.include({ kind: 'unavailable', code: 'ENOTDIR' });
  });

  it("waits for another process's lock without stopping the event loop, and not for ever", async () => {
    const database = await openSqlite({ dataDir, waitMs: 300 });
    await database.run('CREATE TABLE sak (id TEXT)');
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const counting = setInterval(() => turns++, 5);
    expect(await rejection(database.run('INSERT INTO sak (id) VALUES ($1)', ['a']))).to.include({
      code: 'SQLITE_BUSY',
    });
    expect(turns).to.be.greaterThan(3);
    const waiting = database.run('INSERT INTO sak (id) VALUES ($1)', ['b']);
    setTimeout(() => other.exec('COMMIT'), 50);
    await waiting;
    clearInterval(counting);
    other.close();
    expect(await database.run('SELECT id FROM sak')).to.deep.equal([{ id: 'b' }]);
    await database.close();
  });

  it('lets timers and sockets on between the statements of a loop, in a transaction too', async () => {
    const database = await openSqlite({ dataDir });
    expect(await loop(database.run)).to.be.below(LONG);
    expect(await database.transaction((tx) => loop(tx.run))).to.be.below(LONG);
    await database.close();
  });

  it('waits its turn after a transaction, and not for ever', async () => {
    const database = await openSqlite({ dataDir, waitMs: 50 });
    let end = () => {};
    const long = database.transaction(() => new Promise<void>((resolve) => (end = resolve)));
    expect(await rejection(database.run('SELECT 1'))).to.include({ kind: 'unavailable', code: 'lock-timeout' });
    const patient = database.run('SELECT 1 AS ett');
    end();
    await long;
    expect(await patient).to.deep.equal([{ ett: 1 }]);
    await database.close();
  });

  it('notices that its file was deleted or exchanged', async () => {
    const database = await openSqlite({ dataDir });
    rmSync(file);
    expect(await rejection(database.run('SELECT 1'))).to.include({ kind: 'unavailable', code: 'file-gone' });
    writeFileSync(file, '');
    expect(await rejection(database.run('SELECT 1'))).to.include({ kind: 'unavailable', code: 'file-gone' });
    await database.close();
  });

  it('keeps the statements used last, and no more', () => {
    const connection = new DatabaseSync(':memory:');
    const cache = createStatementCache(connection, 2);
    const first = cache.get('SELECT 1');
    cache.get('SELECT 2');
    expect(cache.get('SELECT 1')).to.equal(first);
    const second = cache.get('SELECT 2');
    cache.get('SELECT 3');
    expect(cache.get('SELECT 2')).to.equal(second);
    expect(cache.get('SELECT 1')).not.to.equal(first);
    connection.close();
  });
});

/** Statements that take seconds together. */
const LONG = 200_000;

/** Runs the statement again and again until a timer comes through; gives how many times that was. */
async function loop(run: (sql: string) => Promise<unknown>): Promise<number> {
  let stopped = false;
  setTimeout(() => (stopped = true), 1);
  let runs = 0;
  while (!stopped && runs < LONG) {
    await run('SELECT 1 AS ett');
    runs += 1;
  }
  return runs;
}
