// Files that must outlive a power cut, or must not outlive their removal.
import { randomBytes, randomUUID } from 'node:crypto';
import { type FileHandle, link, open, stat, unlink } from 'node:fs/promises';

/** Ends of the names of files that are not yet, or no longer, what they were made for. */
export const NEW = '.ny';
export const GONE = '.bort';

/** Whether `error` is that of a file that is not there. */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException)?.code === 'ENOENT';
}

/** Makes what happened in the directory (names added and removed) durable. */
export async function syncDirectory(path: string): Promise<void> {
  await using directory = await open(path, 'r');
  await directory.sync();
}

/**
 * Makes a file (mode 0600) with all of `text`, unless there is one: of several processes the first wins. Durable after a
 * {@link syncDirectory}, by whichever of them.
 * @returns whether it was made
 */
export async function createOnce(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}${NEW}`;
  try {
    await using file = await open(temporary, 'wx', 0o600);
    await file.writeFile(text);
    await file.sync();
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlinkIfThere(temporary);
  }
}

/** The text of a file as it stood at one moment, while it had this path; undefined where there is none. */
export async function readWhole(path: string): Promise<string | undefined> {
  for (;;) {
    try {
      await using file = await open(path, 'r');
      const [once, again] = [await textOf(file), await textOf(file)]; // a read may see half of a replacement
      if (once === again && (await isAt(file, path))) return once;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}

/**
 * Overwrites the file where it lies, so that neither the old text nor a file removed meanwhile stays behind. Both texts
 * have one length and fit in a disk's sector, so a power cut leaves one or the other.
 * @returns whether `previous` stood there and `text` now does, durably
 */
export async function replaceInPlace(path: string, text: string, previous: string): Promise<boolean> {
  try {
    await using file = await open(path, 'r+');
    if ((await textOf(file)) !== previous) return false;
    await file.write(text, 0);
    await file.truncate(Buffer.byteLength(text));
    await file.sync();
    if (await isAt(file, path)) return true;
    await overwrite(file);
    return false;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Overwrites the file with random bytes, makes that durable, and removes it; nothing happens where there is none. */
export async function shred(path: string): Promise<void> {
  try {
    await using file = await open(path, 'r+');
    await overwrite(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await unlinkIfThere(path);
}

export async function unlinkIfThere(path: string): Promise<void> {
  await unlink(path).catch((error) => {
    if (!isMissing(error)) throw error;
  });
}

async function textOf(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

async function isAt(file: FileHandle, path: string): Promise<boolean> {
  const opened = await file.stat();
  const there = await stat(path).catch((error) => {
    if (!isMissing(error)) throw error;
  });
  return opened.ino === there?.ino && opened.dev === there.dev;
}

async function overwrite(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  await file.write(randomBytes(size), 0, size, 0);
  await file.sync();
}
