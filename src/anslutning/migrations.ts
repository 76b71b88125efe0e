// The tables of the register and of the audit trail of administrative actions.
import type { ModuleMigrations } from '../platform/sql/migrate.ts';

/**
 * `raknare`: how often the register has changed, and the number of the last händelse; its rows are what writers take turns by.
 * `anslutning`, `uppgiftslamnare`: one JSON document each, with its version; `andrad` is the register's number at the change,
 * so that a reader fetches what is newer than what it has. `atagande`: confirmations, only ever added; days `YYYY-MM-DD`.
 * `handelse`: the audit trail, only ever added, numbered without gaps; `fore` and `efter` are JSON. Times are milliseconds
 * since the epoch.
 */
export const anslutningMigrations: ModuleMigrations = {
  module: 'anslutning',
  migrations: [
    {
      number: 1,
      name: 'raknare, anslutning, uppgiftslamnare, atagande, handelse',
      sql: [
        'CREATE TABLE raknare (namn TEXT PRIMARY KEY, varde BIGINT NOT NULL)',
        "INSERT INTO raknare (namn, varde) VALUES ('register', 0), ('handelse', 0)",
        `CREATE TABLE anslutning (
          id TEXT PRIMARY KEY, version INTEGER NOT NULL, dokument TEXT NOT NULL, andrad BIGINT NOT NULL)`,
        'CREATE INDEX anslutning_andrad ON anslutning (andrad)',
        `CREATE TABLE uppgiftslamnare (
          id TEXT PRIMARY KEY, version INTEGER NOT NULL, dokument TEXT NOT NULL, andrad BIGINT NOT NULL)`,
        `CREATE TABLE atagande_text (
          version INTEGER PRIMARY KEY, text TEXT NOT NULL, registrerad_at BIGINT NOT NULL, registrerad_av TEXT NOT NULL)`,
        `CREATE TABLE atagande (
          organisationsnummer TEXT NOT NULL REFERENCES anslutning (id), handlaggare TEXT NOT NULL, bekraftat TEXT NOT NULL,
          giltigt_tom TEXT NOT NULL, text_version INTEGER NOT NULL REFERENCES atagande_text (version), andrad BIGINT NOT NULL,
          PRIMARY KEY (organisationsnummer, handlaggare, bekraftat))`,
        'CREATE INDEX atagande_andrad ON atagande (andrad)',
        `CREATE TABLE handelse (
          nummer BIGINT PRIMARY KEY, at BIGINT NOT NULL, aktor TEXT NOT NULL, skal TEXT NOT NULL,
          objekt_slag TEXT NOT NULL, objekt_id TEXT NOT NULL, handling TEXT NOT NULL, fore TEXT, efter TEXT)`,
        'CREATE INDEX handelse_objekt ON handelse (objekt_slag, objekt_id, nummer)',
      ],
    },
  ],
};
