// What the house needs of an SQL database, in the part of SQL on which SQLite and PostgreSQL agree.

/**
 * What is bound and what comes back: text, numbers (times are integer milliseconds since the epoch), bytes and null.
 * A column of bytes is a `BYTEA`, whose numeric affinity in SQLite leaves bytes alone; bind bytes where a column tells
 * their type, and nothing but bytes there. What comes back is a `Uint8Array` with memory of its own and no `Buffer`.
 */
export type SqlValue = string | number | Uint8Array | null;

/** One row of a result, by column name. */
export type Row = Readonly<Record<string, SqlValue>>;

/** Runs single statements. */
export interface Statements {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Runs one statement with `$1, $2 …` parameters; a change outside a transaction is durable when it resolves.
   * Bounded in time by the options of the connection.
   * @throws {DatabaseError} and nothing else
   */
  run(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
}

export interface TransactionOptions {
  /** How long a statement of this transaction, or the wait for its lock, may take; milliseconds. */
  readonly statementTimeoutMs?: number;
}

/** A database of either kind. */
export interface Database extends Statements {
  /**
   * Commits what `work` does, or rolls all of it back when `work` rejects or one of its statements failed, even if
   * `work` caught that. Within `work` use `tx` alone: SQLite has one connection, and the database itself waits for it.
   * @throws {DatabaseError} of a statement or the commit, or whatever else `work` threw
   */
  transaction<T>(work: (tx: Statements) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Lets go of the database; bounded in time, may be called again. */
  close(): Promise<void>;
}
