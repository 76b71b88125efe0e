// The tables of driftinformation, of who has asked to be told of it, and of the letters that wait.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `driftnotis`: one JSON document each with its version, and in columns what lists are made by; `orsak_slut` belongs to the
 * cause and not to the version. `driftnotis_kalla`: the sources that each is about. `driftnotis_stopp`: the stops that the
 * guard should have (`till` null: none any more), by source and notice; `inlagt` 1 when the guard has been told.
 * `driftprenumeration`: addresses, with the sources they ask for (JSON; `[]` all), `bekraftad_at` null until confirmed;
 * `driftprenumeration_nyckel`: SHA-256 of the tokens that have been sent out. `driftutskick`: letters that wait, at most one
 * for each receiver and notice (`notis` '': the letter that asks for confirmation). `driftprenumeration_antal`: how often an address,
 * by its digest, has asked on a day that ends at `till`. `framforhallning_ms`: how long before its beginning a stop is to be planned
 * for its time to be excused. Times are milliseconds since the epoch.
 */
export const driftinformationMigrations: ModuleMigrations = {
  module: 'driftinformation',
  migrations: [
    {
      number: 1,
      name: 'driftnotis, driftprenumeration, driftutskick',
      sql: [
        `CREATE TABLE driftnotis (
          id TEXT PRIMARY KEY, version INTEGER NOT NULL, slag TEXT NOT NULL, lage TEXT NOT NULL,
          fran BIGINT NOT NULL, till BIGINT, publicerad_at BIGINT, orsak_slut BIGINT, dokument TEXT NOT NULL)`,
        'CREATE INDEX driftnotis_fran ON driftnotis (fran, id)',
        'CREATE INDEX driftnotis_lage ON driftnotis (lage)',
        `CREATE TABLE driftnotis_kalla (
          notis TEXT NOT NULL REFERENCES driftnotis (id), kalla TEXT NOT NULL, PRIMARY KEY (notis, kalla))`,
        'CREATE INDEX driftnotis_kalla_kalla ON driftnotis_kalla (kalla)',
        `CREATE TABLE driftnotis_stopp (
          notis TEXT NOT NULL REFERENCES driftnotis (id), kalla TEXT NOT NULL, version INTEGER NOT NULL,
          fran BIGINT NOT NULL, till BIGINT, aktor TEXT NOT NULL, inlagt INTEGER NOT NULL, PRIMARY KEY (notis, kalla))`,
        `CREATE TABLE driftprenumeration (
          id TEXT PRIMARY KEY, epost TEXT NOT NULL, kallor TEXT NOT NULL, skapad_at BIGINT NOT NULL, bekraftad_at BIGINT)`,
        'CREATE INDEX driftprenumeration_epost ON driftprenumeration (epost)',
        `CREATE TABLE driftprenumeration_nyckel (
          hash BYTEA PRIMARY KEY, prenumeration TEXT NOT NULL, slag TEXT NOT NULL, till BIGINT NOT NULL)`,
        'CREATE INDEX driftprenumeration_nyckel_vem ON driftprenumeration_nyckel (prenumeration)',
        'CREATE INDEX driftprenumeration_nyckel_till ON driftprenumeration_nyckel (till)',
        `CREATE TABLE driftutskick (
          prenumeration TEXT NOT NULL, notis TEXT NOT NULL, version INTEGER NOT NULL, skapad_at BIGINT NOT NULL,
          nasta_at BIGINT NOT NULL, forsok INTEGER NOT NULL, PRIMARY KEY (prenumeration, notis))`,
        'CREATE INDEX driftutskick_nasta ON driftutskick (nasta_at)',
      ],
    },
    {
      number: 2,
      name: 'andrad_at, framforhallning_ms, driftprenumeration_antal',
      sql: [
        'ALTER TABLE driftnotis ADD COLUMN andrad_at BIGINT NOT NULL DEFAULT 0',
        'UPDATE driftnotis SET andrad_at = COALESCE(publicerad_at, fran)',
        'CREATE INDEX driftnotis_andrad ON driftnotis (andrad_at, id)',
        'ALTER TABLE driftnotis_stopp ADD COLUMN framforhallning_ms BIGINT NOT NULL DEFAULT 0',
        `CREATE TABLE driftprenumeration_antal (
          nyckel BYTEA PRIMARY KEY, till BIGINT NOT NULL, antal INTEGER NOT NULL)`,
      ],
    },
  ],
};
