// The tables of the förteckningar.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `fortackning_ordalydelse`: published wordings, only ever added. `fortackning_utkast`: one row for each uppgiftslämnare, which
 * writers take turns by. `uppgifter` and `forfattare` are JSON. Times are milliseconds since the epoch.
 */
export const fortackningMigrations: ModuleMigrations = {
  module: 'fortackning',
  migrations: [
    {
      number: 1,
      name: 'fortackning_ordalydelse, fortackning_utkast',
      sql: [
        `CREATE TABLE fortackning_ordalydelse (
          uppgiftslamnare TEXT NOT NULL, nummer INTEGER NOT NULL, uppgifter TEXT NOT NULL, publicerad_at BIGINT NOT NULL,
          publicerad_av TEXT NOT NULL, foreslagen_av TEXT NOT NULL, skal TEXT NOT NULL, PRIMARY KEY (uppgiftslamnare, nummer))`,
        `CREATE TABLE fortackning_utkast (
          uppgiftslamnare TEXT PRIMARY KEY, version INTEGER NOT NULL, lage TEXT NOT NULL, utgangspunkt INTEGER NOT NULL,
          uppgifter TEXT NOT NULL, andrad_at BIGINT NOT NULL, andrad_av TEXT NOT NULL, foreslaget_av TEXT NOT NULL,
          skal TEXT NOT NULL)`,
      ],
    },
    {
      number: 2,
      name: 'fortackning_utkast.forfattare',
      sql: [`ALTER TABLE fortackning_utkast ADD COLUMN forfattare TEXT NOT NULL DEFAULT '[]'`],
    },
  ],
};
