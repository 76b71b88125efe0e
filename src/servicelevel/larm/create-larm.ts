// Alerts: judged once in the cluster, told until they have got there, and kept to be read.
import { DAY_MS } from '../../platform/durations.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type JobLock, whereNobodyElse } from '../../platform/sql/job-lock.ts';
import { avstamma, type Fynd } from './avstamma.ts';
import type { Gallringstid } from './gallringstid.ts';
import type { Iakttagelser } from './iakttagelser.ts';
import type { Kanal } from './kanal.ts';
import type { Larmlista, LarmRegel } from './larm.ts';
import { createLarmlista, glom } from './larm-rader.ts';
import { createMeddelanden, type MeddelandenDeps } from './meddelanden.ts';
import { type Provutfall, provaKanaler } from './prova-kanaler.ts';
import { bedomAlla, regelnamn } from './regler.ts';
import type { Underlagslasning } from './underlag.ts';

export interface LarmDeps extends Underlagslasning {
  /** With `larmMigrations` and those of the lock. */
  readonly database: Database;
  readonly lock: JobLock;
  readonly iakttagelser: Pick<Iakttagelser, 'gallande' | 'rensa'>;
  readonly kanaler: readonly Kanal[];
  /** From one telling to the next while an alert lasts; milliseconds. */
  readonly upprepaMs: number;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** The time as the database has it, which all processes share; undefined where it has no clock of its own. */
  readonly databasensTid: () => Promise<number | undefined>;
  /** What alerts and messages that are over are taken away by. */
  readonly gallringstid: Gallringstid;
  /** Told of a rule of which nothing could be said. */
  readonly onUnjudged: (regel: LarmRegel, error: unknown) => void;
  readonly onFailure: MeddelandenDeps['onFailure'];
}

export interface Larmtjanst extends Larmlista {
  /**
   * Judges all rules and tells what is to be told, unless another process does so now. A rule of which nothing can be said leaves
   * its alerts as they are. @throws {DatabaseError | JobLockLostError}, or the signal's reason
   */
  evaluate(signal: AbortSignal): Promise<void>;
  /** Whether any machine's clock is compared with another. @throws {DatabaseError} */
  harKlockreferens(): Promise<boolean>;
  /** Tells every receiver of an alert that is none. */
  prova(signal: AbortSignal): Promise<Provutfall[]>;
}

/** Alerts are kept as long as measurements. */
const KEPT_MS = 760 * DAY_MS;

export function createLarm(deps: LarmDeps): Larmtjanst {
  const {
    database,
    lock,
    iakttagelser,
    underlag,
    bokfort,
    kanaler,
    upprepaMs,
    clock,
    databasensTid,
    gallringstid,
    onUnjudged,
  } = deps;
  const meddelanden = createMeddelanden(deps);

  async function judged(at: number, signal: AbortSignal): Promise<Fynd> {
    const fynd: Fynd[] = [];
    for (const regel of regelnamn) {
      signal.throwIfAborted();
      await judge(regel, at).then(
        (found) => fynd.push(found),
        (error) => onUnjudged(regel, error),
      );
    }
    return {
      bedomda: fynd.flatMap(({ bedomda }) => bedomda),
      bedombara: fynd.flatMap(({ bedombara }) => bedombara),
      okanda: fynd.flatMap(({ okanda }) => okanda),
    };
  }

  async function judge<R extends LarmRegel>(regel: R, at: number): Promise<Fynd> {
    const sedda = await underlag[regel](at);
    return {
      bedomda: bedomAlla(regel, sedda, at),
      bedombara: [regel],
      okanda: sedda.filter(({ varde }) => varde === undefined).map(({ objekt }) => ({ regel, objekt })),
    };
  }

  async function evaluate(signal: AbortSignal): Promise<void> {
    const now = (await databasensTid()) ?? clock.now();
    const fynd = await judged(now, signal);
    signal.throwIfAborted();
    await database.transaction(async (tx) => {
      await avstamma(tx, fynd, meddelanden, { upprepaMs }, now);
    });
    bokfort();
    await iakttagelser.rensa(now);
    await meddelanden.skicka(now, signal);
    await rensa();
  }

  async function rensa(): Promise<void> {
    const now = await gallringstid();
    if (now === undefined) return;
    await glom(database, now - KEPT_MS);
    await meddelanden.rensa(now);
  }

  return {
    ...createLarmlista(database),
    evaluate: whereNobodyElse(lock, 'larm', evaluate),
    async harKlockreferens() {
      const now = (await databasensTid()) ?? clock.now();
      return (await iakttagelser.gallande(now)).some(({ regel }) => regel === 'klocka-driver');
    },
    prova: (signal) => provaKanaler(kanaler, clock, signal),
  };
}
