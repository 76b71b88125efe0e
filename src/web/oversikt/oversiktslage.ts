// How everything stands, computed once for all who look: measurements, levels, guards, alerts, driftinformation.
import type { GuardState } from '../../bastjanster/guard/guard.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Larm } from '../../servicelevel/larm/larm.ts';
import type { Matpunkt } from '../../servicelevel/matning/matningar.ts';
import { SAMMANSATT, type Summa, sammanlagd } from '../../servicelevel/matning/summa.ts';
import type { Brannhastighet, Servicelage } from '../../servicelevel/niva/servicelage.ts';
import type { Kalla, ServicelevelServices } from '../servicelevel-services.ts';
import { type Lage, lageOf, SENASTE_MS } from './driftlage-ord.ts';
import { createKept } from './kept.ts';
import { type Oversiktskolumner, type Oversiktsperiod, oversiktskolumner } from './perioder.ts';

/** The composite as a line of its own. */
export const HELHETEN: Kalla = { kalla: SAMMANSATT, bastjanst: SAMMANSATT, namn: 'Sammansatt bastjänst' };

export interface Oversiktsrad {
  readonly om: Kalla;
  readonly lage: Lage;
  /** One step for each column in which something was measured. */
  readonly serie: readonly Matpunkt[];
  /** Of the whole period. */
  readonly summa: Summa;
  /** Of the last 30 days. */
  readonly manaden: Servicelage;
  readonly brand: readonly Brannhastighet[];
  /** Of this process; absent of the composite. */
  readonly guard: GuardState | undefined;
}

export interface Oversikt {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly period: Oversiktsperiod;
  readonly kolumner: Oversiktskolumner;
  /** The composite first. */
  readonly rader: readonly Oversiktsrad[];
  readonly larm: readonly Larm[];
  /** In force, or soon. */
  readonly notiser: readonly Driftnotis[];
  /** Suggested by the service, for a person to confirm. */
  readonly forslag: readonly Driftnotis[];
}

export type OversiktServices = Pick<
  ServicelevelServices,
  'kallor' | 'clock' | 'matningar' | 'servicelagen' | 'driftinformation' | 'larm' | 'guards'
>;

/** What is shown is at most this old; levels and burn rates, which move slowly and cost more, at most so much. */
const KEEP_MS = { oversikt: 2_000, brand: 20_000, manaden: 30_000 } as const;
const MONTH_MS = 30 * 86_400_000;
/** Planned driftinformation is shown so long before it begins. */
const AHEAD_MS = 7 * 86_400_000;

/** @returns a function that throws {DatabaseError} */
export function createOversiktslage(services: OversiktServices): (period: Oversiktsperiod) => Promise<Oversikt> {
  const { kallor, clock, matningar, servicelagen, driftinformation, larm, guards } = services;
  const objekt = (kalla: string) => ({ kalla, svarande: '' });

  const manaden = createKept({
    clock,
    keepMs: KEEP_MS.manaden,
    load: (kalla: string) => servicelagen.lage(objekt(kalla), { fran: clock.now() - MONTH_MS, till: clock.now() }),
  });
  const brand = createKept({
    clock,
    keepMs: KEEP_MS.brand,
    load: (kalla: string) => servicelagen.brannhastigheter(objekt(kalla), clock.now()),
  });

  async function load(period: Oversiktsperiod): Promise<Oversikt> {
    const at = clock.now();
    const kolumner = oversiktskolumner(period, at);
    const hour = oversiktskolumner('1h', at);
    const minutes = await matningar.serier(hour.intervall, hour.steg);
    const series = period === '1h' ? minutes : await matningar.serier(kolumner.intervall, kolumner.steg);
    const rader = await Promise.all(
      [HELHETEN, ...kallor].map(async (om): Promise<Oversiktsrad> => {
        const [serie, last] = [series.get(om.kalla) ?? [], minutes.get(om.kalla) ?? []];
        const guard = guards.state(om.kalla);
        const rates = await brand(om.kalla);
        const senaste = sammanlagd(last.filter(({ start }) => start > at - SENASTE_MS));
        return {
          ...{ om, serie, guard, brand: rates },
          lage: lageOf({ guard, senaste, timmen: sammanlagd(last), brand: rates }),
          summa: sammanlagd(serie),
          manaden: await manaden(om.kalla),
        };
      }),
    );
    const [pagaende, notiser, forslag] = await Promise.all([
      larm.pagaende(),
      driftinformation.aktuella(at, AHEAD_MS),
      driftinformation.lista({ lagen: ['förslag'] }),
    ]);
    return { at, period, kolumner, rader, larm: pagaende, notiser, forslag };
  }

  return createKept({ clock, keepMs: KEEP_MS.oversikt, load });
}
