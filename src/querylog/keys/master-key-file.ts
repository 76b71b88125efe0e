// The file of master keys: read at start, and made in trial mode.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createOnce, syncDirectory } from './durable-file.ts';
import { KeyError } from './key-error.ts';
import { type MasterKeys, newMasterKey, parseMasterKeys } from './master-key.ts';

/** @throws {KeyError} kind `unavailable` or `damaged` */
export async function readMasterKeys(path: string): Promise<MasterKeys> {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new KeyError('unavailable', `HUVUDNYCKEL_FIL går inte att läsa (${error.code}).`);
  });
  return parseMasterKeys(text);
}

/**
 * Makes the file (mode 0600) with one new key where it is missing; of several processes the first wins.
 * @throws {KeyError} kind `unavailable`
 */
export async function makeMasterKeyFile(path: string): Promise<void> {
  if (existsSync(path)) return;
  const text = `# Huvudnyckel för provläge, gjord av sammansatt. Den som har den och nycklarna kan läsa loggen.\n${newMasterKey()}\n`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await createOnce(path, text);
    await syncDirectory(dirname(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new KeyError('unavailable', `Huvudnyckelns fil går inte att skriva (${code}).`);
  }
}
