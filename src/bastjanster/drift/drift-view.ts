// What operators have decided, as this process knows it: fetched anew within a second of a change, and kept while the database is away.
import { createPoller } from '../../platform/poller.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type Driftbeslut, inget, lastChange, readDriftbeslut } from './dokument.ts';

export interface DriftViewDeps {
  /** With `driftMigrations`. */
  readonly database: Database;
  /** From the end of one look at the database to the next; milliseconds. Default 300. */
  readonly pollMs?: number;
  /** Told of every source whose decisions are not what they were, and first of every source that has any. */
  readonly onChange: (kalla: string, beslut: Driftbeslut) => void;
  /** Told once when the database cannot be read (`error`), and once when it can again (undefined). */
  readonly onTrouble?: (error: unknown) => void;
}

export interface DriftView {
  /** Reads what has changed; resolves when `onChange` has been told of it. @throws {DatabaseError} */
  refresh(): Promise<void>;
  /** Reads once, then looks for changes until `close`. @throws {DatabaseError} */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function createDriftView(deps: DriftViewDeps): DriftView {
  const { database, pollMs = 300, onChange, onTrouble = () => {} } = deps;
  let known: ReadonlyMap<string, string> = new Map();
  let seen = -1;
  let closed = false;

  /** There are few sources, so all are read; one that is gone, as in a restored database, is undecided again. */
  async function readChanges(): Promise<void> {
    const number = await lastChange(database);
    if (number === seen) return;
    const now = new Map(
      (await readDriftbeslut(database)).map(({ kalla, dokument }) => [kalla, JSON.stringify(dokument)]),
    );
    const changed = [...new Set([...known.keys(), ...now.keys()])].filter(
      (kalla) => known.get(kalla) !== now.get(kalla),
    );
    known = now;
    seen = number;
    if (closed) return;
    for (const kalla of changed) onChange(kalla, JSON.parse(now.get(kalla) ?? JSON.stringify(inget)) as Driftbeslut);
  }

  const poller = createPoller({ read: readChanges, pollMs, onTrouble });
  return {
    ...poller,
    close() {
      closed = true;
      return poller.close();
    },
  };
}
