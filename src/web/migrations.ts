// The tables of people's logins, and of what a nämnd has asked to have changed.
import type { ModuleMigrations } from '../platform/sql/migrate.ts';

/**
 * `web_session`: who is logged in, by the SHA-256 of the secret that the browser holds; `web_inloggning`: logins that have been
 * begun; `web_forsok`: how many attempts a window of time has seen, by a digest of where they came from;
 * `web_andringsbegaran`: what a nämnd has asked for, and what became of it. Times are milliseconds since the epoch.
 */
export const webMigrations: ModuleMigrations = {
  module: 'web',
  migrations: [
    {
      number: 1,
      name: 'web_session, web_inloggning, web_forsok, web_andringsbegaran',
      sql: [
        `CREATE TABLE web_session (
          id BYTEA PRIMARY KEY, subject TEXT NOT NULL, namn TEXT NOT NULL, roller TEXT NOT NULL,
          skapad_at BIGINT NOT NULL, senast_at BIGINT NOT NULL)`,
        'CREATE INDEX web_session_subject ON web_session (subject)',
        `CREATE TABLE web_inloggning (
          id BYTEA PRIMARY KEY, state TEXT NOT NULL, nonce TEXT NOT NULL, verifier TEXT NOT NULL, retur TEXT NOT NULL,
          at BIGINT NOT NULL)`,
        'CREATE TABLE web_forsok (nyckel TEXT PRIMARY KEY, till BIGINT NOT NULL, antal INTEGER NOT NULL)',
        `CREATE TABLE web_andringsbegaran (
          id TEXT PRIMARY KEY, organisationsnummer TEXT NOT NULL, slag TEXT NOT NULL, innehall TEXT NOT NULL,
          skal TEXT NOT NULL, begard_at BIGINT NOT NULL, begard_av TEXT NOT NULL,
          beslut TEXT, avgjord_at BIGINT, avgjord_av TEXT)`,
        'CREATE INDEX web_andringsbegaran_nummer ON web_andringsbegaran (organisationsnummer, begard_at)',
      ],
    },
  ],
};
