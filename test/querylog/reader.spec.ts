// Whoever must answer for the log reads in it exactly what was asked.
import { inspect } from 'node:util';
import { expect } from 'chai';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { querylogMigrations } from '../../src/querylog/migrations.ts';
import { createQueryLog } from '../../src/querylog/query-log.ts';
import { createQueryLogReader } from '../../src/querylog/reader.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { aQuery, PERSON } from './a-query.ts';

describeDatabase('query log reader', (open) => {
  let database: Database;
  let time = 0;
  beforeEach(async () => {
    database = await open();
    await migrate(database, [querylogMigrations]);
    time = 1_795_000_000_000;
  });
  const log = () => createQueryLog({ database, clock: { now: () => time, monotonic: () => 0 } });

  it('reads a question as it was asked, and how it ended', async () => {
    const query = aQuery();
    await log().begin(query);
    const begun = await createQueryLogReader({ database }).read(query.id);
    const { id, korrelationsid, ingivare, personuppgiftsbitraden, arende, syfte, lagtext, period } = query;
    const asked = { id, korrelationsid, ingivare, personuppgiftsbitraden, arende, syfte, lagtext, period };
    const { person, ...rest } = begun ?? {};
    expect(rest).to.deep.equal({ ...asked, begunAt: time, bastjanster: ['AF', 'CSN'] });
    expect(person?.reveal()).to.equal(PERSON);
    expect(inspect(begun) + JSON.stringify(begun)).not.to.contain(PERSON);

    const outcomes = [{ bastjanst: 'AF', outcome: 'delivered', milliseconds: 3 }] as const;
    await log().complete(id, outcomes, 4.4);
    const completed = await createQueryLogReader({ database }).read(id);
    expect(completed?.avslut).to.deep.equal({ completedAt: time, milliseconds: 4, outcomes: [...outcomes] });
  });

  it('knows nothing of a question that was not asked', async () => {
    expect(await createQueryLogReader({ database }).read('nope')).to.equal(undefined);
  });

  it('lists a period page by page, in order, questions of the same moment included', async () => {
    const queries = Array.from({ length: 7 }, () => aQuery());
    for (const [index, query] of queries.entries()) {
      time = 1000 + Math.floor(index / 3);
      await log().begin(query);
    }
    const reader = createQueryLogReader({ database });
    const period = { from: 1000, to: 1002, limit: 4 };
    const first = await reader.list(period);
    const second = await reader.list({ ...period, after: first[3] ?? { id: '', begunAt: 0 } });
    const ids = [...first, ...second].map(({ id }) => id);
    expect(first).to.have.length(4);
    expect(ids).to.deep.equal(queries.slice(0, 6).map(({ id }) => id));
  });
});
