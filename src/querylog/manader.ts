// The months of the log: each has tables of its own, so that a month whose time has passed is dropped whole.
import type { Clock } from '../composite/ports.ts';
import type { Database, Statements } from '../platform/sql/database.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { takeTurn } from '../platform/sql/turn.ts';
import type { Manad } from './manad.ts';

/** A month of the log. Times are milliseconds since the epoch. */
export interface ManadState {
  readonly manad: Manad;
  /** Sealed: nothing is added any more. */
  readonly sealedAt?: number;
  /** Dropped: its records are gone. */
  readonly droppedAt?: number;
}

export interface Manader {
  /**
   * Makes the tables of a month where they are missing.
   * @throws {DatabaseError} kind `rejected`, code `month-sealed`, where the month takes no more records
   */
  ensure(manad: Manad): Promise<void>;
  /** Every month that was ever begun, oldest first. @throws {DatabaseError} */
  all(): Promise<ManadState[]>;
  /** Those whose records are there, oldest first. @throws {DatabaseError} */
  standing(): Promise<ManadState[]>;
  /** @throws {DatabaseError} */
  markSealed(tx: Statements, manad: Manad): Promise<void>;
  /** From here on nobody reads the month, though its tables may take a while to go. @throws {DatabaseError} */
  markDropped(manad: Manad): Promise<void>;
  /** Drops a month's tables with all that is in them. May be repeated. @throws {DatabaseError} */
  drop(manad: Manad): Promise<void>;
}

/** A month's tables. Names are built of digits alone. */
export function tablesOf(manad: Manad): { readonly post: string; readonly gallrad: string } {
  if (!/^\d{4}-\d{2}$/.test(manad)) throw new RangeError('no month');
  const suffix = manad.replace('-', '_');
  return { post: `post_${suffix}`, gallrad: `gallrad_${suffix}` };
}

/** One handläggare can have most of a month's questions, so that their pages need an order; months made before have none. */
const LOOKUPS = [
  ['person', ''],
  ['arende', ''],
  ['handlaggare', ', at, id'],
] as const;

/** `gallrad` keeps the digest of a record that is gone while others of its month remain, so that the chain holds. */
function ddl(manad: Manad): string[] {
  const { post, gallrad } = tablesOf(manad);
  return [
    `CREATE TABLE IF NOT EXISTS ${post} (
      slag INTEGER NOT NULL, id BYTEA NOT NULL, at BIGINT NOT NULL, namnd TEXT NOT NULL,
      person BYTEA, arende BYTEA, handlaggare BYTEA, innehall BYTEA, bastjanster TEXT, milliseconds BIGINT,
      kedja BIGINT NOT NULL, nummer BIGINT NOT NULL, lank BYTEA NOT NULL,
      PRIMARY KEY (id, slag))`,
    `CREATE UNIQUE INDEX IF NOT EXISTS ${post}_kedja ON ${post} (kedja, nummer)`,
    `CREATE INDEX IF NOT EXISTS ${post}_namnd ON ${post} (namnd, at, id)`,
    ...LOOKUPS.map(
      ([column, order]) =>
        `CREATE INDEX IF NOT EXISTS ${post}_${column} ON ${post} (${column}${order}) WHERE ${column} IS NOT NULL`,
    ),
    `CREATE TABLE IF NOT EXISTS ${gallrad} (
      kedja BIGINT NOT NULL, nummer BIGINT NOT NULL, namnd TEXT NOT NULL, digest BYTEA NOT NULL,
      PRIMARY KEY (kedja, nummer))`,
  ];
}

/** Any number, as long as it stays the same: processes that make one month's tables take turns in PostgreSQL. */
const ADVISORY_LOCK = 0x6d616e61;

const MARK_DROPPED = 'UPDATE manad SET dropped_at = $2 WHERE manad = $1 AND dropped_at IS NULL';

export function createManader({ database, clock }: { readonly database: Database; readonly clock: Clock }): Manader {
  const ensured = new Map<Manad, Promise<void>>();

  async function ensure(manad: Manad): Promise<void> {
    let making = ensured.get(manad);
    if (!making) {
      making = make(manad);
      ensured.set(manad, making);
      making.catch(() => ensured.delete(manad));
    }
    return making;
  }

  async function make(manad: Manad): Promise<void> {
    await database.transaction(async (tx) => {
      await takeTurn(tx, ADVISORY_LOCK);
      const [known] = await tx.run('SELECT sealed_at, dropped_at FROM manad WHERE manad = $1', [manad]);
      if (known && (known.sealed_at ?? known.dropped_at) !== null) throw new DatabaseError('rejected', 'month-sealed');
      if (known) return;
      for (const statement of ddl(manad)) await tx.run(statement);
      await tx.run('INSERT INTO manad (manad, begun_at) VALUES ($1, $2)', [manad, clock.now()]);
    });
  }

  async function all(): Promise<ManadState[]> {
    const rows = await database.run('SELECT manad, sealed_at, dropped_at FROM manad ORDER BY manad');
    return rows.map(({ manad, sealed_at, dropped_at }) => ({
      manad: String(manad),
      ...(sealed_at !== null && { sealedAt: Number(sealed_at) }),
      ...(dropped_at !== null && { droppedAt: Number(dropped_at) }),
    }));
  }

  return {
    ensure,
    all,
    standing: async () => (await all()).filter(({ droppedAt }) => droppedAt === undefined),
    async markSealed(tx, manad) {
      await tx.run('UPDATE manad SET sealed_at = $2 WHERE manad = $1 AND sealed_at IS NULL', [manad, clock.now()]);
    },
    async markDropped(manad) {
      await database.run(MARK_DROPPED, [manad, clock.now()]);
    },
    async drop(manad) {
      const { post, gallrad } = tablesOf(manad);
      await database.transaction(async (tx) => {
        await tx.run(`DROP TABLE IF EXISTS ${post}`);
        await tx.run(`DROP TABLE IF EXISTS ${gallrad}`);
        await tx.run(MARK_DROPPED, [manad, clock.now()]);
      });
      ensured.delete(manad);
    },
  };
}
