// The folder of a simulator's run: gone when it ends, and swept by the next where its process had no time to.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMN = 'sammansatt-simulator-';
const PROCESS = new RegExp(`^${NAMN}(\\d{1,10})-`);

/** Names its process, so that the next can tell whether that lives. @param dir default the system's for temporary files */
export async function simulatormapp(dir = tmpdir()): Promise<string> {
  await sweep(dir);
  return mkdtemp(join(dir, `${NAMN}${process.pid}-`));
}

/** Keys and logs of simulators that are no more; what is another user's stays. */
async function sweep(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const [, pid] = PROCESS.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(dir, name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
