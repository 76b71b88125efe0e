// An SQLite directory has one service at a time, and commands beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { openSqlite } from '../../../src/platform/sql/sqlite.ts';
import { rejection } from './rejection.ts';

describe('platform/sql/sqlite-sole', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-en-'));
  after(() => rmSync(dataDir, { recursive: true }));

  it('refuses a second service, lets a command in, and is free when the first has closed', async () => {
    const service = await openSqlite({ dataDir, sole: true });
    expect(await rejection(openSqlite({ dataDir, sole: true }))).to.include({ kind: 'unavailable', code: 'in-use' });
    const command = await openSqlite({ dataDir });
    await command.run('CREATE TABLE sak (id TEXT)');
    await service.run('INSERT INTO sak (id) VALUES ($1)', ['a']);
    await service.close();
    const next = await openSqlite({ dataDir, sole: true });
    expect(await next.run('SELECT id FROM sak')).to.deep.equal([{ id: 'a' }]);
    await next.close();
    await command.close();
  });

  it('says in its own words that the directory cannot be written to', async () => {
    const error = await rejection(openSqlite({ dataDir: join(dataDir, 'sammansatt.sqlite'), sole: true }));
    expect(error).to.be.instanceOf(DatabaseError);
  });
});
