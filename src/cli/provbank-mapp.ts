// Where `provbank --rapport` writes: made and tried before anything is sent, so that no run ends without its reports.
import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from './command.ts';

/** Makes the folder where it is missing, and writes in it once. @throws {CliError} */
export function rapportmapp(folder: string): string {
  try {
    makeFolder(resolve(folder));
    rmdirSync(mkdtempSync(join(folder, '.provbank-')));
    return folder;
  } catch {
    throw new CliError('--rapport: mappen går inte att skriva till.');
  }
}

/** One at a time: Node's `recursive` tries for ever where a file system makes no folders, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
