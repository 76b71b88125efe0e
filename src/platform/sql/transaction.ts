// The bracket around a transaction, the same for both databases although they treat failed statements differently.
import type { SqlValue, Statements } from './database.ts';
import { DatabaseError } from './database-error.ts';

/**
 * Runs BEGIN, `work` and COMMIT over `statements`; ROLLBACK where `work` or one of its statements failed. PostgreSQL
 * answers a COMMIT after a failed statement with a silent rollback and SQLite with a commit of the rest: here both reject.
 */
export async function bracket<T>(
  statements: Statements,
  begin: string,
  work: (tx: Statements) => Promise<T>,
): Promise<T> {
  const state: { failure?: unknown; ended: boolean } = { ended: false };
  const run = async (sql: string, params?: readonly SqlValue[]) => {
    if (state.ended) throw new DatabaseError('other', 'transaction-ended');
    try {
      return await statements.run(sql, params);
    } catch (error) {
      state.failure ??= error;
      throw error;
    }
  };
  await statements.run(begin);
  try {
    const result = await work({ dialect: statements.dialect, run });
    if (state.failure) throw state.failure;
    state.ended = true;
    await statements.run('COMMIT');
    return result;
  } catch (error) {
    state.ended = true;
    await statements.run('ROLLBACK').catch(() => {});
    throw error;
  }
}
