// Whoever must answer for the log reads in it exactly what was asked.
import { inspect } from 'node:util';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PersonId } from '../../src/composite/query.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { DecipherError } from '../../src/querylog/cipher.ts';
import { tablesOf } from '../../src/querylog/manader.ts';
import { idBytes } from '../../src/querylog/post.ts';
import { createQueryLogReader } from '../../src/querylog/reader.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { aQuery, PERSON } from './a-query.ts';
import { counted } from './expectations.ts';
import { openLog, type TestLog } from './open-log.ts';

const GORAN = persons.ordinarie.personnummer;

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
      perioder: {},
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

  it('keeps for which period each bastjänst was asked, where it is another', async () => {
    const query = aQuery();
    const own = { from: '2026-05-01', tom: '2026-05-31' };
    const inclusions = query.inclusions.map((one) => (one.bastjanst === 'CSN' ? { ...one, period: own } : one));
    await opened.log.begin({ ...query, inclusions }, []);
    expect((await opened.reader.read(query.id))?.perioder).to.deep.equal({ CSN: own });
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

  it('finds what was asked about a person over months, the oldest first, of that nämnd and interval alone', async () => {
    const start = Date.parse('2026-10-31T23:59:59.999+01:00');
    const queries = [aQuery(), aQuery(), aQuery(undefined, '162021004755'), aQuery()];
    for (const [index, query] of queries.entries()) {
      time = start + index;
      await opened.log.begin(query, []);
      await opened.log.complete(query.id, [], 5);
    }
    const sought = { namnd: '162021004748', falt: 'person', value: PERSON, limit: 10 } as const;
    const found = await opened.reader.find({ ...sought, from: start, to: start + 3 });
    expect(found.map(({ id }) => id)).to.deep.equal(queries.slice(0, 2).map(({ id }) => id));
    expect(found.map(({ avslut }) => avslut?.completedAt)).to.deep.equal([start, start + 1]);
  });

  it('hands out nothing by a lookup that was changed by hand to what the record is not about', async () => {
    const query = aQuery();
    const other = { ...aQuery(), person: new PersonId(GORAN), arende: 'EB-2' };
    const asked = { ...other, ingivare: { ...other.ingivare, handlaggare: 'Eva' } };
    await opened.log.begin(query, []);
    await opened.log.begin(asked, []);
    const { post } = tablesOf('2026-11');
    const interval = { namnd: '162021004748', from: 0, to: time + 1, limit: 10 };
    for (const [falt, value] of [
      ['person', PERSON],
      ['arende', 'EB-1'],
      ['handlaggare', 'Örjan'],
    ] as const) {
      const find = () => opened.reader.find({ ...interval, falt, value });
      expect((await find()).map(({ id }) => id)).to.deep.equal([query.id]);
      const [row] = await database.run(`SELECT ${falt} AS lookup FROM ${post} WHERE id = $1`, [idBytes(query.id)]);
      await database.run(`UPDATE ${post} SET ${falt} = $2 WHERE id = $1`, [idBytes(asked.id), row?.lookup ?? null]);
      const error = await rejection(find());
      expect(error, falt).to.be.instanceOf(DecipherError);
      expect(everythingIn(error)).not.to.match(new RegExp(`${PERSON}|${GORAN}`));
    }
  });

  it('finds the page of a handläggare who asked it all without sorting a month, in months of before too', async () => {
    for (const at of ['2026-09-30T12:00:00+02:00', '2026-10-31T12:00:00+01:00', '2026-11-01T12:00:00+01:00']) {
      time = Date.parse(at);
      await opened.log.begin(aQuery(), []);
      await opened.log.begin(aQuery(), []);
    }
    const [september, october] = ['2026-09', '2026-10'].map((manad) => tablesOf(manad).post);
    await database.run(`DROP INDEX ${september}_handlaggare`);
    await database.run(`CREATE INDEX ${september}_handlaggare ON ${september} (handlaggare)`);
    const { on, statements } = counted(database);
    const reader = createQueryLogReader({ ...opened, database: on });
    const sought = { namnd: '162021004748', falt: 'handlaggare', value: 'örjan', from: 0, to: time + 1 } as const;
    const found = async (limit: number) => (await reader.find({ ...sought, limit })).length;
    expect(await found(10)).to.equal(6);
    statements.length = 0;
    expect(await found(3)).to.equal(3);
    expect(statements.join()).not.to.contain('post_2026_11');
    if (database.dialect !== 'sqlite') return;
    const page = statements.find((sql) => sql.includes('handlaggare = ') && sql.includes(String(october))) ?? '';
    const plan = await database.run(`EXPLAIN QUERY PLAN ${page}`, ['', 0, 1, 1, Buffer.alloc(16)]);
    expect(JSON.stringify(plan)).to.contain(`${october}_handlaggare`).and.not.to.contain('TEMP B-TREE');
  });

  it('reads on where a month is dropped between two of its statements', async () => {
    time = Date.parse('2026-09-15T12:00:00+02:00');
    await opened.log.begin(aQuery(), []);
    time = Date.parse('2026-11-15T12:00:00+01:00');
    const kept = aQuery();
    await opened.log.begin(kept, []);
    const { manader } = opened;
    let looks = 0;
    const standing: typeof manader.standing = async () => {
      const months = await manader.standing();
      if (looks++ === 0) await manader.drop('2026-09');
      return months;
    };
    const reader = createQueryLogReader({ database, keyring: opened.keyring, manader: { ...manader, standing } });
    const page = await reader.list({ namnd: kept.ingivare.organisationsnummer, from: 0, to: time + 1, limit: 10 });
    expect(page.map(({ id }) => id)).to.deep.equal([kept.id]);
    expect(looks).to.equal(2);
  });
});
