// What only a process itself knows, reported for whichever process judges: its breakers, log, clock, certificates, measuring.

import { X509Certificate } from 'node:crypto';
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts';
import type { Iakttagelse, Iakttagelser } from './iakttagelser.ts';
import type { LarmRegel } from './larm.ts';
import { ANROPARE, type SeddaCertifikat } from './sedda-certifikat.ts';

export interface IakttagareDeps {
  readonly iakttagelser: Pick<Iakttagelser, 'rapportera'>;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** The time as the database has it, see platform/sql/database-time.ts; undefined where it has no clock of its own. */
  readonly databasensTid: () => Promise<number | undefined>;
  /** A name that no other process has, nor this one after a new start. */
  readonly process: string;
  /** The machine, by the name that people know it by. */
  readonly dator: string;
  /** Sources whose breaker is not closed, where the breaker decides and no operator. */
  readonly kretsar: () => ReadonlyMap<string, 'open' | 'half-open'>;
  /** Since when the log cannot be written; undefined: it can. */
  readonly loggBorta: () => number | undefined;
  /** Since when there is something measured that is not written; undefined: all is. */
  readonly oskrivenMatning: () => number | undefined;
  /** PEM of our own certificates, by the names of their variables. */
  readonly egnaCertifikat: Readonly<Record<string, string>>;
  readonly seddaCertifikat: Pick<SeddaCertifikat, 'alla'>;
  /** How far our clock is ahead by the answers of the bastjänster, in milliseconds; undefined where they do not tell. */
  readonly klockanEnligtSvar?: () => number | undefined;
}

export interface Iakttagare {
  /** Looks, and writes down what is seen. @throws {DatabaseError} */
  rapportera(): Promise<void>;
  /** How far our clock was ahead of its reference at the last look, in milliseconds; undefined where it has none. */
  klockanFore(): number | undefined;
}

/** A process that is gone is believed no longer than this. */
const BELIEVED_MS = 2 * MINUTE_MS;
/** So long a breaker that is on trial counts as open still: then nobody asks, and nothing says that the source is unwell. */
const ON_TRIAL_MS = MINUTE_MS;
/** A caller that comes once a week keeps its alert; one that has a new certificate loses it after that. */
const CALLER_BELIEVED_MS = 7 * DAY_MS;
/** A look at the database's clock that took longer says too little. */
const LONGEST_LOOK_MS = 1_000;

export function createIakttagare(deps: IakttagareDeps): Iakttagare {
  const { databasensTid, iakttagelser, clock, process, dator, kretsar, loggBorta, oskrivenMatning } = deps;
  const egna = endsOf(deps.egnaCertifikat);
  let oppna = new Map<string, OppenKrets>();
  let klockanFore: number | undefined;

  /** How far our clock is ahead of the database's; undefined where it has none, or was slow to say. */
  async function foreDatabasen(): Promise<number | undefined> {
    const began = clock.now();
    const there = await databasensTid();
    const took = clock.now() - began;
    return there === undefined || took > LONGEST_LOOK_MS ? undefined : began + took / 2 - there;
  }

  return {
    async rapportera() {
      const fore = await foreDatabasen();
      const now = clock.now();
      klockanFore = fore ?? deps.klockanEnligtSvar?.();
      oppna = stillOpen(oppna, kretsar(), now);
      // by the database's clock where it has one, so that a process whose own is wrong is heard all the same
      const seddAt = Math.round(now - (fore ?? 0));
      const sedd = (regel: LarmRegel, objekt: string, varde: number | undefined): Iakttagelse[] =>
        varde === undefined ? [] : [{ regel, objekt, varde, seddAt, gallerTill: seddAt + BELIEVED_MS }];
      await iakttagelser.rapportera(process, [
        ...[...oppna].flatMap(([kalla, { sedan }]) => sedd('krets-oppen', kalla, sedan)),
        ...sedd('logg-ej-skrivbar', dator, loggBorta()),
        ...sedd('matning-uteblir', dator, oskrivenMatning()),
        ...sedd('klocka-driver', dator, klockanFore),
        ...egna.flatMap(([namn, till]) => sedd('certifikat-gar-ut', namn, till)),
        ...deps.seddaCertifikat.alla().map(({ organisation, fingeravtryck, till, seddAt: at }) => ({
          ...{ regel: 'certifikat-gar-ut' as const, varde: till, seddAt: at, gallerTill: at + CALLER_BELIEVED_MS },
          objekt: `${ANROPARE} ${organisation} (${fingeravtryck.slice(0, 8)})`,
        })),
      ]);
    },
    klockanFore: () => klockanFore,
  };
}

/** When it was first and last seen open, with no more than short trials between. */
interface OppenKrets {
  readonly sedan: number;
  readonly senast: number;
}

function stillOpen(
  before: ReadonlyMap<string, OppenKrets>,
  now: ReturnType<IakttagareDeps['kretsar']>,
  at: number,
): Map<string, OppenKrets> {
  return new Map(
    [...now].flatMap(([kalla, status]): [string, OppenKrets][] => {
      const known = before.get(kalla);
      if (status === 'open') return [[kalla, { sedan: known?.sedan ?? at, senast: at }]];
      return known && at - known.senast < ON_TRIAL_MS ? [[kalla, known]] : [];
    }),
  );
}

/** The first certificate of each text; one that cannot be read is told of by those who use it. */
function endsOf(texts: Readonly<Record<string, string>>): (readonly [string, number])[] {
  return Object.entries(texts).map(([namn, pem]) => [namn, new X509Certificate(pem).validToDate.getTime()]);
}
