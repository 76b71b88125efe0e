// The tables of the tamper evidence: what was signed, as the text that was signed.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/** `kontrollpunkt`: the signed checkpoints, 1, 2, 3 …; `forsegling`: the seals of months, kept when the months are gone. */
export const kontrollMigrations: ModuleMigrations = {
  module: 'kontroll',
  migrations: [
    {
      number: 1,
      name: 'kontrollpunkt, forsegling',
      sql: [
        `CREATE TABLE kontrollpunkt (
          nummer BIGINT PRIMARY KEY, text TEXT NOT NULL, nyckel TEXT NOT NULL, signatur TEXT NOT NULL)`,
        `CREATE TABLE forsegling (
          manad TEXT PRIMARY KEY, text TEXT NOT NULL, nyckel TEXT NOT NULL, signatur TEXT NOT NULL)`,
      ],
    },
  ],
};
