// The tables of granskning: approvals, figures of the avstämning, sample lists, incidents and their notices.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `innehall`, `aterkallat`, `kvittens`: encrypted under the nämnd's key of the month in which they were written (forvar.ts).
 * `handlaggare`: the log's lookup. The incidents hold no handläggare and no person, and stay when the log's keys are gone:
 * a personal data breach is documented as such (GDPR art. 33.5). Times are milliseconds since the epoch.
 */
export const granskningMigrations: ModuleMigrations = {
  module: 'granskning',
  migrations: [
    {
      number: 1,
      name: 'medgivande, avstamning_antal, stickprov, incident',
      sql: [
        `CREATE TABLE medgivande (id TEXT PRIMARY KEY, namnd TEXT NOT NULL, fran_at BIGINT NOT NULL,
          till_at BIGINT NOT NULL, innehall BYTEA NOT NULL, aterkallat_at BIGINT, aterkallat BYTEA)`,
        'CREATE INDEX medgivande_namnd ON medgivande (namnd, till_at)',
        `CREATE TABLE avstamning_antal (namnd TEXT NOT NULL, manad TEXT NOT NULL, handlaggare BYTEA NOT NULL,
          fragor BIGINT NOT NULL, omatchade BIGINT NOT NULL, PRIMARY KEY (namnd, manad, handlaggare))`,
        `CREATE TABLE stickprov (id TEXT PRIMARY KEY, namnd TEXT NOT NULL, manad TEXT NOT NULL,
          skapat_at BIGINT NOT NULL, innehall BYTEA NOT NULL, kvitterat_at BIGINT, kvittens BYTEA, pamint_at BIGINT,
          UNIQUE (namnd, manad))`,
        `CREATE TABLE incident (id TEXT PRIMARY KEY, rubrik TEXT NOT NULL, fran_at BIGINT NOT NULL,
          till_at BIGINT NOT NULL, bastjanst TEXT, orsak TEXT, upptackt_at BIGINT NOT NULL,
          registrerad_at BIGINT NOT NULL, registrerad_av TEXT NOT NULL)`,
        `CREATE TABLE incident_namnd (incident TEXT NOT NULL REFERENCES incident (id), namnd TEXT NOT NULL,
          antal BIGINT NOT NULL, utfall TEXT NOT NULL, skickad_at BIGINT, mottagare TEXT,
          kvitterad_at BIGINT, kvitterad_av TEXT, PRIMARY KEY (incident, namnd))`,
      ],
    },
  ],
};
