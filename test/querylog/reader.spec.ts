// Whoever must answer for the log reads in it exactly what was asked.
import { inspect } from 'node:util';
import { expect } from 'chai';
import type { Database } from '../../src/platform/sql/database.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { aQuery, PERSON } from './a-query.ts';
import { openLog, type TestLog } from './open-log.ts';

describeDatabase('query log reader', (open) => {
  let database: Database;
  let opened: TestLog;
  let time = 0;
  beforeEach(async () => {
    database = await open();
    time = 1_795_000_000_000;
    opened = await openLog(database, { clock: { now: () => time, monotonic: () => 0 } });
  });

  it('reads a question as it was asked, and how it ended', async () => {
    const query = aQuery();
    await opened.log.begin(query, [{ code: 'LAGTEXT_UPPHAVD' }]);
    const begun = await opened.reader.read(query.id);
    const { id, korrelationsid, ingivare, personuppgiftsbitraden, arende, syfte, lagtext, period } = query;
    const asked = { id, korrelationsid, ingivare, personuppgiftsbitraden, arende, syfte, lagtext, period };
    const { person, ...rest } = begun ?? {};
    expect(rest).to.deep.equal({
      ...asked,
      begunAt: time,
      namnd: ingivare.organisationsnummer,
      anmarkningar: ['LAGTEXT_UPPHAVD'],
      bastjanster: ['AF', 'CSN'],
    });
    expect(person?.reveal()).to.equal(PERSON);
    expect(inspect(begun) + JSON.stringify(begun)).not.to.contain(PERSON);

    const outcomes = [{ bastjanst: 'AF', outcome: 'delivered', milliseconds: 3 }] as const;
    await opened.log.complete(id, outcomes, 4.4);
    const completed = await opened.reader.read(id);
    expect(completed?.avslut).to.deep.equal({ completedAt: time, milliseconds: 4, outcomes: [...outcomes] });
  });

  it('knows nothing of a question that was not asked', async () => {
    expect(await opened.reader.read('nope')).to.equal(undefined);
  });

  it('lists a period page by page, in order, questions of the same moment included', async () => {
    const queries = Array.from({ length: 7 }, () => aQuery());
    const start = Date.parse('2026-10-31T23:59:59.999+01:00');
    for (const [index, query] of queries.entries()) {
      time = start + Math.floor(index / 3);
      await opened.log.begin(query, [{ code: 'LAGTEXT_UPPHAVD' }]);
    }
    const { reader } = opened;
    const period = { namnd: '162021004748', from: start, to: start + 2, limit: 4 };
    const first = await reader.list(period);
    const second = await reader.list({ ...period, after: first[3] ?? { id: '', begunAt: 0 } });
    const ids = [...first, ...second].map(({ id }) => id);
    expect(first).to.have.length(4);
    expect(ids).to.deep.equal(queries.slice(0, 6).map(({ id }) => id));
  });
});
