// What the suites of the log share: outcomes, counted statements, and what they expect of errors.
import { expect } from 'chai';
import type { LoggedOutcome } from '../../src/composite/ports.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { DatabaseError } from '../../src/platform/sql/database-error.ts';
import { everythingIn } from '../platform/sql/rejection.ts';
import { PERSON } from './a-query.ts';

export const OUTCOMES: readonly LoggedOutcome[] = [
  { bastjanst: 'AF', outcome: 'delivered', milliseconds: 120 },
  { bastjanst: 'CSN', outcome: 'timeout', milliseconds: 20_000 },
];

/** The database, with every statement noted. */
export function counted(database: Database): { on: Database; statements: string[] } {
  const statements: string[] = [];
  const run: Database['run'] = (sql, params) => {
    statements.push(sql);
    return database.run(sql, params);
  };
  return { on: { ...database, run }, statements };
}

/** An error of this kind, with nothing of the person in it. */
export function expectSafe(error: unknown, kind: string): void {
  expect(error).to.be.instanceOf(DatabaseError).and.include({ kind });
  expect(everythingIn(error)).not.to.contain(PERSON);
}

export async function until(condition: () => boolean): Promise<void> {
  const giveUp = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > giveUp) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
