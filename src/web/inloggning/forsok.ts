// How often somebody may try to log in, or to have letters sent: counted by where they come from, in every process together.

import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../platform/durations.ts';
import type { Database } from '../../platform/sql/database.ts';

/** Most per address and window: logins begun, answers that did not hold, and letters that were asked for, in a while and in a day. */
const LIMITS = {
  borjan: { most: 60, windowMs: 5 * MINUTE_MS },
  fel: { most: 10, windowMs: 5 * MINUTE_MS },
  brev: { most: 10, windowMs: 5 * MINUTE_MS },
  brevPerDygn: { most: 30, windowMs: 24 * 60 * MINUTE_MS },
} as const;

export interface Forsok {
  /** Counts one of that kind. @returns whether it is within the limit @throws {DatabaseError} */
  count(kind: keyof typeof LIMITS, address: string): Promise<boolean>;
  /** Whether the limit of that kind has been passed already; counts nothing. @throws {DatabaseError} */
  isOver(kind: keyof typeof LIMITS, address: string): Promise<boolean>;
}

const COUNT = `INSERT INTO web_forsok (nyckel, till, antal) VALUES ($1, $2, 1)
  ON CONFLICT (nyckel) DO UPDATE SET antal = web_forsok.antal + 1 RETURNING antal`;

export interface ForsokDeps {
  /** With `webMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createForsok({ database, clock }: ForsokDeps): Forsok {
  const windowOf = (kind: keyof typeof LIMITS) => Math.floor(clock.now() / LIMITS[kind].windowMs);
  /** No address is kept, and a digest is of no use after its window. */
  const keyOf = (kind: keyof typeof LIMITS, address: string) =>
    createHash('sha256')
      .update(`${kind} ${windowOf(kind)} ${address}`)
      .digest('base64url');

  return {
    async count(kind, address) {
      const till = (windowOf(kind) + 1) * LIMITS[kind].windowMs;
      await database.run('DELETE FROM web_forsok WHERE till <= $1', [clock.now()]);
      const [row] = await database.run(COUNT, [keyOf(kind, address), till]);
      return Number(row?.antal) <= LIMITS[kind].most;
    },
    async isOver(kind, address) {
      const [row] = await database.run('SELECT antal FROM web_forsok WHERE nyckel = $1', [keyOf(kind, address)]);
      return Number(row?.antal ?? 0) >= LIMITS[kind].most;
    },
  };
}
