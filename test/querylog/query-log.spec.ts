// The promise of the log: no question without a durable row, and no person in an error.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { expect } from 'chai';
import type { CompositeQuery } from '../../src/composite/query.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { KeyError } from '../../src/querylog/keys/key-error.ts';
import type { Keyring } from '../../src/querylog/keys/keyring.ts';
import { manadOf } from '../../src/querylog/manad.ts';
import { tablesOf } from '../../src/querylog/manader.ts';
import { type Slag, slagNumber } from '../../src/querylog/post.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { aQuery, PERSON } from './a-query.ts';
import { counted, expectSafe, OUTCOMES } from './expectations.ts';
import { keyHome, keysIn, logOn, openLog } from './open-log.ts';

describeDatabase('query log', (open, store) => {
  const home = keyHome();
  const { post } = tablesOf(manadOf(Date.now()));
  let database: Database;
  let keyring: Keyring;
  beforeEach(async () => {
    database = await open();
    ({ keyring } = await openLog(database, { keyring: await keysIn(home) }));
  });

  it('H5 keeps the row of a process that was killed', async function () {
    this.timeout(10_000);
    const script = new URL('begin-and-die.ts', import.meta.url).pathname;
    const { id } = aQuery();
    const child = spawn(process.execPath, [script, JSON.stringify(store().place), home, id], { stdio: 'inherit' });
    const [, signal] = await once(child, 'exit');
    expect(signal).to.equal('SIGKILL');
    expect(await logOn(database, { keyring }).reader.read(id)).to.include({ id });
  });

  it('writes the questions of one moment in one statement, and so their ends', async () => {
    const { on, statements } = counted(database);
    const { log } = logOn(on, { keyring });
    await log.begin(aQuery(), []);
    const before = statements.length;
    const queries = Array.from({ length: 30 }, () => aQuery());
    await Promise.all(queries.map((query) => log.begin(query, [])));
    expect(statements).to.have.length(before + 1);
    await Promise.all(queries.map((query) => log.complete(query.id, OUTCOMES, 7)));
    expect(statements).to.have.length(before + 2);
    expect(await numberOf('fraga', 'avslut')).to.deep.equal([31, 30]);
  });

  it('refuses a bad row and no other', async () => {
    const { log } = logOn(database, { keyring });
    const bad = { ...aQuery(), arende: null } as unknown as CompositeQuery;
    const twice = aQuery();
    const queries = [aQuery(), bad, twice, twice, aQuery()];
    const results = await Promise.allSettled(queries.map((query) => log.begin(query, [])));
    const statuses = results.map(({ status }) => status);
    expect(statuses).to.deep.equal(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    for (const result of results) if (result.status === 'rejected') expectSafe(result.reason, 'rejected');
    expect(await numberOf('fraga')).to.deep.equal([3]);
  });

  it('refuses questions when the database is closed', async () => {
    await database.close();
    const { log } = logOn(database, { keyring });
    expectSafe(await rejection(log.begin(aQuery(), [])), 'unavailable');
    expect(await log.ready()).to.equal(false);
  });

  it('refuses questions during an outage, and takes them again after it', async () => {
    const { log } = logOn(database, { keyring });
    expect(await log.ready()).to.equal(true);
    const restore = await store().outage();
    expectSafe(await rejection(log.begin(aQuery(), [])), 'unavailable');
    expect(await log.ready()).to.equal(false);
    await restore();
    await log.begin(aQuery(), []);
    expect(await log.ready()).to.equal(true);
  });

  it('refuses a question in time when the database hangs', async () => {
    const { log, reader } = logOn(database, { keyring, limits: { beginTimeoutMs: 100 } });
    await log.begin(aQuery(), []);
    const release = await store().block(post);
    const started = performance.now();
    const [first] = await Promise.all([rejection(log.begin(aQuery(), [])), rejection(log.begin(aQuery(), []))]);
    expectSafe(first, 'unavailable');
    expect(performance.now() - started).to.be.lessThan(1000);
    const dropped = aQuery();
    await rejection(log.begin(dropped, []));
    await release();
    await log.begin(aQuery(), []);
    expect(await reader.read(dropped.id), 'given up before its statement').to.equal(undefined);
  });

  it('refuses questions while the keys are away', async () => {
    const { log } = logOn(database, { keyring });
    const away = `${home}.borta`;
    renameSync(home, away);
    const error = await rejection(log.begin(aQuery(undefined, '162120000142'), []));
    expect(error).to.be.instanceOf(KeyError);
    expect(everythingIn(error)).not.to.contain(PERSON);
    expect(await log.ready()).to.equal(false);
    renameSync(away, home);
    await log.begin(aQuery(undefined, '162120000142'), []);
    expect(await log.ready()).to.equal(true);
  });

  it('has no person, name or free text in the database', async () => {
    const { log } = logOn(database, { keyring });
    const query = aQuery();
    await log.begin(query, []);
    const [row] = await database.run(`SELECT * FROM ${post}`);
    const all = Object.values(row ?? {}).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value) : String(value),
    );
    for (const secret of [PERSON, 'Örjan', 'EB-1', 'Ekonomiskt', 'korr-1', 'Biträde', 'SoL']) {
      expect(
        all.some((value) => value.includes(secret)),
        secret,
      ).to.equal(false);
    }
  });

  async function numberOf(...kinds: Slag[]): Promise<unknown[]> {
    const counts = kinds.map((slag) =>
      database.run(`SELECT count(*) AS n FROM ${post} WHERE slag = $1`, [slagNumber(slag)]),
    );
    return (await Promise.all(counts)).map(([row]) => row?.n);
  }
});
