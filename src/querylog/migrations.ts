// The tables of the log of queried persons. Rows are added and, when their time has passed, deleted; never changed.
import type { ModuleMigrations } from '../platform/sql/migrate.ts';

/**
 * `fraga`: who asked about whom, when, why and in which bastjänster, written before anyone is asked. `fraga_avslut`: how
 * it ended; a question without one counts as disclosed. `fraga_puls`: one row, written to learn whether writing works.
 * Times are milliseconds since the epoch, dates `YYYY-MM-DD`. No answer content anywhere.
 */
export const querylogMigrations: ModuleMigrations = {
  module: 'querylog',
  migrations: [
    {
      number: 1,
      name: 'fraga, fraga_avslut, fraga_puls',
      sql: [
        `CREATE TABLE fraga (
          id TEXT PRIMARY KEY,
          begun_at BIGINT NOT NULL,
          korrelationsid TEXT NOT NULL,
          ingivare_org TEXT NOT NULL,
          ingivare_namn TEXT NOT NULL,
          handlaggare TEXT NOT NULL,
          bitraden TEXT NOT NULL,
          person TEXT NOT NULL,
          arende TEXT NOT NULL,
          syfte TEXT NOT NULL,
          lagtext TEXT NOT NULL,
          period_from TEXT NOT NULL,
          period_tom TEXT NOT NULL,
          bastjanster TEXT NOT NULL)`,
        'CREATE INDEX fraga_begun_at ON fraga (begun_at, id)',
        `CREATE TABLE fraga_avslut (
          id TEXT PRIMARY KEY,
          completed_at BIGINT NOT NULL,
          milliseconds BIGINT NOT NULL,
          utfall TEXT NOT NULL)`,
        'CREATE TABLE fraga_puls (id INTEGER PRIMARY KEY, at BIGINT NOT NULL)',
      ],
    },
  ],
};
