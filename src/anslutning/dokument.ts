// Stores documents by id with their version: each change in one transaction with its entry in the audit trail.
import type { Database, Row, Statements } from '../platform/sql/database.ts';
import { AnslutningError } from './anslutning-error.ts';
import { type Begaran, checkedBegaran } from './begaran.ts';
import { recordHandelse } from './handelser.ts';
import { nextNumber } from './raknare.ts';

/** A document with the version that a change of it must name; 1, 2, 3 … */
export interface Lagrad<T> {
  readonly dokument: T;
  readonly version: number;
}

export interface Andring<T> {
  readonly id: string;
  /** The version that the change starts from; absent: a new document. */
  readonly version?: number;
  readonly begaran: Begaran;
  /** What is done, in Swedish, for the audit trail. */
  readonly handling: string;
  /** Makes the new document, checked; `tx` for what else must hold at the same moment. */
  readonly efter: (fore: T | undefined, tx: Statements) => T | Promise<T>;
}

export interface DokumentLager<T> {
  en(id: string): Promise<Lagrad<T> | undefined>;
  /** By id. */
  alla(statements?: Statements): Promise<Lagrad<T>[]>;
  /** @throws {AnslutningError} kind `okand`, `finns-redan`, `annan-version`, or what `efter` throws; {@link DatabaseError} */
  andra(andring: Andring<T>): Promise<Lagrad<T>>;
}

export interface DokumentLagerDeps {
  readonly database: Database;
  readonly clock: { now(): number };
  /** The table, which is the kind in the audit trail too. */
  readonly slag: 'anslutning' | 'uppgiftslamnare';
  /** What it is called in a message, e.g. `Anslutningen`. */
  readonly namn: string;
}

export function createDokumentLager<T>({ database, clock, slag, namn }: DokumentLagerDeps): DokumentLager<T> {
  async function read(statements: Statements, id: string): Promise<Lagrad<T> | undefined> {
    const [row] = await statements.run(`SELECT * FROM ${slag} WHERE id = $1`, [id]);
    return row && toLagrad<T>(row);
  }

  function checkVersion(found: number | undefined, expected: number | undefined): void {
    if (found === expected) return;
    if (expected === undefined) throw new AnslutningError('finns-redan', `${namn} finns redan.`);
    if (found === undefined) throw new AnslutningError('okand', `${namn} finns inte.`);
    throw new AnslutningError(
      'annan-version',
      `${namn} har ändrats av någon annan: version ${found} gäller, inte ${expected}. Läs den på nytt och gör om ändringen.`,
    );
  }

  async function andra({ id, version, begaran: given, handling, efter }: Andring<T>): Promise<Lagrad<T>> {
    const begaran = checkedBegaran(given);
    return database.transaction(async (tx) => {
      const nummer = await nextNumber(tx, 'register');
      const fore = await read(tx, id);
      checkVersion(fore?.version, version);
      const next = { dokument: await efter(fore?.dokument, tx), version: (version ?? 0) + 1 };
      await tx.run(
        `INSERT INTO ${slag} (id, version, dokument, andrad) VALUES ($1, $2, $3, $4)
          ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, dokument = excluded.dokument, andrad = excluded.andrad`,
        [id, next.version, JSON.stringify(next.dokument), nummer],
      );
      const trail = { objekt: { slag, id }, handling, fore: fore?.dokument, efter: next.dokument };
      await recordHandelse(tx, clock.now(), begaran, trail);
      return next;
    });
  }

  return {
    andra,
    en: (id) => read(database, id),
    alla: async (statements = database) =>
      (await statements.run(`SELECT * FROM ${slag} ORDER BY id`)).map((row) => toLagrad<T>(row)),
  };
}

export function toLagrad<T>({ dokument, version }: Row): Lagrad<T> {
  return { dokument: JSON.parse(String(dokument)) as T, version: Number(version) };
}
