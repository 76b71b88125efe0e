// Wrapped keys as files, one each, for a service on one machine: NYCKEL_DIR/<bruk>/<namnd>.json.
import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createOnce,
  GONE,
  isMissing,
  NEW,
  readWhole,
  replaceInPlace,
  shred,
  syncDirectory,
  unlinkIfThere,
} from './durable-file.ts';
import { KeyError } from './key-error.ts';
import { BRUK, checkedName, type KeyName, NAMND } from './key-name.ts';
import type { KeyStore } from './key-store.ts';

/**
 * The store in `dir`, made (mode 0700) where it is missing. On a file system that never overwrites in place (copy on
 * write, snapshots, flash) a removed key stays until its blocks are used again, wrapped: see NYCKEL_KOPIA_DAGAR.
 * @throws {KeyError} kind `unavailable`
 */
export function createKeyDir(dir: string): KeyStore {
  const opened = attempt(() => {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    return statSync(dir);
  });

  /** A directory whose disk went away looks empty, as if every key were destroyed. */
  function assertPresent(): void {
    const now = statSync(dir, { throwIfNoEntry: false });
    if (now?.ino === opened.ino && now.dev === opened.dev) return;
    throw new KeyError('unavailable', 'NYCKEL_DIR är inte längre den katalog som öppnades.');
  }

  async function within<T>(name: KeyName, work: (folder: string, path: string) => Promise<T>): Promise<T> {
    const { namnd, bruk } = checkedName(name);
    try {
      assertPresent();
      const folder = join(dir, bruk);
      return await work(folder, join(folder, `${namnd}.json`));
    } catch (error) {
      throw keyError(error);
    }
  }

  /** Also by those who only read: what they encrypt with must stay, whoever wrote it and then lost power. */
  async function sync(folder: string): Promise<void> {
    await syncDirectory(folder);
    await syncDirectory(dir);
  }

  const read = (name: KeyName) =>
    within(name, async (folder, path) => {
      const wrapped = await readWhole(path);
      if (wrapped !== undefined) await sync(folder).catch(ignoreMissing);
      else assertPresent();
      return wrapped;
    });

  const create = (name: KeyName, wrapped: string) =>
    within(name, async (folder, path) => {
      for (;;) {
        assertPresent();
        try {
          await mkdir(folder, { mode: 0o700 }).catch(ignoreExisting);
          const made = await createOnce(path, wrapped);
          await sync(folder).catch(ignoreMissing); // a removal of the key just made: it must not be made again
          assertPresent();
          const standing = made ? wrapped : await readWhole(path);
          if (standing !== undefined) return standing;
        } catch (error) {
          ignoreMissing(error); // a removal took the folder before the key was there; once more
        }
      }
    });

  const replace = (name: KeyName, wrapped: string, previous: string) =>
    within(name, (_, path) => replaceInPlace(path, wrapped, previous));

  /** Renamed first, so that nobody takes random bytes for a damaged key; leftovers of broken attempts go as well. */
  const remove = (name: KeyName) =>
    within(name, async (folder, path) => {
      await rename(path, `${path}.${randomUUID()}${GONE}`).catch(ignoreMissing);
      const left = (await listed(folder)).filter((one) => one.startsWith(`${name.namnd}.json.`));
      for (const one of left.filter((file) => file.endsWith(GONE))) await shred(join(folder, one));
      // never overwritten: another process may just have made it a key; what was a key is overwritten by its other name
      for (const one of left.filter((file) => file.endsWith(NEW))) await unlinkIfThere(join(folder, one));
      await syncDirectory(folder).catch(ignoreMissing);
      await rmdir(folder).catch(ignoreInUse);
      await syncDirectory(dir);
    });

  async function names(): Promise<KeyName[]> {
    try {
      assertPresent();
      const found: KeyName[] = [];
      for (const bruk of (await readdir(dir)).filter((one) => BRUK.test(one)).sort()) {
        const files = (await listed(join(dir, bruk))).map((file) => /^(\w+)\.json(?:\.|$)/.exec(file)?.[1] ?? '');
        const namnder = [...new Set(files)].filter((one) => NAMND.test(one)).sort();
        found.push(...namnder.map((namnd) => ({ namnd, bruk })));
      }
      return found;
    } catch (error) {
      throw keyError(error);
    }
  }

  return { read, create, replace, remove, names, close: async () => {} };
}

function listed(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    ignoreMissing(error);
    return [];
  });
}

function ignoring(...codes: readonly string[]) {
  return (error: unknown): void => {
    if (!codes.includes((error as NodeJS.ErrnoException)?.code ?? '')) throw error;
  };
}

const ignoreMissing = ignoring('ENOENT');
const ignoreExisting = ignoring('EEXIST');
const ignoreInUse = ignoring('ENOTEMPTY', 'EEXIST', 'ENOENT');

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw keyError(error);
  }
}

function keyError(error: unknown): KeyError {
  if (error instanceof KeyError) return error;
  const code = (error as NodeJS.ErrnoException)?.code ?? 'unknown';
  const what = isMissing(error) ? 'en fil eller katalog saknas' : 'katalogen går inte att läsa eller skriva';
  return new KeyError('unavailable', `NYCKEL_DIR: ${what} (${code}).`);
}
