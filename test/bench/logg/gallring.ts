// What questions notice of a gallring: they come at a fixed rate, and another process takes a month away meanwhile.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { QueryLog } from '../../../src/composite/ports.ts';
import type { Manad } from '../../../src/querylog/manad.ts';
import { openQueryLog } from '../../../src/querylog/open.ts';
import { type Appends, appendUntil } from './appends.ts';
import type { GallraReport } from './gallra.ts';
import { openPlace, type Place } from './place.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { systemClock } from './system-clock.ts';

export interface GallringFigures extends GallraReport {
  readonly manad: Manad;
  /** Questions in a second. */
  readonly rate: number;
  /** From the moment a question was due until it was durably begun; milliseconds. */
  readonly before: Spread;
  /** While it runs; the second one until a time as long as `before` has passed, if that is longer. */
  readonly during: Spread;
  readonly within: Spread;
  readonly refused: number;
}

const RATE = 200;

const WARM_UP_MS = 15_000;

/** How long is measured before the gallring, and from its start. */
export const WINDOW_MS = 60_000;

/** Gallrar that month of the log. @param quick measures for a few seconds, to see that it works */
export async function measureGallring(place: Place, manad: Manad, quick: boolean): Promise<GallringFigures> {
  const child = fork(join(import.meta.dirname, 'gallra.ts'), [JSON.stringify(place), manad], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const opened = await openPlace(place);
  const { log } = openQueryLog({ ...opened, clock: systemClock });
  try {
    await told(child);
    const share = quick ? 1 / 30 : 1;
    await appendWhile(log, delay(WARM_UP_MS * share));
    const before = await appendWhile(log, delay(WINDOW_MS * share));
    child.send('go');
    const window = delay(WINDOW_MS * share);
    const report = told(child);
    const during = await appendWhile(log, report);
    const after = await appendWhile(log, window);
    return {
      ...((await report) as GallraReport),
      manad,
      rate: RATE,
      before: spreadOf(before.begins),
      during: spreadOf(during.begins),
      within: spreadOf([...during.begins, ...after.begins]),
      refused: before.refused + during.refused + after.refused,
    };
  } finally {
    child.kill();
    await log.close();
    await opened.close();
  }
}

async function appendWhile(log: QueryLog, work: Promise<unknown>): Promise<Appends> {
  const controller = new AbortController();
  const ended = work.finally(() => controller.abort());
  const appends = await appendUntil(log, RATE, controller.signal);
  await ended;
  return appends;
}

/** The next thing that the other process says. @throws where it ends instead */
async function told(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the process that gallrar has ended')));
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return message;
}
