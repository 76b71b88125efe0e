// Adds records to the log: those that wait at the same moment in one statement, each linked to the one before it.
import { createBatcher } from '../platform/sql/batcher.ts';
import type { Database } from '../platform/sql/database.ts';
import { DatabaseError, kindOf } from '../platform/sql/database-error.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import { type KedjaHead, link, newKedja } from './kedja.ts';
import { closesAt, type Manad } from './manad.ts';
import { type Manader, tablesOf } from './manader.ts';
import { type Draft, POST_COLUMNS, toValues } from './post.ts';

export interface AppenderDeps {
  readonly database: Database;
  readonly manader: Manader;
  readonly clock: { now(): number };
  /** Records in one statement, and records that wait, at most. */
  readonly maxRows: number;
  readonly maxWaiting: number;
}

export interface Appender {
  /**
   * Resolves when the record is durable; one whose `signal` aborts before its statement starts is left out.
   * @throws {DatabaseError} why it was not written; code `month-closed` where its month takes no more records
   */
  add(manad: Manad, draft: Draft, signal?: AbortSignal): Promise<void>;
  /** Resolves when nothing waits or is being written. */
  idle(): Promise<void>;
  /** Whether anything may have been written, also where nobody knows. */
  hasWritten(): boolean;
}

export function createAppender(deps: AppenderDeps): Appender {
  const { database, manader, clock, maxRows, maxWaiting } = deps;
  const months = new Map<Manad, ReturnType<typeof open>>();
  let written = false;

  function open(manad: Manad) {
    let head: KedjaHead | undefined;

    /** Only what the database surely refused leaves the chain as it was; where it may have been written, a new one begins. */
    async function write(drafts: readonly Draft[]): Promise<void> {
      await manader.ensure(manad);
      const linked = link(head ?? newKedja(manad), drafts);
      const rows = linked.posts.map(toValues);
      try {
        await database.run(...insertStatement({ table: tablesOf(manad).post, columns: POST_COLUMNS, rows }));
        head = linked.head;
        written = true;
      } catch (error) {
        if (kindOf(error) !== 'rejected') [head, written] = [undefined, true];
        throw error;
      }
    }

    return { batcher: createBatcher<Draft>({ write, maxRows, maxWaiting }), closes: closesAt(manad) };
  }

  return {
    async add(manad, draft, signal) {
      let month = months.get(manad);
      if (!month) {
        month = open(manad);
        months.set(manad, month);
      }
      if (clock.now() >= month.closes) throw new DatabaseError('rejected', 'month-closed');
      await month.batcher.add(draft, signal);
    },
    async idle() {
      await Promise.all([...months.values()].map(({ batcher }) => batcher.idle()));
    },
    hasWritten: () => written,
  };
}
