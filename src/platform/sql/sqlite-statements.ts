// Keeps compiled SQLite statements, the most recently used ones, since compiling costs as much as a short query.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DatabaseError } from './database-error.ts';

export interface StatementCache {
  /** @throws {DatabaseError} code `several-statements`: SQLite would carry out the first and forget the rest */
  get(sql: string): StatementSync;
}

export function createStatementCache(connection: DatabaseSync, maxStatements = 200): StatementCache {
  const statements = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const statement = connection.prepare(sql);
    if (statement.sourceSQL.trim() !== sql.trim()) throw new DatabaseError('rejected', 'several-statements');
    return statement;
  }

  function get(sql: string): StatementSync {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.delete(sql);
    statements.set(sql, statement);
    if (statements.size > maxStatements) {
      for (const oldest of statements.keys()) {
        statements.delete(oldest);
        break;
      }
    }
    return statement;
  }

  return { get };
}
