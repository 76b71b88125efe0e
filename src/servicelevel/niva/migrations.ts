// The table of service levels.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/** `serviceniva`: one JSON document for each source and the day (`YYYY-MM-DD`) from which it is valid. */
export const nivaMigrations: ModuleMigrations = {
  module: 'niva',
  migrations: [
    {
      number: 1,
      name: 'serviceniva',
      sql: [
        `CREATE TABLE serviceniva (
          kalla TEXT NOT NULL, giltig_fran TEXT NOT NULL, dokument TEXT NOT NULL, PRIMARY KEY (kalla, giltig_fran))`,
      ],
    },
  ],
};
