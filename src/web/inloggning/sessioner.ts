// Sessions in the database, so that a logout holds in every process at once; only a digest of the browser's secret is kept.
import { createHash, randomBytes } from 'node:crypto';
import type { Database, Row } from '../../platform/sql/database.ts';
import type { Person } from './person.ts';

/** Idle and absolute age at which a session ends; ASVS 5.0 7.1.1 wants them decided and written down. */
export const SESSION_IDLE_MS = 30 * 60_000;
export const SESSION_MAX_MS = 8 * 3_600_000;

/** So seldom is the time of the last use written. */
const TOUCH_MS = 60_000;

/** Times are milliseconds since the epoch. */
export interface Session {
  /** Tells a person's sessions apart; it opens none. */
  readonly key: string;
  readonly person: Person;
  readonly skapadAt: number;
  readonly senastAt: number;
}

/** A secret is 256 random bits, as the browser's cookie has it. Every one throws {@link DatabaseError}. */
export interface Sessioner {
  /** A new session, always under a new secret. @returns the secret */
  open(person: Person): Promise<string>;
  find(secret: string): Promise<Session | undefined>;
  /** As `find`, for what goes on by itself on an open page: it counts as no use, and lets nobody stay logged in. */
  peek(secret: string): Promise<Session | undefined>;
  end(secret: string): Promise<void>;
  /** Those of a person that are in force, newest first. */
  own(person: Person): Promise<Session[]>;
  /** Ends one of the person's own; another's is left alone. */
  endOwn(person: Person, key: string): Promise<void>;
}

export interface SessionerDeps {
  /** With `webMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createSessioner({ database, clock }: SessionerDeps): Sessioner {
  /** The oldest moments of creation and of use that are in force. */
  const limits = () => [clock.now() - SESSION_MAX_MS, clock.now() - SESSION_IDLE_MS];

  async function peek(secret: string): Promise<Session | undefined> {
    const sql = 'SELECT * FROM web_session WHERE id = $1 AND skapad_at > $2 AND senast_at > $3';
    const [row] = await database.run(sql, [digestOf(secret), ...limits()]);
    return row && fromRow(row);
  }

  return {
    async open({ subject, namn, roller }) {
      const secret = randomBytes(32).toString('base64url');
      const now = clock.now();
      await database.run('DELETE FROM web_session WHERE skapad_at <= $1 OR senast_at <= $2', limits());
      await database.run(
        'INSERT INTO web_session (id, subject, namn, roller, skapad_at, senast_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [digestOf(secret), subject, namn, JSON.stringify(roller), now, now],
      );
      return secret;
    },
    async find(secret) {
      const session = await peek(secret);
      if (session && clock.now() - session.senastAt >= TOUCH_MS) {
        const touched = [clock.now(), digestOf(secret)];
        await database.run('UPDATE web_session SET senast_at = $1 WHERE id = $2', touched);
      }
      return session;
    },
    peek,
    async end(secret) {
      await database.run('DELETE FROM web_session WHERE id = $1', [digestOf(secret)]);
    },
    async own({ subject }) {
      const sql = `SELECT * FROM web_session WHERE subject = $1 AND skapad_at > $2 AND senast_at > $3
        ORDER BY skapad_at DESC`;
      return (await database.run(sql, [subject, ...limits()])).map(fromRow);
    },
    async endOwn({ subject }, key) {
      if (!/^[0-9a-f]{64}$/.test(key)) return;
      const id = new Uint8Array(Buffer.from(key, 'hex'));
      await database.run('DELETE FROM web_session WHERE subject = $1 AND id = $2', [subject, id]);
    },
  };
}

/** What is kept of a secret: it leads from the secret to the row, and not back. */
export function digestOf(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

function fromRow({ id, subject, namn, roller, skapad_at, senast_at }: Row): Session {
  return {
    key: Buffer.from(id as Uint8Array).toString('hex'),
    person: { subject: String(subject), namn: String(namn), roller: JSON.parse(String(roller)) },
    skapadAt: Number(skapad_at),
    senastAt: Number(senast_at),
  };
}
