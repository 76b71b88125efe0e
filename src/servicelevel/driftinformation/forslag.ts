// Suggests acute driftinformation where a breaker stays open or the error budget burns, and takes it back when that is over.
import type { Brannhastighet } from '../niva/servicelage.ts';
import type { Driftinformation } from './driftinformation.ts';
import type { Driftnotis } from './driftnotis.ts';
import { forslagstext, type Orsak } from './forslagstext.ts';

/** A breaker that is open, in any process. */
export interface OppenKrets {
  readonly kalla: string;
  /** Milliseconds since the epoch. */
  readonly sedan: number;
}

export interface ForslagDeps {
  readonly driftinformation: Driftinformation;
  readonly clock: { now(): number };
  /** The sources that are watched. */
  readonly kallor: readonly string[];
  /** What people call a source. */
  readonly namnOf: (kalla: string) => string;
  /** Those that are open now. */
  readonly kretsar: () => Promise<readonly OppenKrets[]>;
  /** Of a source as a whole, now. */
  readonly brannhastigheter: (kalla: string, at: number) => Promise<readonly Brannhastighet[]>;
  /** How long a breaker is open before it is told of. Default 2 minutes. */
  readonly kretsMs?: number;
  /** How long a person's no holds for the same source and cause. Default 4 hours. */
  readonly avfardatMs?: number;
}

const KRETS_MS = 2 * 60_000;
const AVFARDAT_MS = 4 * 3_600_000;

/** Makes the job, for one process of the cluster at a time. @returns a function that throws {DatabaseError}, or the signal's reason */
export function createForslag(deps: ForslagDeps): (signal: AbortSignal) => Promise<void> {
  const { driftinformation, clock, kallor, namnOf, kretsar, brannhastigheter } = deps;
  const { kretsMs = KRETS_MS, avfardatMs = AVFARDAT_MS } = deps;

  /** Worst first. */
  async function orsakerOf(kalla: string, now: number, oppna: readonly OppenKrets[]): Promise<Orsak[]> {
    const sedan = oppna.filter((krets) => krets.kalla === kalla).map((krets) => krets.sedan);
    const isLong = sedan.length > 0 && now - Math.min(...sedan) >= kretsMs;
    const burning = (await brannhastigheter(kalla, now)).filter(({ overskriden }) => overskriden);
    const [varst] = burning.toSorted((a, b) => b.troskel - a.troskel);
    return [
      ...(isLong ? [{ slag: 'krets', sedan: Math.min(...sedan) } as const] : []),
      ...(varst ? [{ slag: 'brannhastighet', varst } as const] : []),
    ];
  }

  /** Suggestions that wait, and confirmed ones that still stand: what became of their cause. */
  async function follow(notis: Driftnotis, orsaker: readonly Orsak[], now: number): Promise<void> {
    const { id, lage, orsak } = notis;
    if (!orsak) return;
    const lasts = orsaker.some(({ slag }) => slag === orsak.slag);
    if (lage === 'förslag' && orsaker.length === 0) {
      await driftinformation.draTillbaka(id, 'Orsaken upphörde innan någon hade svarat');
    } else if (lage === 'publicerad' && lasts !== (orsak.slut === undefined)) {
      await driftinformation.orsakSlut(id, lasts ? undefined : now);
    }
  }

  async function isSaidNoTo(kalla: string, { slag }: Orsak, now: number): Promise<boolean> {
    const dismissed = await driftinformation.lista({ kalla, lagen: ['avfärdad'], publicerade: false });
    return dismissed.some(({ orsak, andradAt }) => orsak?.slag === slag && andradAt > now - avfardatMs);
  }

  /** What was seen before a person ended a notice of it says nothing of the time after. */
  async function isJustEnded(kalla: string, cause: Orsak, now: number): Promise<boolean> {
    const since = now - (cause.slag === 'krets' ? kretsMs : cause.varst.fonster.kort);
    const intervall = { fran: since, till: now + 1 };
    const ended = await driftinformation.lista({ kalla, lagen: ['avslutad'], publicerade: true, intervall });
    return ended.some(({ orsak, till = now }) => orsak?.slag === cause.slag && till > since);
  }

  async function suggest(kalla: string, orsaker: readonly Orsak[], now: number): Promise<void> {
    for (const orsak of orsaker) {
      if ((await isSaidNoTo(kalla, orsak, now)) || (await isJustEnded(kalla, orsak, now))) continue;
      const { skal, ...utkast } = forslagstext(orsak, namnOf(kalla), now);
      await driftinformation.foresla({ ...utkast, kallor: [kalla] }, orsak.slag, skal);
      return;
    }
  }

  return async (signal) => {
    const oppna = await kretsar();
    for (const kalla of kallor) {
      signal.throwIfAborted();
      const now = clock.now();
      const orsaker = await orsakerOf(kalla, now, oppna);
      const intervall = { fran: 0, till: now + 1 };
      const open = await driftinformation.lista({ kalla, lagen: ['förslag', 'publicerad'], intervall });
      for (const notis of open) await follow(notis, orsaker, now);
      // Whoever reads has been told already, be it of a planned stop.
      const told = open.some(({ slag, till = now }) => slag === 'akut' || till > now);
      if (!told) await suggest(kalla, orsaker, now);
    }
  };
}
