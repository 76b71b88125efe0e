// The other promise of the log: no answer waits long for it, and what could not be written is written later.
import { expect } from 'chai';
import type { Database } from '../../src/platform/sql/database.ts';
import type { Keyring } from '../../src/querylog/keys/keyring.ts';
import { manadOf } from '../../src/querylog/manad.ts';
import { tablesOf } from '../../src/querylog/manader.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { aQuery } from './a-query.ts';
import { expectSafe, OUTCOMES, until } from './expectations.ts';
import { keyHome, keysIn, logOn, openLog } from './open-log.ts';

describeDatabase('completions of the query log', (open, store) => {
  const home = keyHome();
  let database: Database;
  let keyring: Keyring;
  beforeEach(async () => {
    database = await open();
    ({ keyring } = await openLog(database, { keyring: await keysIn(home) }));
  });

  it('completes after an outage what it could not during it', async () => {
    const { log, reader, reports } = logOn(database, {
      keyring,
      limits: { completeWaitMs: 300, retryFirstMs: 20, retryMaxMs: 50 },
    });
    const query = aQuery();
    await log.begin(query, []);
    const restore = await store().outage();
    await log.complete(query.id, OUTCOMES, 20_007);
    expect(log.pendingCompletions()).to.equal(1);
    await restore();
    await until(() => log.pendingCompletions() === 0);
    expect(reports.map(({ event }) => event)).to.deep.equal(['deferred', 'landed']);
    expect((await reader.read(query.id))?.avslut?.outcomes).to.deep.equal(OUTCOMES);
  });

  it('lets an answer go while completing hangs, and keeps the first of two ends', async () => {
    const { log, reader, reports } = logOn(database, { keyring, limits: { completeWaitMs: 50 } });
    const query = aQuery();
    await log.begin(query, []);
    const release = await store().block(tablesOf(manadOf(Date.now())).post);
    const started = performance.now();
    await log.complete(query.id, OUTCOMES, 1);
    expect(performance.now() - started).to.be.lessThan(1000);
    expect(reports).to.deep.equal([{ event: 'deferred', queryId: query.id, reason: 'slow', pending: 1 }]);
    await release();
    await until(() => log.pendingCompletions() === 0);
    await log.complete(query.id, [], 2);
    expect((await reader.read(query.id))?.avslut?.milliseconds).to.equal(1);
    expect(reports.map(({ event }) => event)).to.deep.equal(['deferred', 'landed']);
  });

  it('writes on closing what waits, and takes no more questions', async () => {
    const { log, reader } = logOn(database, {
      keyring,
      limits: { completeWaitMs: 100, retryFirstMs: 60_000 },
    });
    const query = aQuery();
    await log.begin(query, []);
    const restore = await store().outage();
    await log.complete(query.id, OUTCOMES, 1);
    await restore();
    const last = aQuery();
    const beginning = log.begin(last, []);
    await log.close();
    await beginning;
    expect(await reader.read(query.id)).to.have.property('avslut');
    expect(await reader.read(last.id)).to.include({ id: last.id });
    expectSafe(await rejection(log.begin(aQuery(), [])), 'unavailable');
    expect(await log.ready()).to.equal(false);
  });

  it('closes in time during an outage and tells what is lost', async () => {
    const { log, reports } = logOn(database, {
      keyring,
      limits: { completeWaitMs: 50, closeWaitMs: 200, maxPending: 1 },
    });
    const queries = [aQuery(), aQuery()];
    for (const query of queries) await log.begin(query, []);
    const restore = await store().outage();
    for (const query of queries) await log.complete(query.id, OUTCOMES, 1);
    const started = performance.now();
    await log.close();
    expect(performance.now() - started).to.be.lessThan(1500);
    const lost = reports.filter(({ event }) => event === 'lost').map(({ reason }) => reason);
    expect(lost).to.deep.equal(['overflow', 'closed']);
    expect(log.pendingCompletions()).to.equal(0);
    await restore();
  });
});
