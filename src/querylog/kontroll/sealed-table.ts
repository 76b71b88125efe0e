// Lets the database itself refuse records to a sealed month, from a process whose clock is wrong too.
import type { Statements } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import { tablesOf } from '../manader.ts';

/** A failed CHECK, so that the appender sees a refused statement. */
const CHECK_VIOLATION = '23514';

/**
 * From here on nothing is inserted into the month's records: waits for statements under way, and holds from this
 * transaction on. It is the one thing for which SQLite and PostgreSQL have no common SQL. The trigger goes with its table.
 * @throws {DatabaseError}
 */
export async function refuseInserts(tx: Statements, manad: Manad): Promise<void> {
  const { post } = tablesOf(manad);
  if (tx.dialect === 'sqlite') {
    await tx.run(
      `CREATE TRIGGER ${post}_forseglad BEFORE INSERT ON ${post} BEGIN SELECT RAISE(ABORT, 'month-sealed'); END`,
    );
    return;
  }
  await tx.run(
    `CREATE OR REPLACE FUNCTION post_forseglad() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'month-sealed' USING ERRCODE = '${CHECK_VIOLATION}'; END $$`,
  );
  await tx.run(
    `CREATE TRIGGER ${post}_forseglad BEFORE INSERT ON ${post} FOR EACH STATEMENT EXECUTE FUNCTION post_forseglad()`,
  );
}
