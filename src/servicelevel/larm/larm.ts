// An alert: what is wrong, since when, and who has been told.

export type LarmRegel =
  | 'brannhastighet'
  | 'krets-oppen'
  | 'logg-ej-skrivbar'
  | 'gallring-forsenad'
  | 'certifikat-gar-ut'
  | 'klocka-driver'
  | 'matning-uteblir';

export type LarmGrad = 'kritisk' | 'varning';

/** One at a time for each rule and object. Times are milliseconds since the epoch. */
export interface Larm {
  readonly regel: LarmRegel;
  /** What it is about: a source, an organisation, a certificate's name; never a person. */
  readonly objekt: string;
  readonly grad: LarmGrad;
  /** In Swedish, what and how much, and what to do. */
  readonly text: string;
  readonly sedan: number;
  /** Absent while it lasts. */
  readonly slut?: number;
  /** When it was last told; absent where telling has not succeeded. */
  readonly meddelatAt?: number;
}

/** The part that pages read. */
export interface Larmlista {
  /** Those that last, worst and oldest first. @throws {DatabaseError} */
  pagaende(): Promise<Larm[]>;
  /** Newest first, ended ones as well. @throws {DatabaseError} */
  historik(antal?: number): Promise<Larm[]>;
}
