// The promise of the log: no question without a durable row, and no person in an error.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import type { CompositeQuery } from '../../src/composite/query.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { querylogMigrations } from '../../src/querylog/migrations.ts';
import { createQueryLogReader } from '../../src/querylog/reader.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { aQuery } from './a-query.ts';
import { counted, expectSafe, logOn, OUTCOMES } from './log-on.ts';

describeDatabase('query log', (open, store) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await migrate(database, [querylogMigrations]);
  });

  it('keeps the row of a process that was killed', async function () {
    this.timeout(10_000);
    const script = new URL('begin-and-die.ts', import.meta.url).pathname;
    const { id } = aQuery();
    const child = spawn(process.execPath, [script, JSON.stringify(store().place), id], { stdio: 'inherit' });
    const [, signal] = await once(child, 'exit');
    expect(signal).to.equal('SIGKILL');
    expect(await createQueryLogReader({ database }).read(id)).to.include({ id });
  });

  it('writes the questions of one moment in one statement, and so their ends', async () => {
    const { on, statements } = counted(database);
    const log = logOn(on);
    const queries = Array.from({ length: 30 }, () => aQuery());
    await Promise.all(queries.map((query) => log.begin(query)));
    expect(statements).to.have.length(1);
    await Promise.all(queries.map((query) => log.complete(query.id, OUTCOMES, 7)));
    expect(statements).to.have.length(2);
    expect(await database.run('SELECT count(*) AS n FROM fraga NATURAL JOIN fraga_avslut')).to.deep.equal([{ n: 30 }]);
  });

  it('refuses a bad row and no other', async () => {
    const log = logOn(database);
    const bad = { ...aQuery(), arende: null } as unknown as CompositeQuery;
    const twice = aQuery();
    const queries = [aQuery(), bad, twice, twice, aQuery()];
    const results = await Promise.allSettled(queries.map((query) => log.begin(query)));
    const statuses = results.map(({ status }) => status);
    expect(statuses).to.deep.equal(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    for (const result of results) if (result.status === 'rejected') expectSafe(result.reason, 'rejected');
    expect(await database.run('SELECT count(*) AS n FROM fraga')).to.deep.equal([{ n: 3 }]);
  });

  it('refuses questions when the database is closed', async () => {
    await database.close();
    const log = logOn(database);
    expectSafe(await rejection(log.begin(aQuery())), 'unavailable');
    expect(await log.ready()).to.equal(false);
  });

  it('refuses questions during an outage, and takes them again after it', async () => {
    const log = logOn(database);
    expect(await log.ready()).to.equal(true);
    const restore = await store().outage();
    expectSafe(await rejection(log.begin(aQuery())), 'unavailable');
    expect(await log.ready()).to.equal(false);
    await restore();
    await log.begin(aQuery());
    expect(await log.ready()).to.equal(true);
  });

  it('refuses a question in time when the database hangs', async () => {
    const log = logOn(database, { beginTimeoutMs: 100 });
    const release = await store().block('fraga');
    const started = performance.now();
    const [first] = await Promise.all([rejection(log.begin(aQuery())), rejection(log.begin(aQuery()))]);
    expectSafe(first, 'unavailable');
    expect(performance.now() - started).to.be.lessThan(1000);
    const dropped = aQuery();
    await rejection(log.begin(dropped));
    await release();
    await log.begin(aQuery());
    expect(await createQueryLogReader({ database }).read(dropped.id), 'given up before its statement').to.equal(
      undefined,
    );
  });
});
