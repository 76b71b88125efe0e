// The tables of what was measured: minutes of each process, and their sums over hours and days.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * A start is in milliseconds since the epoch; a `svarande` of `''` is the source as a whole. `orsaker` and `kvaliteter` are JSON
 * objects of counts, `svarstid` and `kotid` encoded histograms; all four are empty where there is nothing to say.
 */
const COUNTS = `anrop_lyckad INTEGER NOT NULL, anrop_misslyckad INTEGER NOT NULL, anrop_undantagen INTEGER NOT NULL,
  ping_lyckad INTEGER NOT NULL, ping_misslyckad INTEGER NOT NULL, ping_undantagen INTEGER NOT NULL,
  orsaker TEXT NOT NULL, kvaliteter TEXT NOT NULL, svarstid TEXT NOT NULL, kotid TEXT NOT NULL`;

const sumTable = (name: string) => [
  `CREATE TABLE ${name} (
    start BIGINT NOT NULL, kalla TEXT NOT NULL, svarande TEXT NOT NULL, ${COUNTS},
    PRIMARY KEY (kalla, svarande, start))`,
  `CREATE INDEX ${name}_start ON ${name} (start)`,
];

/**
 * `matning_minut`: a row of each process that measured anything. `matning_timme`, `matning_dygn`: all processes as one.
 * `matning_summerad`: before `till` everything has been summed. `matning_forsenad`: hours of which minutes came after that, to be
 * summed anew. `belastning`: what organisations have asked, hour by hour.
 */
export const matningMigrations: ModuleMigrations = {
  module: 'matning',
  migrations: [
    {
      number: 1,
      name: 'matning',
      sql: [
        `CREATE TABLE matning_minut (
          start BIGINT NOT NULL, kalla TEXT NOT NULL, svarande TEXT NOT NULL, process TEXT NOT NULL, ${COUNTS},
          PRIMARY KEY (kalla, svarande, start, process))`,
        'CREATE INDEX matning_minut_start ON matning_minut (start)',
        ...sumTable('matning_timme'),
        ...sumTable('matning_dygn'),
        'CREATE TABLE matning_summerad (steg TEXT PRIMARY KEY, till BIGINT NOT NULL)',
        'CREATE TABLE matning_forsenad (id TEXT PRIMARY KEY, timme BIGINT NOT NULL)',
        `CREATE TABLE belastning (
          start BIGINT NOT NULL, organisation TEXT NOT NULL, process TEXT NOT NULL,
          besvarade INTEGER NOT NULL, nekade INTEGER NOT NULL, delfragor INTEGER NOT NULL,
          PRIMARY KEY (start, organisation, process))`,
      ],
    },
    {
      number: 2,
      name: 'oppna kretsar',
      sql: ['matning_minut', 'matning_timme', 'matning_dygn'].map(
        (table) => `ALTER TABLE ${table} ADD COLUMN krets_oppen_ms BIGINT NOT NULL DEFAULT 0`,
      ),
    },
  ],
};
