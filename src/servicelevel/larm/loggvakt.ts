// Whether this process can write its log; where the database is away, so that no other way is left, it tells people itself.
import { randomUUID } from 'node:crypto';
import { type Kanal, KanalError, type Meddelandeslag } from './kanal.ts';
import type { Larm } from './larm.ts';
import { LOGG_EFTER_MS, loggEjSkrivbar } from './regler/logg-ej-skrivbar.ts';

export interface LoggvaktDeps {
  /** Whether a record could be written now; never rejects. */
  readonly skrivbar: () => Promise<boolean>;
  /** Reports what this process sees, {@link Loggvakt.borta} among it, to the one that judges; false where it cannot be written. */
  readonly rapportera: () => Promise<boolean>;
  readonly kanaler: readonly Kanal[];
  /** The machine, by the name that people know it by. */
  readonly dator: string;
  /** From one telling to the next while it lasts; milliseconds. */
  readonly upprepaMs: number;
  readonly clock: { now(): number };
  /** Told of every try that failed; it is made again at the next look. */
  readonly onFailure: (mottagare: string, error: unknown) => void;
}

export interface Loggvakt {
  /** Looks, reports, and tells where no report gets through. @throws the signal's reason, and what `rapportera` throws */
  titta(signal: AbortSignal): Promise<void>;
  /** Since when the log cannot be written, by the last look; milliseconds since the epoch, undefined: it can. */
  borta(): number | undefined;
}

/**
 * Each process for itself, and once to each receiver: what was told is kept in memory, since there is nowhere else. Several
 * processes that lose one database give one alert each.
 */
export function createLoggvakt(deps: LoggvaktDeps): Loggvakt {
  const { skrivbar, rapportera, kanaler, dator, upprepaMs, clock, onFailure } = deps;
  const told = new Map<Kanal, number>();
  let sedan: number | undefined;

  async function tell(kanal: Kanal, slag: Meddelandeslag, larm: Larm, signal: AbortSignal): Promise<boolean> {
    try {
      await kanal.skicka({ id: randomUUID(), slag, larm }, signal);
      return true;
    } catch (error) {
      if (!(error instanceof KanalError)) throw error;
      onFailure(kanal.namn, error);
      return false;
    }
  }

  function larmSince(since: number, now: number): Larm {
    const text = loggEjSkrivbar.bedom(dator, [since], now)?.text ?? '';
    const { atgard, grader } = loggEjSkrivbar;
    return { regel: 'logg-ej-skrivbar', objekt: dator, grad: grader[0], text: `${text} ${atgard}`, sedan: since };
  }

  async function tellOf(since: number, signal: AbortSignal): Promise<void> {
    const now = clock.now();
    if (now - since < LOGG_EFTER_MS) return;
    for (const kanal of kanaler) {
      const last = told.get(kanal);
      if (last !== undefined && now - last < upprepaMs) continue;
      const slag = last === undefined ? 'start' : 'upprepning';
      if (await tell(kanal, slag, larmSince(since, now), signal)) told.set(kanal, now);
    }
  }

  async function tellEnd(since: number, signal: AbortSignal): Promise<void> {
    const slut = clock.now();
    for (const kanal of [...told.keys()]) {
      if (await tell(kanal, 'återställt', { ...larmSince(since, slut), slut }, signal)) told.delete(kanal);
    }
  }

  let last: number | undefined;
  return {
    async titta(signal) {
      sedan = (await skrivbar()) ? undefined : (sedan ?? clock.now());
      const reported = await rapportera();
      if (sedan === undefined && last !== undefined) await tellEnd(last, signal);
      if (sedan === undefined) return;
      last = sedan;
      if (!reported) await tellOf(sedan, signal);
    },
    borta: () => sedan,
  };
}
