// H8: a copy of the log taken before a gallring, with every key that is left after it, tells nothing of what went.
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database, Row } from '../../../src/platform/sql/database.ts';
import { decrypt, lookupOf } from '../../../src/querylog/cipher.ts';
import { readKvarhallen } from '../../../src/querylog/gallring/kvarhallen-rad.ts';
import type { Key } from '../../../src/querylog/keys/keyring.ts';
import { boundTo, toPost } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { keysIn } from '../open-log.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';
import { SEEDED, seed } from './seed.ts';

const NUMBERS = Object.values(persons).map(({ personnummer }) => personnummer);

/** Every row of the log's tables, as a dump has them. */
async function dump(database: Database): Promise<{ readonly posts: Row[]; readonly held: Row[] }> {
  const posts: Row[] = [];
  for (const month of ['2026_08', '2026_09', '2026_11'])
    posts.push(...(await database.run(`SELECT * FROM post_${month}`)));
  return { posts, held: await database.run('SELECT * FROM kvarhallen') };
}

/** Every key that is left, read anew from where they lie. */
async function keysLeft({ home }: TestGallring): Promise<Key[]> {
  const keyring = await keysIn(home);
  const keys = await Promise.all((await keyring.names()).map((name) => keyring.find(name)));
  return keys.filter((key) => key !== undefined);
}

const hex = (value: unknown) => Buffer.from(value as Uint8Array).toString('hex');

/** Rows whose person is found by trying everybody with every key. */
function foundByGuessing(rows: readonly Row[], keys: readonly Key[]): Row[] {
  const guesses = new Set(keys.flatMap((key) => NUMBERS.map((number) => hex(lookupOf(key, 'person', number)))));
  return rows.filter(({ person }) => person !== null && guesses.has(hex(person)));
}

function opens(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function readable({ posts, held }: { readonly posts: Row[]; readonly held: Row[] }, keys: readonly Key[]) {
  const some = (read: (key: Key) => unknown) => keys.some((key) => opens(() => read(key)));
  return [
    ...posts
      .map(toPost)
      .filter((post) => post.innehall && some((key) => decrypt(key, post.innehall as Uint8Array, boundTo(post)))),
    ...held.filter((row) => some((key) => readKvarhallen(row, key))),
  ].length;
}

describeDatabase('an old copy of the log after gallring', (open, store) => {
  it('H8 cannot be read, nor anybody be found in it by guessing, with the keys that are left', async () => {
    const test = await openGallring(await open(), { now: SEEDED });
    await seed(test);
    const before = await dump(test.database);
    const keysBefore = await keysLeft(test);
    expect(foundByGuessing([...before.posts, ...before.held], keysBefore), 'the attack works').to.have.length(10);
    expect(readable(before, keysBefore)).to.equal(10);

    await test.gallring.run({ startadAv: 'schema' });
    const keys = await keysLeft(test);
    const mine = before.posts.filter(({ namnd, at }) => namnd === ARE && Number(at) < Date.parse('2026-10-01'));
    expect(mine).to.have.length(12);
    expect(foundByGuessing(mine, keys)).to.deep.equal([]);
    expect(readable({ posts: mine, held: before.held }, keys)).to.equal(0);
    expect(foundByGuessing(before.held, keys)).to.deep.equal([]);
    const theirs = before.posts.filter((row) => !mine.includes(row));
    expect(foundByGuessing(theirs, keys), 'Kiruna’s and this month’s').to.have.length(2);
    expect(theirs.some(({ namnd }) => namnd === KIRUNA)).to.equal(true);
  });

  it('has nobody’s number in its files or rows, plain or encoded', async () => {
    const test = await openGallring(await open(), { now: SEEDED });
    await seed(test);
    const { dataDir } = store().place;
    const during: string[] = [];
    const onProgress = () => during.push(...(existsSync(dataDir) ? filesIn(dataDir) : []));
    await test.gallring.run({ startadAv: 'schema', onProgress });
    const all = [...during, ...filesIn(test.home), ...(await everyRow(test.database))].join('\n');
    expect(all.includes(ARE), 'what stands there in clear is found').to.equal(true);
    for (const number of NUMBERS) {
      for (const form of formsOf(number)) expect(all.includes(form), form).to.equal(false);
    }
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
}

async function everyRow(database: Database): Promise<string[]> {
  const tables =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'";
  const texts: string[] = [];
  for (const { name } of await database.run(tables)) {
    const rows = await database.run(`SELECT * FROM ${name}`);
    const text = (value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
    texts.push(...rows.map((row) => Object.values(row).map(text).join(' ')));
  }
  return texts;
}

/** Ten digits and twelve hold each other; base64 in each of its three alignments; hex; a digest without a key. */
function formsOf(number: string): string[] {
  const short = number.slice(2);
  const base64 = ['', 'x', 'xx'].map((before) =>
    Buffer.from(before + short)
      .toString('base64')
      .slice(4, 12),
  );
  const digests = [number, short].map((text) => hash('sha256', text, 'buffer'));
  return [
    short,
    ...base64,
    Buffer.from(short).toString('hex'),
    ...digests.flatMap((digest) => [digest.toString('hex'), digest.toString('latin1')]),
  ];
}
