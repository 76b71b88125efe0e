// Records stand in the chain in the order in which they became durable, whatever failed between them.
import { expect } from 'chai';
import type { Database } from '../../src/platform/sql/database.ts';
import { DatabaseError } from '../../src/platform/sql/database-error.ts';
import { createAppender } from '../../src/querylog/appender.ts';
import { firstLank, nextLank } from '../../src/querylog/kedja.ts';
import { endOfManad, manadOf } from '../../src/querylog/manad.ts';
import { createManader, tablesOf } from '../../src/querylog/manader.ts';
import { type Draft, digestOf, type Post, toPost } from '../../src/querylog/post.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { aQuery, systemClock } from './a-query.ts';
import { openLog } from './open-log.ts';

const manad = manadOf(Date.now());
const { post } = tablesOf(manad);

function aDraft(changes: Partial<Draft> = {}): Draft {
  return {
    slag: 'fraga',
    id: aQuery().id,
    at: Date.now(),
    namnd: '162021004748',
    innehall: Buffer.from('x'),
    ...changes,
  };
}

describeDatabase('appender', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await openLog(database);
  });

  function appenderOn(on: Database, now = () => Date.now()) {
    const clock = { ...systemClock, now };
    return createAppender({
      database: on,
      manader: createManader({ database: on, clock }),
      clock,
      maxRows: 8,
      maxWaiting: 99,
    });
  }

  async function posts(): Promise<Post[]> {
    return (await database.run(`SELECT * FROM ${post} ORDER BY kedja, nummer`)).map(toPost);
  }

  /** Each record's link follows from the one before it. */
  async function expectWhole(): Promise<void> {
    for (const kedja of Map.groupBy(await posts(), (one) => one.kedja).values()) {
      let before = firstLank(manad, kedja[0]?.kedja ?? 0);
      for (const [index, record] of kedja.entries()) {
        expect(record.nummer).to.equal(index + 1);
        before = nextLank(before, digestOf(record));
        expect(Buffer.from(record.lank).toString('hex')).to.equal(Buffer.from(before).toString('hex'));
      }
    }
  }

  it('links what many add at once into one chain', async () => {
    const appender = appenderOn(database);
    await Promise.all(Array.from({ length: 50 }, () => appender.add(manad, aDraft())));
    const all = await posts();
    expect(all).to.have.length(50);
    expect(new Set(all.map(({ kedja }) => kedja)).size).to.equal(1);
    await expectWhole();
  });

  it('keeps the chain over a record that is refused', async () => {
    const appender = appenderOn(database);
    const twice = aDraft();
    const results = await Promise.allSettled([aDraft(), twice, twice, aDraft()].map((one) => appender.add(manad, one)));
    expect(results.map(({ status }) => status)).to.deep.equal(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(new Set((await posts()).map(({ kedja }) => kedja)).size).to.equal(1);
    await expectWhole();
  });

  it('begins a new chain where nobody knows whether a statement was carried out', async () => {
    let lose = false;
    const run: Database['run'] = async (sql, params) => {
      const rows = await database.run(sql, params);
      if (lose) throw new DatabaseError('unavailable', 'connection-lost');
      return rows;
    };
    const appender = appenderOn({ ...database, run });
    await appender.add(manad, aDraft());
    lose = true;
    expect(await rejection(appender.add(manad, aDraft()))).to.include({ code: 'connection-lost' });
    lose = false;
    await appender.add(manad, aDraft());
    const chains = Map.groupBy(await posts(), ({ kedja }) => kedja);
    expect([...chains.values()].map(({ length }) => length).sort()).to.deep.equal([1, 2]);
    await expectWhole();
  });

  it('adds nothing to a month that is over, nor to one that is sealed', async () => {
    const late = appenderOn(database, () => endOfManad(manad) + 86_400_000);
    expect(await rejection(late.add(manad, aDraft()))).to.include({ kind: 'rejected', code: 'month-closed' });
    const manader = createManader({ database, clock: systemClock });
    await manader.ensure(manad);
    await database.transaction((tx) => manader.markSealed(tx, manad));
    const appender = appenderOn(database);
    expect(await rejection(appender.add(manad, aDraft()))).to.include({ kind: 'rejected', code: 'month-sealed' });
  });
});
