// Reads what was measured, of any stretch of time: whole hours from their sums, the rest from minutes.
import type { Intervall } from '../intervall.ts';
import type { Matobjekt, Summa } from './summa.ts';

/** One step of a series; `start` in milliseconds since the epoch. */
export interface Matpunkt extends Summa {
  readonly start: number;
}

/** `dygn` as Sweden has them. */
export type Steg = 'minut' | 'timme' | 'dygn';

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
  /** By organisation, most first. */
  belastning(intervall: Intervall): Promise<Belastning[]>;
}
