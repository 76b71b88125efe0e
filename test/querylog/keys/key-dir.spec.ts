// Keys as files: durable before they are used, private, and wiped where they lay.
import {
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { mock } from 'node:test';
import { expect } from 'chai';
import { createKeyDir } from '../../../src/querylog/keys/key-dir.ts';
import { rejection } from '../../platform/sql/rejection.ts';

const NAME = { namnd: '162120000142', bruk: '2026-11' };
const WRAPPED = 'omslag '.repeat(20);

describe('querylog/keys/key-dir', () => {
  let home = '';
  let dir = '';
  const path = (...parts: string[]) => join(dir, ...parts);
  const mode = (...parts: string[]) => (statSync(path(...parts)).mode & 0o777).toString(8);
  const file = () => path('2026-11', '162120000142.json');

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sammansatt-nycklar-'));
    dir = join(home, 'nycklar');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('makes directories and files that their owner alone may read', async () => {
    await createKeyDir(dir).create(NAME, WRAPPED);
    expect([mode(), mode('2026-11'), mode('2026-11', '162120000142.json')]).to.deep.equal(['700', '700', '600']);
    expect(readdirSync(path('2026-11'))).to.deep.equal(['162120000142.json']);
    expect(readFileSync(file(), 'utf8')).to.equal(WRAPPED);
  });

  it('makes a key durable before it is named, and the name durable before it is used', async () => {
    const store = createKeyDir(dir);
    const steps = await recorded(dir, () => store.create(NAME, WRAPPED));
    expect(steps).to.deep.equal(['sync 2026-11/…', 'link 162120000142.json', 'unlink …', 'sync 2026-11', 'sync .']);
    const reading = await recorded(dir, () => store.read(NAME));
    expect(reading, 'who reads a key may encrypt with it').to.deep.equal(['sync 2026-11', 'sync .']);
  });

  it('overwrites a removed key before its last name goes, durably', async () => {
    const store = createKeyDir(dir);
    await store.create(NAME, WRAPPED);
    linkSync(file(), join(home, 'ett-namn-till'));
    const steps = await recorded(dir, () => store.remove(NAME));
    expect(steps).to.deep.equal(['rename', 'sync 2026-11/…', 'unlink …', 'sync 2026-11', 'rmdir 2026-11', 'sync .']);
    const remains = readFileSync(join(home, 'ett-namn-till'));
    expect(remains.length).to.equal(WRAPPED.length);
    expect(remains.includes('omslag')).to.equal(false);
    expect(readdirSync(dir)).to.deep.equal([]);
  });

  it('keeps the directory of a month in which another nämnd has a key', async () => {
    const store = createKeyDir(dir);
    const other = { ...NAME, namnd: 'drift' };
    await store.create(NAME, WRAPPED);
    await store.create(other, 'annan');
    await store.remove(NAME);
    expect(await store.read(other)).to.equal('annan');
  });

  it('replaces a key where it lies, so that the old text is gone from the disk', async () => {
    const store = createKeyDir(dir);
    await store.create(NAME, WRAPPED);
    linkSync(file(), join(home, 'ett-namn-till'));
    const anew = WRAPPED.toUpperCase();
    const steps = await recorded(dir, async () => expect(await store.replace(NAME, anew, WRAPPED)).to.equal(true));
    expect(steps).to.deep.equal(['sync 2026-11/162120000142.json']);
    expect(readFileSync(join(home, 'ett-namn-till'), 'utf8')).to.equal(anew);
  });

  it('finds and finishes a removal and a creation that were broken off', async () => {
    const store = createKeyDir(dir);
    await store.create(NAME, WRAPPED);
    await fs.rename(file(), `${file()}.0.bort`);
    writeFileSync(`${file()}.1.ny`, WRAPPED);
    expect(await store.read(NAME)).to.equal(undefined);
    expect(await store.names()).to.deep.equal([NAME]);
    await store.remove(NAME);
    expect(readdirSync(dir)).to.deep.equal([]);
    expect(await store.names()).to.deep.equal([]);
  });

  it('makes and removes one key at once without harm', async () => {
    const [one, other] = [createKeyDir(dir), createKeyDir(dir)];
    for (let round = 0; round < 40; round++) {
      const [standing] = await Promise.all([
        one.create(NAME, WRAPPED),
        other.remove(NAME),
        other.create(NAME, WRAPPED),
      ]);
      expect(standing).to.equal(WRAPPED);
      expect(await one.read(NAME)).to.be.oneOf([WRAPPED, undefined]);
    }
    await one.remove(NAME);
    expect(readdirSync(dir)).to.deep.equal([]);
  });

  it('does not make a key again that was removed as soon as it was made: others may have used it', async () => {
    const [one, other] = [createKeyDir(dir), createKeyDir(dir)];
    const { link } = fs;
    const linked = mock.method(fs, 'link', async (from: string, to: string) => {
      await link(from, to);
      await other.remove(NAME);
    });
    syncBuiltinESMExports();
    try {
      expect(await one.create(NAME, WRAPPED)).to.equal(WRAPPED);
    } finally {
      linked.mock.restore();
      syncBuiltinESMExports();
    }
    expect(await one.read(NAME)).to.equal(undefined);
    expect(linked.mock.callCount()).to.equal(1);
  });

  it('never reads half of a replacement or the bytes that overwrite a removed key', async () => {
    const store = createKeyDir(dir);
    const texts = [WRAPPED, WRAPPED.toUpperCase()] as const;
    let done = false;
    const writing = (async () => {
      for (let round = 0; round < 60; round++) {
        const standing = await store.create(NAME, texts[0]);
        await store.replace(NAME, texts[1], standing);
        if (round % 3 === 0) await store.remove(NAME);
      }
      done = true;
    })();
    while (!done) expect(await store.read(NAME)).to.be.oneOf([...texts, undefined]);
    await writing;
  });

  it('ignores what else lies in the directory', async () => {
    const store = createKeyDir(dir);
    await store.create(NAME, WRAPPED);
    await fs.mkdir(path('lost+found'));
    writeFileSync(path('.DS_Store'), '');
    writeFileSync(path('2026-11', 'anteckning.json'), '');
    expect(await store.names()).to.deep.equal([NAME]);
  });

  it('takes another directory in its place for a store that is away', async () => {
    const store = createKeyDir(dir);
    await store.create(NAME, WRAPPED);
    await fs.rename(dir, `${dir}.away`);
    expect(await rejection(store.read(NAME))).to.include({ kind: 'unavailable' });
    await fs.mkdir(dir);
    expect(await rejection(store.read(NAME)), 'an empty mount point').to.include({ kind: 'unavailable' });
    expect(await rejection(store.create(NAME, WRAPPED))).to.include({ kind: 'unavailable' });
    expect(readdirSync(dir)).to.deep.equal([]);
  });

  it('says so when the directory cannot be made', () => {
    writeFileSync(dir, '');
    expect(() => createKeyDir(join(dir, 'x')))
      .to.throw()
      .with.property('kind', 'unavailable');
  });
});

/** What `work` asks of the file system that matters after a power cut, in order; random names as `…`. */
async function recorded(dir: string, work: () => Promise<unknown>): Promise<string[]> {
  const steps: string[] = [];
  const short = (path: unknown) => relative(dir, String(path)).replace(/[^/]*\.(ny|bort)$/, '…') || '.';
  const base = (path: unknown) => short(path).split('/').at(-1);
  const { link, unlink, rename, rmdir } = fs;
  const probe = await fs.open(tmpdir(), 'r');
  const prototype = Object.getPrototypeOf(probe);
  const { sync } = prototype;
  await probe.close();
  const noting = (step: string, work: () => Promise<unknown>) => {
    steps.push(step);
    return work();
  };
  const mocks = [
    mock.method(fs, 'link', (from: string, to: string) => noting(`link ${base(to)}`, () => link(from, to))),
    mock.method(fs, 'unlink', (path: string) => noting(`unlink ${base(path)}`, () => unlink(path))),
    mock.method(fs, 'rename', (from: string, to: string) => noting('rename', () => rename(from, to))),
    mock.method(fs, 'rmdir', (path: string) => noting(`rmdir ${short(path)}`, () => rmdir(path))),
    mock.method(prototype, 'sync', function (this: { fd: number }) {
      return noting(`sync ${short(readlinkSync(`/proc/self/fd/${this.fd}`))}`, () => sync.call(this));
    }),
  ];
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const one of mocks) one.mock.restore();
    syncBuiltinESMExports();
  }
  return steps;
}
