// What the account of gallring is made of, read so that a run which works meanwhile is seen once.
import type { Database } from '../../platform/sql/database.ts';
import type { Korningar } from './korning.ts';
import type { ProtokollArkiv, SignedRow } from './protokoll.ts';
import type { MarkeringSteg, Steg } from './steg.ts';

export interface UnderlagDeps {
  readonly database: Database;
  readonly korningar: Pick<Korningar, 'unfinished' | 'steg' | 'markeringSteg'>;
  readonly arkiv: Pick<ProtokollArkiv, 'signed'>;
}

export interface Underlag {
  readonly signed: readonly SignedRow[];
  /** The run whose protokoll is the next one; what else claims to be under way counts for nothing. */
  readonly pagar?: {
    readonly id: string;
    readonly steg: readonly Steg[];
    readonly markeringar: readonly MarkeringSteg[];
  };
  /** Numbers of runs that have ended. */
  readonly ended: readonly number[];
}

/** @throws {DatabaseError | KeyError} */
export async function readUnderlag({ database, korningar, arkiv }: UnderlagDeps): Promise<Underlag> {
  // the runs first: one that ends meanwhile is then found in its protokoll
  const rows = await database.run("SELECT nummer FROM gallring WHERE status = 'klar' ORDER BY nummer");
  const ended = rows.map(({ nummer }) => Number(nummer));
  const run = await korningar.unfinished();
  const steg = run ? await korningar.steg(run.id) : [];
  const markeringar = run ? await korningar.markeringSteg(run.id) : [];
  const signed = await arkiv.signed();
  const next = Math.max(0, ...signed.map(({ nummer }) => nummer)) + 1;
  return { signed, ended, ...(run?.nummer === next && { pagar: { id: run.id, steg, markeringar } }) };
}

/** Whether a step of the run under way is past the way back. */
export function isLeaving({ status }: Pick<Steg, 'status'>): boolean {
  return status === 'avskild' || status === 'klar';
}
