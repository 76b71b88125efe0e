// Gallrar one month in a process of its own, as an operator would, when the bench says so; tells how long that took.

import { createJobLock, jobLockMigrations } from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { swedishDay } from '../../../src/platform/swedish-day.ts';
import { createGallring, gallringMigrations } from '../../../src/querylog/gallring/gallring.ts';
import { createForseglingar } from '../../../src/querylog/kontroll/forsegling.ts';
import { createKontrollpunkter } from '../../../src/querylog/kontroll/kontrollpunkt.ts';
import { kontrollMigrations } from '../../../src/querylog/kontroll/migrations.ts';
import { createSigner } from '../../../src/querylog/kontroll/signing.ts';
import { createTidsvakt } from '../../../src/querylog/kontroll/tidsvakt.ts';
import { addManader, type Manad, manadOf } from '../../../src/querylog/manad.ts';
import { createManader, type Manader } from '../../../src/querylog/manader.ts';
import { type Opened, openPlace, type Place } from './place.ts';
import { systemClock } from './system-clock.ts';

/** Milliseconds. */
export interface GallraReport {
  /** From the order to the protokoll. */
  readonly wholeMs: number;
  /** Of that: until every record was counted, and every key destroyed. */
  readonly keysGoneMs: number;
  /** Of that: the statement that drops the month's tables. */
  readonly dropMs: number;
}

const clock = systemClock;

/** @returns the work itself; sealing, which the service has done long before, is done at once */
async function prepare({ database, keyring }: Opened, manad: Manad): Promise<() => Promise<GallraReport>> {
  await migrate(database, [jobLockMigrations, kontrollMigrations, gallringMigrations]);
  const { manader, dropMs } = timed(createManader({ database, clock }));
  const signer = createSigner({ keyring });
  const kontrollpunkter = createKontrollpunkter({ database, manader, signer, clock });
  const forseglingar = createForseglingar({ database, manader, signer, kontrollpunkter, clock });
  const lock = createJobLock({ database, clock });
  const tidsvakt = createTidsvakt({ database, clock });
  const deps = { database, keyring, manader, lock, forseglingar, signer, tidsvakt, clock, keyBackupDays: 30 };
  const gallring = createGallring(deps);
  await forseglingar.sealDue();
  await gallring.beslut.add({
    referens: `Mätning ${manad}`,
    datum: swedishDay(clock.now()),
    beslutadAv: 'Mätningen',
    manader: monthsKept(manad),
    registreratAv: 'Mätningen',
  });
  return async () => {
    const started = performance.now();
    let keysGoneMs = 0;
    const done = await gallring.run({
      startadAv: 'Mätningen',
      bekraftadTid: true,
      onProgress: ({ handelse }) => {
        if (handelse === 'nyckel-forstord') keysGoneMs = performance.now() - started;
      },
    });
    if (!done || 'pagar' in done) throw new Error(`nothing of ${manad} was gallrat`);
    return { wholeMs: performance.now() - started, keysGoneMs, dropMs: dropMs() };
  };
}

/** So many that `manad` is due and the month after it is not. */
function monthsKept(manad: Manad): number {
  let kept = 0;
  while (addManader(manad, kept + 2) <= manadOf(clock.now())) kept++;
  return kept;
}

function timed(manader: Manader): { readonly manader: Manader; dropMs(): number } {
  let dropMs = 0;
  const drop = async (manad: Manad) => {
    const started = performance.now();
    await manader.drop(manad);
    dropMs = performance.now() - started;
  };
  return { manader: { ...manader, drop }, dropMs: () => dropMs };
}

const [place, manad] = process.argv.slice(2) as [string, Manad];
const opened = await openPlace(JSON.parse(place) as Place);
const gallra = await prepare(opened, manad);
process.once('message', async () => {
  process.send?.(await gallra());
  await opened.close();
  process.disconnect();
});
process.send?.('ready');
