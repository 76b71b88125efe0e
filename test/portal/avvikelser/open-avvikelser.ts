// Avvikelser on a test's database, with the real audit trail and a clock that the test sets.
import { createHandelser, recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createJobLock, jobLockMigrations } from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import type { Avvikelse, Part, Rapport } from '../../../src/portal/avvikelser/avvikelse.ts';
import { createAvvikelser } from '../../../src/portal/avvikelser/avvikelser.ts';
import type { Avsandare, Mal } from '../../../src/portal/avvikelser/begaran.ts';
import { avvikelseMigrations } from '../../../src/portal/avvikelser/migrations.ts';

export const BASTJANSTER = ['AF', 'CSN', 'FK', 'SO'];
export const NOON = Date.parse('2026-11-22T12:00:00+01:00');
export const MINUTE = 60_000;
export const DAY = 86_400_000;

export const NAMND: Part = { slag: 'namnd', id: '162120000142' };
export const GRANNE: Part = { slag: 'namnd', id: '162120000159' };
export const CSN: Part = { slag: 'uppgiftslamnare', id: 'CSN', bastjanst: 'CSN' };
export const FK: Part = { slag: 'uppgiftslamnare', id: 'FK', bastjanst: 'FK' };
/** FK fulfils its duties. */
export const PM: Part = { slag: 'uppgiftslamnare', id: 'PM', bastjanst: 'FK', fullgorsAv: 'FK' };
export const AKASSA: Part = { slag: 'uppgiftslamnare', id: 'AKASSA-VISIONS', bastjanst: 'SO', fullgorsAv: 'SO' };
export const DRIFT: Part = { slag: 'drift' };
export const FORVALTARE: Part = { slag: 'forvaltare' };

export function aRapport(changes: Partial<Rapport> = {}): Rapport {
  return {
    ...{ bastjanst: 'CSN', allvar: 'hög', rubrik: 'CSN svarar tomt om omställningsstudiestöd' },
    aterskapande: '1. Fråga om en person med omställningsstudiestöd.\n2. Läs CSN:s del.',
    resultat: 'Delen är tom. Väntat: en utbetalning.',
    bevis: '2026-11-22 11:40, korrelationsid 0b0f6a52-3c1e-4c57-9d0e-4b3a3f3f1c11',
    kontakt: 'Eva Ek, eva.ek@provkoping.example',
    ...changes,
  };
}

export function av(part: Part): Avsandare {
  return { aktor: { namn: 'Eva Ek (eva)' }, part };
}

export function mal({ nummer, version }: Avvikelse, part: Part): Mal {
  return { ...av(part), nummer, version };
}

export type TestAvvikelser = Awaited<ReturnType<typeof openAvvikelser>>;

/** Everything is migrated first. */
export async function openAvvikelser(database: Database) {
  await migrate(database, [anslutningMigrations, jobLockMigrations, avvikelseMigrations]);
  const time = { now: NOON };
  const clock = { now: () => time.now };
  return {
    ...{ database, time, clock },
    avvikelser: createAvvikelser({ database, clock, bastjanster: BASTJANSTER, record: recordHandelse }),
    handelser: createHandelser(database),
    lock: createJobLock({ database, clock }),
  };
}
