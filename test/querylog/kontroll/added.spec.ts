// What does not belong in the log is found too: added records, values of the wrong kind, and a month altered as a whole.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { link, newKedja } from '../../../src/querylog/kedja.ts';
import type { AvvikelseSlag } from '../../../src/querylog/kontroll/avvikelse.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';
import type { Draft, Post } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aQuery } from '../a-query.ts';
import { type KontrollLog, OPEN, SEALED, standingLog, unlock } from './a-log.ts';
import { at, chainOf, expectFound, insert, named } from './expect-found.ts';

describeDatabase('control of what does not belong', (open) => {
  let database: Database;
  let log: KontrollLog;
  beforeEach(async () => {
    database = await open();
    log = await standingLog(database);
  });

  const aDraft = (): Draft => ({ slag: 'fraga', id: aQuery().id, at: log.time.now, namnd: '162021004748' });

  it('finds values that the column should not hold, where SQLite holds them', async () => {
    if (database.dialect !== 'sqlite') return; // PostgreSQL's columns hold what they are for
    const { post } = tablesOf(OPEN);
    const { kedja } = at(await chainOf(log, OPEN), 5);
    const [row] = await database.run(`SELECT rowid AS r, * FROM ${post} WHERE kedja = $1 AND nummer = 5`, [kedja]);
    const odd: [column: string, sql: string, slag: AvvikelseSlag][] = [
      ['innehall', "'text'", 'andrad'],
      ['person', '1.5', 'andrad'],
      ['lank', "'text'", 'andrad'],
      ['lank', '7', 'andrad'],
      ['at', "'igår'", 'andrad'],
      ['at', '9223372036854775807', 'andrad'],
      ['milliseconds', '1e300', 'andrad'],
      ['id', "x'01'", 'andrad'],
      ['nummer', "'text'", 'omflyttad'],
      ['nummer', '9223372036854775807', 'omflyttad'],
      ['nummer', '-3', 'omflyttad'],
      ['kedja', "'text'", 'omflyttad'],
      ['kedja', '-5', 'omflyttad'],
    ];
    for (const [column, sql, slag] of odd) {
      await database.run(`UPDATE ${post} SET ${column} = ${sql} WHERE rowid = $1`, [row?.r ?? null]);
      const { avvikelser } = await log.kontroll.kontrollera();
      expect(
        avvikelser.map((found) => found.slag),
        `${column} = ${sql}`,
      ).to.deep.equal([slag]);
      await database.run(`UPDATE ${post} SET ${column} = $1 WHERE rowid = $2`, [row?.[column] ?? null, row?.r ?? null]);
    }
    await expectFound(log);
  });

  it('finds a whole chain that was added to a sealed month', async () => {
    const { posts } = link(newKedja(SEALED), [aDraft(), aDraft(), aDraft()]);
    await unlock(database, SEALED);
    await insert(database, SEALED, posts);
    await expectFound(log, { slag: 'tillagd', ...named(at(posts, 1), SEALED) });
  });

  it('finds records that were added rightly linked to a sealed chain', async () => {
    const last = (await chainOf(log, SEALED)).at(-1) as Post;
    const { posts } = link(last, [aDraft(), aDraft()]);
    await unlock(database, SEALED);
    await insert(database, SEALED, posts);
    await expectFound(log, { slag: 'tillagd', ...named(at(posts, 1), SEALED) });
  });

  it('finds everything where everything was altered, and stays small', async () => {
    const more = link(newKedja(OPEN), Array.from({ length: 900 }, aDraft)).posts;
    for (let first = 0; first < more.length; first += 50) await insert(database, OPEN, more.slice(first, first + 50));
    await database.run(`UPDATE ${tablesOf(OPEN).post} SET namnd = $1`, ['169999999999']);
    const { avvikelser, antalAvvikelser } = await log.kontroll.kontrollera();
    expect(antalAvvikelser).to.equal(924);
    expect(avvikelser.every(({ slag }) => slag === 'andrad')).to.equal(true);
    const [first] = await log.chains(OPEN);
    expect(avvikelser[0]).to.include(named(at(first ?? [], 1), OPEN));
  });
});
