// The rules of gallring as data: each a decision by somebody, for one nämnd or for all, and in force until upphävt.

import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { addManader, type Manad, manadOf, mayBeSealed } from '../manad.ts';
import { dayText, namndText, openText } from './fields.ts';
import { GallringError } from './gallring-error.ts';
import { inTurn } from './turn.ts';

export interface NewBeslut {
  /** Of the decision's own file, e.g. `SN 2026/114 § 12`. */
  readonly referens: string;
  /** The day of the decision, `YYYY-MM-DD`; not after today. */
  readonly datum: string;
  readonly beslutadAv: string;
  /** Organisationsnummer, 12 digits, or `drift` for what operators left (their looks into the log); absent: all. */
  readonly namnd?: string;
  /** Whole months kept after the question's own, 0 or more. */
  readonly manader: number;
  readonly registreratAv: string;
}

/** Never edited: another one takes its place, or it is upphävt. Times are milliseconds since the epoch. */
export interface Gallringsbeslut extends NewBeslut {
  readonly nummer: number;
  readonly registreratAt: number;
  readonly upphavtAt?: number;
  readonly upphavtAv?: string;
}

/** A month's records of one nämnd that are due, and the beslut that says so. */
export interface ForfallenDel {
  readonly manad: Manad;
  readonly namnd: string;
  readonly beslut: Gallringsbeslut;
}

export interface BeslutRegister {
  /** @throws {GallringError} kind `ogiltigt-beslut`; {@link DatabaseError} */
  add(beslut: NewBeslut): Promise<Gallringsbeslut>;
  /** @throws {GallringError} kind `okant-beslut`, where none of that number is in force; {@link DatabaseError} */
  upphav(nummer: number, av: string): Promise<void>;
  /** Those upphävda as well, in the order in which they were registered. @throws {DatabaseError} */
  all(): Promise<Gallringsbeslut[]>;
}

const MOST_MANADER = 1200;

/** Under this name stand the looks of operators that concern no nämnd. */
const DRIFT = 'drift';

const INSERT = `INSERT INTO gallringsbeslut
  (nummer, referens, datum, beslutad_av, namnd, manader, registrerat_at, registrerat_av)
  SELECT COALESCE(MAX(nummer), 0) + 1, $1, $2, $3, $4, $5, $6, $7 FROM gallringsbeslut RETURNING *`;

const UPPHAV = `UPDATE gallringsbeslut SET upphavt_at = $2, upphavt_av = $3
  WHERE nummer = $1 AND upphavt_at IS NULL RETURNING nummer`;

export interface BeslutDeps {
  /** With `gallringMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createBeslutRegister({ database, clock }: BeslutDeps): BeslutRegister {
  return {
    async add(given) {
      const { referens, datum, beslutadAv, namnd, manader, registreratAv } = checked(given, clock.now());
      const values = [referens, datum, beslutadAv, namnd ?? null, manader, clock.now(), registreratAv];
      const [row] = await inTurn(database, (tx) => tx.run(INSERT, values));
      return toBeslut(row as Row);
    },
    async upphav(nummer, av) {
      const by = openText('ogiltigt-beslut', 'Den som upphäver beslutet', av);
      const rows = await inTurn(database, (tx) => tx.run(UPPHAV, [nummer, clock.now(), by]));
      if (rows.length === 0) throw new GallringError('okant-beslut', 'Inget gällande gallringsbeslut har det numret.');
    },
    all: () => readBeslut(database),
  };
}

export async function readBeslut(statements: Statements): Promise<Gallringsbeslut[]> {
  return (await statements.run('SELECT * FROM gallringsbeslut ORDER BY nummer')).map(toBeslut);
}

/**
 * The beslut that a nämnd's rows are gallrade by: its own before one for all, and of these the one decided last (of one
 * day the one registered last). Undefined: nothing is gallrat. What operators left (`drift`) is a nämnd's like others.
 */
export function beslutFor(namnd: string, all: readonly Gallringsbeslut[]): Gallringsbeslut | undefined {
  const inForce = all.filter(({ upphavtAt }) => upphavtAt === undefined);
  const newest = (own: string | undefined) =>
    inForce
      .filter((beslut) => beslut.namnd === own)
      .sort((a, b) => (a.datum === b.datum ? b.nummer - a.nummer : a.datum < b.datum ? 1 : -1))[0];
  return newest(namnd) ?? newest(undefined);
}

/** Whether all of a month is older than the months kept, by the calendar in Sweden, and the month takes no more records. */
export function isDue(manad: Manad, manaderKept: number, now: number): boolean {
  return addManader(manad, manaderKept + 1) <= manadOf(now) && mayBeSealed(manad, now);
}

function checked(beslut: NewBeslut, now: number): NewBeslut {
  const kind = 'ogiltigt-beslut';
  const { namnd, manader } = beslut;
  const datum = dayText(kind, 'Beslutets datum', beslut.datum);
  if (datum > swedishDay(now)) throw new GallringError(kind, 'Beslutets datum får inte ligga i framtiden.');
  if (!Number.isInteger(manader) || manader < 0 || manader > MOST_MANADER) {
    throw new GallringError(kind, `Antalet månader ska vara ett heltal från 0 till ${MOST_MANADER}.`);
  }
  return {
    referens: openText(kind, 'Beslutets referens', beslut.referens),
    datum,
    beslutadAv: openText(kind, 'Den som fattat beslutet', beslut.beslutadAv),
    ...(namnd !== undefined && { namnd: namnd === DRIFT ? DRIFT : namndText(kind, namnd) }),
    manader,
    registreratAv: openText(kind, 'Den som registrerar beslutet', beslut.registreratAv),
  };
}

function toBeslut(row: Row): Gallringsbeslut {
  const { namnd, upphavt_at, upphavt_av } = row;
  return {
    nummer: Number(row.nummer),
    referens: String(row.referens),
    datum: String(row.datum),
    beslutadAv: String(row.beslutad_av),
    ...(namnd !== null && { namnd: String(namnd) }),
    manader: Number(row.manader),
    registreratAt: Number(row.registrerat_at),
    registreratAv: String(row.registrerat_av),
    ...(upphavt_at !== null && { upphavtAt: Number(upphavt_at), upphavtAv: String(upphavt_av) }),
  };
}
