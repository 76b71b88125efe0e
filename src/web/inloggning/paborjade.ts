// Logins that have been begun and not ended: bound to the browser that began them, and good for one answer.
import { randomBytes } from 'node:crypto';
import type { LoginChecks } from '../../platform/oidc.ts';
import type { Database } from '../../platform/sql/database.ts';
import { digestOf } from './sessioner.ts';

/** How long somebody may take at the login's provider. */
export const LOGIN_MS = 10 * 60_000;

export interface Paborjad {
  readonly checks: LoginChecks;
  /** A path of ours to come back to. */
  readonly retur: string;
}

/** Every one throws {@link DatabaseError}. */
export interface Paborjade {
  /** @returns the secret that binds it to the browser */
  add(login: Paborjad): Promise<string>;
  /** Takes it out: whoever comes again finds nothing. */
  take(secret: string): Promise<Paborjad | undefined>;
}

export interface PaborjadeDeps {
  /** With `webMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createPaborjade({ database, clock }: PaborjadeDeps): Paborjade {
  return {
    async add({ checks, retur }) {
      const secret = randomBytes(32).toString('base64url');
      const now = clock.now();
      await database.run('DELETE FROM web_inloggning WHERE at <= $1', [now - LOGIN_MS]);
      await database.run(
        'INSERT INTO web_inloggning (id, state, nonce, verifier, retur, at) VALUES ($1, $2, $3, $4, $5, $6)',
        [digestOf(secret), checks.state, checks.nonce, checks.verifier, retur, now],
      );
      return secret;
    },
    async take(secret) {
      const [row] = await database.run('DELETE FROM web_inloggning WHERE id = $1 RETURNING *', [digestOf(secret)]);
      if (!row || Number(row.at) <= clock.now() - LOGIN_MS) return undefined;
      const { state, nonce, verifier, retur } = row;
      return {
        checks: { state: String(state), nonce: String(nonce), verifier: String(verifier) },
        retur: String(retur),
      };
    },
  };
}
