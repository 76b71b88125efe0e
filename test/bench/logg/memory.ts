// Puts a database's files out of the system's memory, or into it, so that it is known what a lookup finds there. Linux.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function forget(dir: string): void {
  execFileSync('sync', filesIn(dir)); // what has not reached the disk would stay
  for (const file of filesIn(dir)) execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
}

export function remember(dir: string): void {
  for (const file of filesIn(dir)) execFileSync('dd', [`if=${file}`, 'of=/dev/null', 'bs=8M'], { stdio: 'ignore' });
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}
