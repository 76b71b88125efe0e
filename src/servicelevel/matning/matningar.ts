// Reads what was measured, of any stretch of time: whole days and hours from their sums, the rest from minutes.
import { HOUR_MS } from '../../platform/durations.ts';
import { createBreather } from '../../platform/sql/breather.ts';
import type { Database, Row, SqlValue } from '../../platform/sql/database.ts';
import { difference, type Intervall, union } from '../intervall.ts';
import { addRow, readSummerat, SUM_COLUMNS, tabeller } from './rad.ts';
import { type Steg, startOf, wholeSteps } from './steg.ts';
import { type Matobjekt, type OppenSumma, type Summa, tomSumma } from './summa.ts';

export type { Steg };

/** One step of a series; `start` in milliseconds since the epoch. */
export interface Matpunkt extends Summa {
  readonly start: number;
}

/** What one organisation has asked in a stretch of time. Organisationsnummer of 12 digits. */
export interface Belastning {
  readonly organisation: string;
  readonly besvarade: number;
  readonly nekade: number;
  /** Parts asked of the bastjänster. */
  readonly delfragor: number;
}

/** Every one @throws {DatabaseError}. What was measured in the last seconds may be missing. */
export interface Matningar {
  /** Of the minutes that begin within the intervals. */
  summa(objekt: Matobjekt, intervall: readonly Intervall[]): Promise<Summa>;
  /** In order; steps in which nothing was measured are left out. */
  serie(objekt: Matobjekt, intervall: Intervall, steg: Steg): Promise<Matpunkt[]>;
  /** All sources as wholes at once, as {@link serie}. */
  serier(intervall: Intervall, steg: Steg): Promise<ReadonlyMap<string, readonly Matpunkt[]>>;
  /** Who has answered inside a source. */
  svarande(kalla: string, intervall: Intervall): Promise<string[]>;
  /** By organisation, most first; of the hours that the interval touches. */
  belastning(intervall: Intervall): Promise<Belastning[]>;
}

/** Stretches of time of one table. */
type Lasning = readonly [Steg, readonly Intervall[]];

/** Stretches in one statement at most. */
const MOST_STRETCHES = 50;

/** @param database with `matningMigrations` */
export function createMatningar({ database }: { readonly database: Database }): Matningar {
  const breathe = createBreather();

  /** From which table each part of the intervals is read, so that it is few rows; nothing coarser than `coarsest`. */
  async function plan(intervals: readonly Intervall[], coarsest: Steg): Promise<Lasning[]> {
    if (coarsest === 'minut') return [['minut', union(intervals)]];
    const summerat = await readSummerat(database);
    const dygn = coarsest === 'dygn' ? wholeSteps(union(intervals), 'dygn', summerat.dygn) : [];
    const timmar = wholeSteps(difference(intervals, dygn), 'timme', summerat.timme);
    return [
      ['dygn', dygn],
      ['timme', timmar],
      ['minut', difference(intervals, [...dygn, ...timmar])],
    ];
  }

  async function* rows(
    columns: readonly string[],
    where: string,
    params: readonly SqlValue[],
    lasningar: readonly Lasning[],
  ): AsyncGenerator<Row> {
    for (const [steg, stretches] of lasningar) {
      for (let at = 0; at < stretches.length; at += MOST_STRETCHES) {
        const part = stretches.slice(at, at + MOST_STRETCHES);
        const within = part.map((_, i) => {
          const next = params.length + 2 * i + 1;
          return `(start >= $${next} AND start < $${next + 1})`;
        });
        const sql = `SELECT ${columns.join(', ')} FROM ${tabeller[steg]} WHERE ${where} AND (${within.join(' OR ')})`;
        for (const row of await database.run(sql, [...params, ...part.flatMap(({ fran, till }) => [fran, till])])) {
          yield row;
          await breathe();
        }
      }
    }
  }

  const OBJEKT = 'kalla = $1 AND svarande = $2';

  async function serie({ kalla, svarande }: Matobjekt, intervall: Intervall, steg: Steg): Promise<Matpunkt[]> {
    const lasningar = await plan([intervall], steg);
    const punkter = new Map<number, OppenSumma>();
    for await (const row of rows(['start', ...SUM_COLUMNS], OBJEKT, [kalla, svarande], lasningar)) {
      addRow(entry(punkter, startOf(Number(row.start), steg), tomSumma), row);
    }
    return inOrder(punkter);
  }

  return {
    async summa({ kalla, svarande }, intervall) {
      const total = tomSumma();
      const lasningar = await plan(intervall, 'dygn');
      for await (const row of rows(SUM_COLUMNS, OBJEKT, [kalla, svarande], lasningar)) addRow(total, row);
      return total;
    },
    serie,
    async serier(intervall, steg) {
      const lasningar = await plan([intervall], steg);
      const serier = new Map<string, Map<number, OppenSumma>>();
      for await (const row of rows(['kalla', 'start', ...SUM_COLUMNS], `svarande = ''`, [], lasningar)) {
        const punkter = entry(serier, String(row.kalla), () => new Map());
        addRow(entry(punkter, startOf(Number(row.start), steg), tomSumma), row);
      }
      return new Map([...serier].map(([kalla, punkter]) => [kalla, inOrder(punkter)]));
    },
    async svarande(kalla, intervall) {
      const found = new Set<string>();
      const lasningar = await plan([intervall], 'dygn');
      for await (const row of rows(['DISTINCT svarande'], `kalla = $1 AND svarande <> ''`, [kalla], lasningar)) {
        found.add(String(row.svarande));
      }
      return [...found].sort();
    },
    async belastning({ fran, till }) {
      const rows = await database.run(BELASTNING, [fran - HOUR_MS, till]);
      return rows.map(({ organisation, besvarade, nekade, delfragor }) => ({
        organisation: String(organisation),
        besvarade: Number(besvarade),
        nekade: Number(nekade),
        delfragor: Number(delfragor),
      }));
    },
  };
}

const BELASTNING = `SELECT organisation, SUM(besvarade) AS besvarade, SUM(nekade) AS nekade, SUM(delfragor) AS delfragor
  FROM belastning WHERE start > $1 AND start < $2
  GROUP BY organisation ORDER BY SUM(besvarade) + SUM(nekade) DESC, organisation`;

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const one = map.get(key) ?? create();
  map.set(key, one);
  return one;
}

function inOrder(punkter: ReadonlyMap<number, Summa>): Matpunkt[] {
  return [...punkter].sort(([a], [b]) => a - b).map(([start, summa]) => ({ start, ...summa }));
}
