// What the control must know of gallring, which alone knows it: what is accounted for, and whether the account holds.
import type { Manad } from '../manad.ts';
import type { Funnen } from './avvikelse.ts';

/** The account of gallring: by protokoll whose signature is good, and by the one run that is under way. */
export interface Redovisning {
  /** Records of a month that are gallrade, by nämnd. @throws {DatabaseError | KeyError} */
  gallrade(manad: Manad): Promise<ReadonlyMap<string, number>>;
  /** Every protokoll as it stands, for a checkpoint to name. @throws {DatabaseError} */
  protokoll(): Promise<NamngivetProtokoll[]>;
  /**
   * What does not hold of the protokoll, and of the questions under hold that they account for.
   * @param named signatures of protokoll by number, as checkpoints have them
   * @throws {DatabaseError | KeyError}
   */
  granska(named: ReadonlyMap<number, string>): Promise<readonly Funnen[]>;
}

/** A protokoll as a checkpoint names it: its number and its signature. */
export interface NamngivetProtokoll {
  readonly nummer: number;
  readonly signatur: string;
}
