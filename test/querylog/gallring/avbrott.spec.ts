// H7: a gallring that is killed anywhere is taken up again, takes no more and no less, and counts right.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openDatabase } from '../../../src/platform/sql/open.ts';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import type { Place } from '../../platform/sql/test-store.ts';
import { ARE, openGallring, type TestGallring } from './open-gallring.ts';
import { AFTER, SEEDED, said, seed } from './seed.ts';

const SCRIPT = new URL('gallring-child.ts', import.meta.url).pathname;

/** Later than the lease of a lock whose holder was killed. */
const LATER = '2026-11-22T13:00:00+01:00';

/** @returns whether the child was killed before it ended */
async function gallraUntil(place: Place, home: string, now: string, killAt: number): Promise<boolean> {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify({ place, home, now, killAt })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`child ended with ${code ?? signal}`);
  return signal === 'SIGKILL';
}

/** All that a gallring changes: records, digests, what is held, keys. */
async function standOf(test: TestGallring) {
  const months = (await test.manader.all()).map(({ manad, droppedAt }) => [manad, droppedAt !== undefined]);
  const rows = await test.database.run('SELECT id, slag FROM post_2026_08 ORDER BY id, slag');
  const digests = await test.database.run('SELECT * FROM gallrad_2026_08 ORDER BY kedja, nummer');
  const held = await test.held.list({ namnd: ARE, from: 0, to: Date.parse(LATER), limit: 99 });
  return { months, rows, digests, held: held.map(({ id }) => id), keys: await test.keyring.names() };
}

describe('gallring killed half-way (SQLite)', function () {
  this.timeout(120_000);
  const origin = mkdtempSync(join(tmpdir(), 'sammansatt-avbrott-'));
  after(() => rmSync(origin, { recursive: true, force: true }));
  let copies = 0;

  before(async () => {
    const database = await openDatabase({ dataDir: join(origin, 'seed', 'data') });
    const test = await openGallring(database, { now: SEEDED, home: join(origin, 'seed', 'keys') });
    await seed(test);
    await database.close();
  });

  async function onCopy<T>(work: (place: Place, home: string) => Promise<T>): Promise<T> {
    const folder = join(origin, `copy-${++copies}`);
    cpSync(join(origin, 'seed'), folder, { recursive: true });
    return work({ dataDir: join(folder, 'data') }, join(folder, 'keys'));
  }

  async function finish(place: Place, home: string) {
    const database = await openDatabase(place);
    const test = await openGallring(database, { now: LATER, home });
    await test.gallring.run({ startadAv: 'Driftoperatör' });
    const all = (await test.gallring.protokoll()) as Protokoll[];
    const stand = await standOf(test);
    await database.close();
    return { protokoll: all.map(said), stand, last: all.at(-1) as Protokoll };
  }

  it('H7 comes to the same from every point at which it may be killed', async () => {
    const whole = await onCopy(finish);
    expect(whole.protokoll).to.have.length(2);
    expect(whole.last.innehall.delar.map(({ fragor, kvarhallna }) => [fragor, kvarhallna])).to.deep.equal([
      [3, 1],
      [3, 1],
    ]);
    expect(whole.last.innehall.markeringar.map(({ fragor, overflyttade }) => [fragor, overflyttade])).to.deep.equal([
      [2, 1],
    ]);
    let killed = 0;
    let resumed = 0;
    for (let killAt = 1; ; killAt += 9) {
      const { ended, result } = await onCopy(async (place, home) => {
        const ended = !(await gallraUntil(place, home, AFTER, killAt));
        return { ended, result: await finish(place, home) };
      });
      expect(result.protokoll, `killed before statement ${killAt}`).to.deep.equal(whole.protokoll);
      expect(result.stand, `killed before statement ${killAt}`).to.deep.equal(whole.stand);
      if (ended) break;
      killed += 1;
      resumed += result.last.innehall.aterupptagen.length;
    }
    expect(killed).to.be.greaterThan(9);
    expect(resumed).to.be.greaterThan(6);
  });
});

describeDatabase('gallring killed again and again', (open, store) => {
  it('H7 ends, and counts right', async function () {
    this.timeout(120_000);
    const test = await openGallring(await open(), { now: SEEDED });
    await seed(test);
    let kills = 0;
    for (let killAt = 16; ; killAt += 6) {
      const now = new Date(Date.parse(AFTER) + kills * 3_600_000).toISOString();
      if (!(await gallraUntil(store().place, test.home, now, killAt))) break;
      kills += 1;
    }
    expect(kills).to.be.greaterThan(3);
    const protokoll = (await test.gallring.protokoll()) as Protokoll[];
    expect(protokoll).to.have.length(2);
    const { innehall } = protokoll[1] as Protokoll;
    expect(innehall.aterupptagen.length).to.be.greaterThan(2);
    const parts = innehall.delar.map(({ manad, fragor, kvarhallna, poster }) => [manad, fragor, kvarhallna, poster]);
    expect(parts).to.deep.equal([
      ['2026-08', 3, 1, 6],
      ['2026-09', 3, 1, 6],
    ]);
    expect(innehall.slopade).to.deep.equal(['2026-09']);
    expect(await test.count('post_2026_08')).to.equal(2);
    expect(await test.count('gallrad_2026_08')).to.equal(6);
    expect(await test.count('kvarhallen')).to.equal(3);
    expect(await test.gallring.run({ startadAv: 'schema' })).to.equal(undefined);
  });
});
