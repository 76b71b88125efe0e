// How each of the last 90 days was, of each source and of the whole: kept, disturbed, or nothing known. Figures stay inside.
import { swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Matpunkt } from '../../servicelevel/matning/matningar.ts';
import { addDays, type Dygn, dygnIn } from '../../servicelevel/niva/dygn.ts';
import type { Serviceniva } from '../../servicelevel/niva/serviceniva.ts';
import { createKept } from '../oversikt/kept.ts';
import { HELHETEN } from '../oversikt/oversiktslage.ts';
import { lyckadAndel, utfallsantal } from '../oversikt/utfallsstapel.ts';
import type { PortalServices } from './services.ts';

export const DAGAR = 90;

/** `störd`: an acute disturbance was told of, or fewer calls were answered than the level of the day promises. */
export type Dagslage = 'uppfylld' | 'störd' | 'inga uppgifter';

export interface Dagstatus {
  /** `YYYY-MM-DD` */
  readonly dag: string;
  readonly lage: Dagslage;
}

/** By source, with `SAMMANSATT`; oldest day first, today last. */
export type Dagstatusar = ReadonlyMap<string, readonly Dagstatus[]>;

export type DagstatusServices = Pick<PortalServices, 'kallor' | 'clock' | 'matningar' | 'nivaer' | 'driftinformation'>;

const KEEP_MS = 60_000;
const MOST_NOTICES = 1000;

/** @returns what throws {DatabaseError} */
export function createDagstatus(services: DagstatusServices): (key: 'alla') => Promise<Dagstatusar> {
  const { kallor, clock, matningar, nivaer, driftinformation } = services;

  async function load(): Promise<Dagstatusar> {
    const till = clock.now();
    const fran = swedishMoment(addDays(swedishDay(till), 1 - DAGAR), '00:00');
    const dygn = dygnIn({ fran, till });
    const serier = await matningar.serier({ fran, till }, 'dygn');
    const told = await driftinformation.lista({ publicerade: true, intervall: { fran, till }, antal: MOST_NOTICES });
    const disturbances = told.filter(isDisturbance);
    const all = [HELHETEN, ...kallor].map(async ({ kalla }) => {
      const levels = await nivaer.om(kalla);
      const points = new Map((serier.get(kalla) ?? []).map((point) => [swedishDay(point.start), point]));
      const own = disturbances.filter((one) => one.kallor.includes(kalla));
      const days = dygn.map((one) => ({ dag: one.dag, lage: lageOf(one, points.get(one.dag), { levels, own, till }) }));
      return [kalla, days] as const;
    });
    return new Map(await Promise.all(all));
  }

  return createKept({ clock, keepMs: KEEP_MS, load });
}

function isDisturbance({ slag, allvar, lage }: Driftnotis): boolean {
  return slag === 'akut' && allvar !== 'information' && lage !== 'återkallad';
}

interface Grund {
  readonly levels: readonly Serviceniva[];
  readonly own: readonly Driftnotis[];
  /** What goes on still goes on until then. */
  readonly till: number;
}

function lageOf({ dag, intervall }: Dygn, point: Matpunkt | undefined, { levels, own, till }: Grund): Dagslage {
  const wasTold = own.some((one) => one.fran < intervall.till && endOf(one, till) > intervall.fran);
  if (wasTold) return 'störd';
  const share = point && lyckadAndel(utfallsantal(point));
  const level = levels.findLast(({ giltigFran }) => giltigFran <= dag);
  if (share === undefined || !level) return 'inga uppgifter';
  return share < level.tillganglighet ? 'störd' : 'uppfylld';
}

function endOf({ lage, till }: Driftnotis, now: number): number {
  return lage === 'publicerad' ? now : (till ?? now);
}
