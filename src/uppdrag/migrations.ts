// The tables of batches: what each has come to, and its questions until they have been asked and fetched.
import type { ModuleMigrations } from '../platform/sql/migrate.ts';

/**
 * `uppdrag`: one row each, with counts and times and no person; `publik_nyckel` (JWK) until it has ended; `har_jobbnyckel` is 1
 * until its key is destroyed. `uppdrag_fraga`: a question is ciphertext under that key until it has its result, and null from then
 * on; `svar` is a JWE that only the caller can read. Both are gone when the uppdrag has ended. `hamtas_av`: the call that
 * fetches the results, until `hamtas_tom` unless it says that it lives. Times are milliseconds since the
 * epoch.
 */
export const uppdragMigrations: ModuleMigrations = {
  module: 'uppdrag',
  migrations: [
    {
      number: 1,
      name: 'uppdrag, uppdrag_fraga',
      sql: [
        `CREATE TABLE uppdrag (
          id TEXT PRIMARY KEY, namnd TEXT NOT NULL, anropare TEXT, lage TEXT NOT NULL, antal INTEGER NOT NULL,
          klara INTEGER NOT NULL, nekade INTEGER NOT NULL, ofullstandiga INTEGER NOT NULL, takt INTEGER NOT NULL,
          timmar INTEGER NOT NULL, publik_nyckel TEXT, har_jobbnyckel INTEGER NOT NULL, skapad_at BIGINT NOT NULL,
          klart_at BIGINT, hamtas_senast_at BIGINT, slut_at BIGINT)`,
        'CREATE INDEX uppdrag_namnd ON uppdrag (namnd, lage)',
        'CREATE INDEX uppdrag_skapad ON uppdrag (skapad_at)',
        `CREATE TABLE uppdrag_fraga (
          uppdrag TEXT NOT NULL REFERENCES uppdrag (id), nummer INTEGER NOT NULL, fraga BYTEA, utfall TEXT, svar TEXT,
          PRIMARY KEY (uppdrag, nummer))`,
      ],
    },
    {
      number: 2,
      name: 'uppdrag.hamtas',
      sql: ['ALTER TABLE uppdrag ADD COLUMN hamtas_av TEXT', 'ALTER TABLE uppdrag ADD COLUMN hamtas_tom BIGINT'],
    },
  ],
};
