// Reports of how a source has done in a month or some days: against what was agreed, day by day, and beside the period before.
import type { Matningar } from '../matning/matningar.ts';
import type { Matobjekt } from '../matning/summa.ts';
import { dygnIn } from './dygn.ts';
import { periodBefore, type Rapportperiod } from './rapportperiod.ts';
import type { Servicelage } from './servicelage.ts';
import { untilNow } from './servicelagen.ts';
import type { Serviceniva } from './serviceniva.ts';
import { servicelageOf } from './tillganglighet.ts';
import { readUnderlag, type UnderlagDeps } from './underlag.ts';

export interface Rapport {
  readonly kalla: string;
  readonly period: Rapportperiod;
  /** When it was made; milliseconds since the epoch. A period that is not over is reported until then. */
  readonly skapad: number;
  /** Of the whole period. */
  readonly lage: Servicelage;
  /** Every level that was valid in it, in order. */
  readonly nivaer: readonly Serviceniva[];
  /** Every Swedish day of it that has begun. */
  readonly dygn: readonly { readonly dag: string; readonly lage: Servicelage }[];
  /** Those that answer inside the source, over the whole period. */
  readonly svarande: readonly { readonly svarande: string; readonly lage: Servicelage }[];
  readonly fore: { readonly period: Rapportperiod; readonly lage: Servicelage };
}

export interface Rapporter {
  /** @throws {DatabaseError} */
  rapport(kalla: string, period: Rapportperiod): Promise<Rapport>;
}

export interface RapporterDeps extends UnderlagDeps {
  readonly matningar: Pick<Matningar, 'summa' | 'serie' | 'svarande'>;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
}

export function createRapporter({ clock, ...deps }: RapporterDeps): Rapporter {
  async function whole(objekt: Matobjekt, period: Rapportperiod, now: number): Promise<Servicelage> {
    const intervall = untilNow(period.intervall, now);
    const [matta = []] = await readUnderlag(deps, objekt, [intervall]);
    return servicelageOf(objekt, intervall, matta);
  }

  async function perDygn(objekt: Matobjekt, period: Rapportperiod, now: number): Promise<Rapport['dygn']> {
    const dygn = dygnIn(untilNow(period.intervall, now));
    const matta = await readUnderlag(
      deps,
      objekt,
      dygn.map(({ intervall }) => intervall),
    );
    return dygn.map(({ dag, intervall }, index) => ({
      dag,
      lage: servicelageOf(objekt, intervall, matta[index] ?? []),
    }));
  }

  return {
    async rapport(kalla, period) {
      const now = clock.now();
      const objekt = { kalla, svarande: '' };
      const before = periodBefore(period);
      const names = await deps.matningar.svarande(kalla, period.intervall);
      const lage = await whole(objekt, period, now);
      const dygn = await perDygn(objekt, period, now);
      const svarande: { svarande: string; lage: Servicelage }[] = [];
      for (const name of names) {
        svarande.push({ svarande: name, lage: await whole({ kalla, svarande: name }, period, now) });
      }
      const fore = await whole(objekt, before, now);
      const nivaer = levelsOf(dygn);
      return { kalla, period, skapad: now, lage, nivaer, dygn, svarande, fore: { period: before, lage: fore } };
    },
  };
}

/** A level is valid for whole days, so that each that was stands in a day of its own. */
function levelsOf(dygn: Rapport['dygn']): Serviceniva[] {
  return [...new Map(dygn.map(({ lage: { niva } }) => [niva.giltigFran, niva])).values()];
}
