// What the keyring promises over every store: one key for all, gone when destroyed, wrapped anew without a gap.
import { spawn } from 'node:child_process';
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import type { KeyStore } from '../../../src/querylog/keys/key-store.ts';
import { createKeyring, type Key, type Keyring } from '../../../src/querylog/keys/keyring.ts';
import { newMasterKey, parseMasterKeys } from '../../../src/querylog/keys/master-key.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { describeKeyStore } from './describe-key-store.ts';

const NAME = { namnd: '162120000142', bruk: '2026-11' };
const OTHER = { namnd: '162120000159', bruk: 'markering-0b8a4b1e-6f3d-4b53-9f0e-0d9a4c5b6a70' };
const OWN = { namnd: 'drift', bruk: 'signering' };
const [FIRST, SECOND] = [newMasterKey(), newMasterKey()];

const proof = (key: Key | undefined) => key?.derive('prov').toString('hex');

describeKeyStore('querylog/keys/keyring', (current) => {
  let store: KeyStore;
  let keyring: Keyring;
  const over = (master: string, on: KeyStore = store) => createKeyring({ store: on, master: parseMasterKeys(master) });

  beforeEach(async () => {
    store = await current().open();
    keyring = over(FIRST);
  });
  afterEach(() => keyring.close());

  it('gives the same key again, to another keyring as well, and another key for another name', async () => {
    const key = await keyring.obtain(NAME);
    expect(proof(await keyring.find(NAME))).to.equal(proof(key));
    expect(proof(await over(FIRST).find(NAME))).to.equal(proof(key));
    expect(proof(await keyring.obtain(OTHER))).to.not.equal(proof(key));
    expect(proof(await keyring.obtain({ ...NAME, bruk: '2026-12' }))).to.not.equal(proof(key));
    expect(key.lookup.equals(key.encryption)).to.equal(false);
  });

  it('finds nothing where nothing was made, and makes nothing by looking', async () => {
    expect(await keyring.find(NAME)).to.equal(undefined);
    expect(await keyring.names()).to.deep.equal([]);
  });

  it('names every key, in order', async () => {
    for (const name of [OTHER, OWN, NAME]) await keyring.obtain(name);
    expect(await keyring.names()).to.deep.equal([NAME, OTHER, OWN]);
  });

  it('gives processes that obtain one key at once the same key', async function () {
    this.timeout(30_000);
    const names = [NAME, OTHER, OWN, { ...NAME, bruk: '2026-10' }];
    const children = await Promise.all(
      [1, 2, 3, 4].map(() => startChild({ ...current().place, master: FIRST, names })),
    );
    const outputs = await Promise.all(children.map((obtain) => obtain()));
    expect(new Set(outputs).size, outputs.join('\n')).to.equal(1);
    expect(JSON.parse(outputs[0] ?? '')[0]).to.equal(proof(await keyring.find(NAME)));
  });

  it('gives many that obtain one key at once in one process the same key, read once', async () => {
    let reads = 0;
    const counted = over(FIRST, {
      ...store,
      read(name) {
        reads++;
        return store.read(name);
      },
    });
    const keys = await Promise.all([1, 2, 3].map(() => counted.obtain(NAME)));
    expect(new Set(keys.map(proof)).size).to.equal(1);
    expect(reads).to.equal(1);
  });

  it('has no key after destroy; one obtained then is new and opens nothing old', async () => {
    const old = await keyring.obtain(NAME);
    const sealed = seal(old.encryption, 'vem frågan gällde');
    await keyring.destroy(NAME);
    expect(await keyring.find(NAME)).to.equal(undefined);
    expect(await over(FIRST).find(NAME)).to.equal(undefined);
    expect(await keyring.names()).to.deep.equal([]);
    const anew = await keyring.obtain(NAME);
    expect(proof(anew)).to.not.equal(proof(old));
    expect(unseal(old.encryption, sealed)).to.equal('vem frågan gällde');
    expect(() => unseal(anew.encryption, sealed)).to.throw();
    await keyring.destroy(NAME);
    await keyring.destroy(NAME);
  });

  it('forgets a key that was being loaded while it was destroyed', async () => {
    await keyring.obtain(NAME);
    const slow = Promise.withResolvers<void>();
    const reading = Promise.withResolvers<void>();
    const other = over(FIRST, {
      ...store,
      async read(name) {
        const wrapped = await store.read(name);
        reading.resolve();
        await slow.promise;
        return wrapped;
      },
    });
    const finding = other.find(NAME);
    await reading.promise;
    await other.destroy(NAME);
    slow.resolve();
    expect(await finding, 'it was there when the search began').to.not.equal(undefined);
    expect(await other.find(NAME)).to.equal(undefined);
  });

  it('rotates: rewrapped keys need the new master key alone, copies from before need the old one', async () => {
    const key = await keyring.obtain(NAME);
    await keyring.obtain(OTHER);
    const copies = [await store.read(NAME), await store.read(OTHER)];
    await keyring.destroy(OTHER);

    const both = over(`# ny\n${SECOND}\n# gammal\n${FIRST}\n`);
    expect(proof(await both.obtain(NAME))).to.equal(proof(key));
    await both.obtain(OWN);
    expect(await both.rewrap()).to.deep.equal({ rewrapped: 1, already: 1 });
    expect(await both.rewrap()).to.deep.equal({ rewrapped: 0, already: 2 });
    const anew = over(SECOND);
    expect(proof(await anew.find(NAME))).to.equal(proof(key));
    expect(await rejection(over(FIRST).find(NAME))).to.include({ kind: 'wrong-master-key' });

    for (const [index, name] of [NAME, OTHER].entries()) {
      const backup = over(SECOND, { ...store, read: async () => copies[index] });
      expect(await rejection(backup.find(name))).to.include({ kind: 'wrong-master-key' });
    }
  });

  it('rewraps the others when one cannot be, and goes on where it was broken off', async () => {
    await keyring.obtain(NAME);
    await over(newMasterKey()).obtain({ ...NAME, bruk: '2026-10' });
    await keyring.obtain(OWN);
    const both = over(`${SECOND}\n${FIRST}`);
    expect(await rejection(both.rewrap())).to.include({ kind: 'wrong-master-key' });
    expect(await over(SECOND).find(NAME)).to.not.equal(undefined);
    expect(await over(SECOND).find(OWN)).to.not.equal(undefined);
  });

  it('never brings a destroyed key back by wrapping it anew, nor overwrites its successor', async () => {
    await keyring.obtain(NAME);
    const before = (await store.read(NAME)) ?? '';
    await store.remove(NAME);
    expect(await store.replace(NAME, before, before)).to.equal(false);
    expect(await store.read(NAME)).to.equal(undefined);
    const successor = await over(FIRST).obtain(NAME);
    expect(await store.replace(NAME, before, before)).to.equal(false);
    expect(proof(await over(FIRST).find(NAME))).to.equal(proof(successor));
  });

  it('takes no key under another name, and none that was changed', async () => {
    await keyring.obtain(NAME);
    const wrapped = (await store.read(NAME)) ?? '';
    const read = (text: string) => over(FIRST, { ...store, read: async () => text });
    expect(await rejection(read(wrapped).find(OTHER))).to.include({ kind: 'damaged' });
    for (const text of [
      '',
      '{}',
      'null',
      '{"version":1',
      wrapped.replace('"version":1', '"version":2'),
      flip(wrapped),
    ]) {
      expect(await rejection(read(text).find(NAME)), text).to.include({ kind: 'damaged' });
      expect(await rejection(read(text).obtain(NAME)), text).to.include({ kind: 'damaged' });
    }
  });

  for (const [namnd, bruk] of [
    ['../../../etc', '2026-11'],
    ['162120000142', '../2026-11'],
    ['162120000142', '2026-11/..'],
    ['162120000142\n', '2026-11'],
    ['162120000142', 'signering\n'],
    ['162120000142', 'markering-../../../../../../../../../../../..'],
    ['', '2026-11'],
    ['198012012397', ''],
    [['162120000142'] as unknown as string, '2026-11'],
  ] as const) {
    it(`refuses the name ${JSON.stringify([namnd, bruk])}, and does not repeat it`, async () => {
      const name = { namnd, bruk };
      const attempts = [keyring.obtain, keyring.find, keyring.destroy, store.read, store.remove];
      for (const attempt of attempts) {
        const error = await rejection((async (): Promise<unknown> => attempt(name))());
        expect(error).to.include({ kind: 'bad-name' });
        expect(String(error)).to.not.match(/\d{12}|\.\./);
      }
      expect(await keyring.names()).to.deep.equal([]);
    });
  }

  it('says that the store is away, instead of that a key is destroyed, and works when it is back', async function () {
    this.timeout(30_000);
    const key = await keyring.obtain(NAME);
    expect(await keyring.ready()).to.equal(true);
    const restore = await current().outage();
    const other = over(FIRST);
    expect(await rejection(other.find(NAME))).to.include({ name: 'KeyError', kind: 'unavailable' });
    expect(await rejection(other.obtain(OTHER))).to.include({ kind: 'unavailable' });
    expect(await rejection(other.destroy(NAME))).to.include({ kind: 'unavailable' });
    expect(await rejection(other.names())).to.include({ kind: 'unavailable' });
    expect(await keyring.ready()).to.equal(false);
    expect(proof(await keyring.find(NAME)), 'a loaded key serves on').to.equal(proof(key));
    await restore();
    expect(await keyring.ready()).to.equal(true);
    expect(proof(await other.find(NAME))).to.equal(proof(key));
  });

  it('is not ready with a master key that is not the right one', async () => {
    expect(await keyring.ready()).to.equal(true);
    expect(await over(SECOND).ready()).to.equal(false);
  });
});

/** Starts a process; resolves when it is ready to obtain, with the function that lets it. */
async function startChild(options: object): Promise<() => Promise<string>> {
  const script = new URL('obtain-child.ts', import.meta.url).pathname;
  const stdio = ['pipe', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: [...stdio] });
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  await once(lines, 'line');
  return async () => {
    const answer = once(lines, 'line');
    child.stdin?.write('nu\n');
    return String((await answer)[0]);
  };
}

/** One character of the encrypted bytes becomes another. */
function flip(wrapped: string): string {
  const { data, ...rest } = JSON.parse(wrapped);
  return JSON.stringify({ ...rest, data: (data[0] === 'A' ? 'B' : 'A') + data.slice(1) });
}

const IV = Buffer.alloc(12);

function seal(key: KeyObject, text: string) {
  const cipher = createCipheriv('aes-256-gcm', key, IV);
  return { data: Buffer.concat([cipher.update(text), cipher.final()]), tag: cipher.getAuthTag() };
}

function unseal(key: KeyObject, { data, tag }: ReturnType<typeof seal>): string {
  const decipher = createDecipheriv('aes-256-gcm', key, IV).setAuthTag(tag);
  return Buffer.concat([decipher.update(data), decipher.final()]).toString();
}
