// The tables of the log that are there from the start; every month's own are made when it begins (manader.ts).
import type { ModuleMigrations } from '../platform/sql/migrate.ts';

/**
 * `manad`: the months that the log has, or has had. `fraga_puls`: one row, written to learn whether writing works.
 * Times are milliseconds since the epoch.
 */
export const querylogMigrations: ModuleMigrations = {
  module: 'querylog',
  migrations: [
    {
      number: 1,
      name: 'fraga, fraga_avslut, fraga_puls',
      sql: [
        'CREATE TABLE fraga (id TEXT PRIMARY KEY)',
        'CREATE TABLE fraga_avslut (id TEXT PRIMARY KEY)',
        'CREATE TABLE fraga_puls (id INTEGER PRIMARY KEY, at BIGINT NOT NULL)',
      ],
    },
    {
      // Persons stood there in clear, which only trial mode allowed: such rows must not live on in the file.
      number: 2,
      name: 'encrypted records by month; the plain ones of trial mode are gone',
      sql: [
        'DROP TABLE fraga_avslut',
        'DROP TABLE fraga',
        'CREATE TABLE manad (manad TEXT PRIMARY KEY, begun_at BIGINT NOT NULL, sealed_at BIGINT, dropped_at BIGINT)',
      ],
    },
    {
      number: 3,
      name: 'nyckelvittne: which keys the log is written by',
      sql: ['CREATE TABLE nyckelvittne (id INTEGER PRIMARY KEY, vittne TEXT NOT NULL)'],
    },
  ],
};
