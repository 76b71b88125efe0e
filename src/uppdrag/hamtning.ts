// One call at a time fetches the results of an uppdrag: a claim in its row, which lapses where the process of the call has died.
import { randomUUID } from 'node:crypto';
import { SECOND_MS } from '../platform/durations.ts';
import type { Database, Statements } from '../platform/sql/database.ts';

/** The results of one uppdrag, for one call. */
export interface Hamtning {
  /** Lets the next one fetch. Never rejects: a claim that stays lapses. */
  slapp(): Promise<void>;
}

/** @returns undefined where another call fetches it just now, or there is nothing to fetch. @throws {DatabaseError} */
export type BorjaHamta = (id: string) => Promise<Hamtning | undefined>;

/** Said so often that it lives, and believed for so long. */
const RENEW_MS = 10 * SECOND_MS;
const LEASE_MS = 30 * SECOND_MS;

export function createHamtning(database: Database, clock: { now(): number }): BorjaHamta {
  return async (id) => {
    const vem = randomUUID();
    if (!(await claim(database, id, vem, clock.now()))) return undefined;
    const renewal = setInterval(() => void keep(database, id, vem, clock.now() + LEASE_MS).catch(() => {}), RENEW_MS);
    return {
      async slapp() {
        clearInterval(renewal);
        await keep(database, id, vem, 0).catch(() => {});
      },
    };
  };
}

async function claim(statements: Statements, id: string, vem: string, now: number): Promise<boolean> {
  const sql = `UPDATE uppdrag SET hamtas_av = $2, hamtas_tom = $3
    WHERE id = $1 AND lage = 'klart' AND hamtas_senast_at > $4 AND COALESCE(hamtas_tom, 0) <= $4 RETURNING id`;
  return (await statements.run(sql, [id, vem, now + LEASE_MS, now])).length > 0;
}

async function keep(statements: Statements, id: string, vem: string, tom: number): Promise<void> {
  await statements.run('UPDATE uppdrag SET hamtas_tom = $3 WHERE id = $1 AND hamtas_av = $2', [id, vem, tom]);
}
