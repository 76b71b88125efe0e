// The table of what operators have decided of the sources, and the number by which processes see that it has changed.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `driftlage`: one JSON document for each source of which anything was decided, with its version; `andrad` is the number of the
 * change. `driftlage_raknare`: that number, in the one row that writers take turns by. `planerat_stopp`: every planned stop that
 * there was, by the number of the change that decided it, and how long ahead it had to be announced; times are milliseconds since
 * the epoch.
 */
export const driftMigrations: ModuleMigrations = {
  module: 'drift',
  migrations: [
    {
      number: 1,
      name: 'driftlage',
      sql: [
        'CREATE TABLE driftlage_raknare (varde BIGINT NOT NULL)',
        'INSERT INTO driftlage_raknare (varde) VALUES (0)',
        `CREATE TABLE driftlage (
          kalla TEXT PRIMARY KEY, version INTEGER NOT NULL, dokument TEXT NOT NULL, andrad BIGINT NOT NULL)`,
      ],
    },
    {
      number: 2,
      name: 'planerat_stopp',
      sql: [
        `CREATE TABLE planerat_stopp (
          andrad BIGINT PRIMARY KEY, kalla TEXT NOT NULL, id TEXT NOT NULL, fran BIGINT NOT NULL, till BIGINT NOT NULL,
          beslutat_at BIGINT NOT NULL, borttaget_at BIGINT)`,
        'CREATE INDEX planerat_stopp_kalla ON planerat_stopp (kalla, till)',
      ],
    },
    {
      number: 3,
      name: 'planerat_stopp: framforhallning_ms',
      sql: ['ALTER TABLE planerat_stopp ADD COLUMN framforhallning_ms BIGINT NOT NULL DEFAULT 0'],
    },
  ],
};
