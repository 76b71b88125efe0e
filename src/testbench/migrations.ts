// The tables of the test bench: who has consented to what, and which runs there have been.
import type { ModuleMigrations } from '../platform/sql/migrate.ts';

/**
 * `provbank_medgivande`: consent to hostile cases at an origin; `aterkallat_at` null while it stands. `provbank_korning`: `slut_at`
 * null while it runs, one at most for each bastjänst; `levde_at`: when its process last said that it lives; `protokoll`: JSON,
 * redacted. Times are milliseconds since the epoch.
 */
export const provbankMigrations: ModuleMigrations = {
  module: 'provbank',
  migrations: [
    {
      number: 1,
      name: 'provbank_medgivande, provbank_korning',
      sql: [
        `CREATE TABLE provbank_medgivande (
          id TEXT PRIMARY KEY, bastjanst TEXT NOT NULL, origin TEXT NOT NULL, medgivet_av TEXT NOT NULL,
          registrerat_av TEXT NOT NULL, skal TEXT NOT NULL, given_at BIGINT NOT NULL, giltigt_till BIGINT NOT NULL,
          aterkallat_at BIGINT)`,
        'CREATE INDEX provbank_medgivande_origin ON provbank_medgivande (bastjanst, origin)',
        `CREATE TABLE provbank_korning (
          id TEXT PRIMARY KEY, bastjanst TEXT NOT NULL, origin TEXT NOT NULL, fientlig INTEGER NOT NULL,
          startad_av TEXT NOT NULL, startad_at BIGINT NOT NULL, levde_at BIGINT NOT NULL, antal INTEGER NOT NULL,
          klara INTEGER NOT NULL, avbryt_at BIGINT, slut_at BIGINT, slut TEXT, protokoll TEXT)`,
        'CREATE UNIQUE INDEX provbank_korning_pagar ON provbank_korning (bastjanst) WHERE slut_at IS NULL',
        'CREATE INDEX provbank_korning_startad ON provbank_korning (startad_at)',
      ],
    },
  ],
};
