// Whatever is done by hand to the records is found, called by its name, and the first of it named first.
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type { Database, Row } from '../../../src/platform/sql/database.ts';
import { firstLank, link } from '../../../src/querylog/kedja.ts';
import type { Manad } from '../../../src/querylog/manad.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';
import { type Draft, idBytes, type Post } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aQuery } from '../a-query.ts';
import { alter, type KontrollLog, OPEN, remove, SEALED, standingLog, unlock } from './a-log.ts';
import { at, chainOf, expectFound, insert, named } from './expect-found.ts';

describeDatabase('control of records', (open) => {
  let database: Database;
  let log: KontrollLog;
  beforeEach(async () => {
    database = await open();
    log = await standingLog(database);
  });

  const changes: Record<string, Row> = {
    slag: { slag: 3 },
    id: { id: idBytes('0199ffff-0000-7000-8000-000000000001') },
    at: { at: 1 },
    namnd: { namnd: '169999999999' },
    person: { person: randomBytes(16) },
    arende: { arende: randomBytes(16) },
    handlaggare: { handlaggare: null },
    innehall: { innehall: randomBytes(600) },
    bastjanster: { bastjanster: 'AF' },
    milliseconds: { milliseconds: 5 },
    lank: { lank: randomBytes(32) },
  };

  it('says nothing of a log as it was written', () => expectFound(log));

  for (const manad of [SEALED, OPEN]) {
    describe(manad === SEALED ? 'in a sealed month' : 'in an open month', () => {
      it('finds another value in any column', async () => {
        const post = at(await chainOf(log, manad), 5);
        const { id, ...place } = named(post, manad);
        const [row = {}] = await database.run(`SELECT * FROM ${tablesOf(manad).post} WHERE kedja = $1 AND nummer = 5`, [
          post.kedja,
        ]);
        for (const [column, change] of Object.entries(changes)) {
          await alter(database, manad, post, change);
          await expectFound(log, { slag: 'andrad', ...place, ...(column !== 'id' && { id }) });
          await alter(database, manad, post, { [column]: row[column] ?? null });
          await expectFound(log);
        }
      });

      for (const [name, change] of [
        ['another chain', { kedja: 7 }],
        ['another number', { nummer: 1000 }],
        ['another number before the first', { nummer: 0 }],
        ['another chain and number', { kedja: 7, nummer: 1 }],
      ] as const) {
        it(`finds a record put into ${name}`, async () => {
          const post = at(await chainOf(log, manad), 5);
          for (const [column, value] of Object.entries(change)) {
            await alter(database, manad, post, { [column]: value });
            Object.assign(post, { [column]: value });
          }
          await expectFound(log, { slag: 'omflyttad', ...named(post, manad) });
        });
      }

      it('finds a record put into another month', async () => {
        const post = at(await chainOf(log, manad), 5);
        const other = manad === SEALED ? OPEN : SEALED;
        await unlock(database, other);
        await insert(database, other, [post]);
        await remove(database, manad, [post]);
        await expectFound(log, { slag: 'omflyttad', ...named(post, other) });
      });

      for (const [first, second] of [
        [5, 6],
        [5, 9],
        [1, 12],
      ] as const) {
        it(`finds that ${first} and ${second} changed places`, async () => {
          const chain = await chainOf(log, manad);
          const [a, b] = [at(chain, first), at(chain, second)];
          await alter(database, manad, a, { nummer: 9999 });
          await alter(database, manad, b, { nummer: first });
          await alter(database, manad, { ...a, nummer: 9999 }, { nummer: second });
          await expectFound(
            log,
            { slag: 'omflyttad', ...named(b, manad), nummer: first },
            { slag: 'omflyttad', ...named(a, manad), nummer: second },
          );
        });
      }

      it('finds that records of two chains changed places', async () => {
        const [[, , a] = [], [, , b] = []] = await log.chains(manad);
        if (!a || !b) throw new Error('two chains');
        await alter(database, manad, a, { nummer: 9999 });
        await alter(database, manad, b, { kedja: a.kedja });
        await alter(database, manad, { ...a, nummer: 9999 }, { kedja: b.kedja });
        await alter(database, manad, { ...b, nummer: 9999 }, { nummer: a.nummer });
        const { avvikelser } = await log.kontroll.kontrollera();
        expect(avvikelser.map(({ slag }) => slag)).to.deep.equal(['omflyttad', 'omflyttad']);
      });

      for (const [name, from, to] of [
        ['the first record', 1, 1],
        ['one in the middle', 5, 5],
        ['three in the middle', 5, 7],
        ['the last', 12, 14],
        ['the whole chain', 1, 14],
      ] as const) {
        it(`finds that ${name} was deleted`, async () => {
          const chain = await chainOf(log, manad);
          await remove(database, manad, chain.slice(from - 1, to));
          await expectFound(log, { slag: 'borttagen', manad, kedja: at(chain, from).kedja, nummer: from });
        });
      }

      it('finds that all of it was deleted', async () => {
        const chains = await log.chains(manad);
        await remove(database, manad, chains.flat());
        const gone = chains.map(([first]) => ({
          slag: 'borttagen' as const,
          manad,
          kedja: first?.kedja ?? 0,
          nummer: 1,
        }));
        await expectFound(log, ...gone.sort((a, b) => a.kedja - b.kedja));
      });

      it('finds that the month was taken away', async () => {
        for (const table of Object.values(tablesOf(manad))) await database.run(`DROP TABLE ${table}`);
        await database.run('DELETE FROM manad WHERE manad = $1', [manad]);
        await expectFound(log, { slag: 'borttagen', manad });
      });

      it('finds a copied record at the end', async () => {
        const chain = await chainOf(log, manad);
        const copy = { ...at(chain, 5), id: aQuery().id, nummer: chain.length + 1 };
        await unlock(database, manad);
        await insert(database, manad, [copy]);
        await expectFound(log, { slag: manad === SEALED ? 'tillagd' : 'andrad', ...named(copy, manad) });
      });

      it('finds a copied record that the others made room for', async () => {
        const chain = await chainOf(log, manad);
        const copy = { ...at(chain, 5), id: aQuery().id, nummer: 6 };
        await unlock(database, manad);
        for (const post of chain.slice(5).reverse()) await alter(database, manad, post, { nummer: post.nummer + 1 });
        await insert(database, manad, [copy]);
        const [first, ...others] = (await log.kontroll.kontrollera()).avvikelser;
        expect(first).to.include({ slag: 'andrad', ...named(copy, manad) });
        expect(new Set(others.map(({ slag }) => slag))).to.deep.equal(new Set(['omflyttad']));
      });

      it('finds a chain that was written anew, so that it holds in itself', async () => {
        const chain = await chainOf(log, manad);
        const anew = chain.map((post, index) => (index === 7 ? { ...post, innehall: randomBytes(600) } : post));
        await rewrite(manad, chain, anew);
        // signed at 6, and then at 12 (sealed month) or 10 (open month)
        const nummer = manad === SEALED ? 12 : 10;
        await expectFound(log, { slag: 'omskriven', ...named(at(chain, nummer), manad) });
      });

      it('finds a chain that was cut and goes on otherwise', async () => {
        const chain = await chainOf(log, manad);
        const others = chain.slice(4).map((post) => ({ ...post, id: aQuery().id }));
        await rewrite(manad, chain, [...chain.slice(0, 4), ...others]);
        const { avvikelser } = await log.kontroll.kontrollera();
        expect(avvikelser).to.have.length(1);
        expect(avvikelser[0]).to.include({ slag: 'omskriven', kedja: at(chain, 1).kedja, nummer: 6 });
      });

      it('names the earliest of several', async () => {
        const [one = [], two = []] = await log.chains(manad);
        await alter(database, manad, at(one, 9), { bastjanster: 'X' });
        await alter(database, manad, at(two, 5), { bastjanster: 'X' });
        await remove(database, manad, [at(one, 11)]);
        await expectFound(
          log,
          { slag: 'andrad', ...named(at(two, 5), manad) },
          { slag: 'andrad', ...named(at(one, 9), manad) },
          { slag: 'borttagen', manad, kedja: at(one, 1).kedja, nummer: 11 },
        );
      });
    });
  }

  async function rewrite(manad: Manad, before: readonly Post[], drafts: readonly Draft[]): Promise<void> {
    const { kedja } = at(before, 1);
    const { posts } = link({ kedja, nummer: 0, lank: firstLank(manad, kedja) }, drafts);
    await unlock(database, manad);
    await remove(database, manad, before);
    await insert(database, manad, posts);
  }
});
