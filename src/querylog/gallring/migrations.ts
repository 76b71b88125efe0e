// The tables of gallring: its rules, its holds, its runs and what they leave.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `gallringsbeslut` and `markering`: the rules and the exceptions from them, never edited. `kvarhallen`: questions under a
 * hold whose month is gone. `gallring`, `gallring_aterupptagen`, `gallring_steg`, `gallring_markering`, `gallring_nyckel`:
 * what a run is to do and has done; `gallringsprotokoll`: what stays. Times are milliseconds since the epoch, days `YYYY-MM-DD`.
 */
export const gallringMigrations: ModuleMigrations = {
  module: 'gallring',
  migrations: [
    {
      number: 1,
      name: 'beslut, markering, kvarhallen, gallring, protokoll',
      sql: [
        `CREATE TABLE gallringsbeslut (
          nummer INTEGER PRIMARY KEY, referens TEXT NOT NULL, datum TEXT NOT NULL, beslutad_av TEXT NOT NULL,
          namnd TEXT, manader INTEGER NOT NULL, registrerat_at BIGINT NOT NULL, registrerat_av TEXT NOT NULL,
          upphavt_at BIGINT, upphavt_av TEXT)`,
        `CREATE TABLE markering (
          id TEXT PRIMARY KEY, slag TEXT NOT NULL, namnd TEXT NOT NULL, falt TEXT NOT NULL, innehall BYTEA NOT NULL,
          till TEXT, registrerad_at BIGINT NOT NULL, registrerad_av TEXT NOT NULL,
          avslutad_at BIGINT, avslutad_av TEXT, gallrad_at BIGINT)`,
        'CREATE INDEX markering_namnd ON markering (namnd, slag)',
        `CREATE TABLE kvarhallen (
          id BYTEA PRIMARY KEY, markering TEXT NOT NULL REFERENCES markering (id), namnd TEXT NOT NULL,
          manad TEXT NOT NULL, at BIGINT NOT NULL, person BYTEA NOT NULL, arende BYTEA NOT NULL,
          handlaggare BYTEA NOT NULL, innehall BYTEA NOT NULL, bastjanster TEXT,
          avslut_at BIGINT, avslut_milliseconds BIGINT, utfall TEXT)`,
        'CREATE INDEX kvarhallen_markering ON kvarhallen (markering, at, id)',
        'CREATE INDEX kvarhallen_namnd ON kvarhallen (namnd, manad)',
        `CREATE TABLE gallring (
          id TEXT PRIMARY KEY, nummer INTEGER NOT NULL UNIQUE, startad_at BIGINT NOT NULL, startad_av TEXT NOT NULL,
          status TEXT NOT NULL, avslutad_at BIGINT)`,
        `CREATE TABLE gallring_aterupptagen (
          gallring TEXT NOT NULL REFERENCES gallring (id), at BIGINT NOT NULL, av TEXT NOT NULL)`,
        `CREATE TABLE gallring_steg (
          gallring TEXT NOT NULL REFERENCES gallring (id), manad TEXT NOT NULL, namnd TEXT NOT NULL,
          beslut INTEGER NOT NULL REFERENCES gallringsbeslut (nummer), status TEXT NOT NULL,
          antal_fragor BIGINT, antal_poster BIGINT, antal_kvarhallna BIGINT, nyckel_forstord_at BIGINT,
          PRIMARY KEY (gallring, manad, namnd))`,
        'CREATE INDEX gallring_steg_manad ON gallring_steg (manad)',
        `CREATE TABLE gallring_markering (
          gallring TEXT NOT NULL REFERENCES gallring (id), markering TEXT NOT NULL REFERENCES markering (id),
          namnd TEXT NOT NULL, slag TEXT NOT NULL, status TEXT NOT NULL,
          antal_fragor BIGINT, antal_overflyttade BIGINT, nyckel_forstord_at BIGINT,
          PRIMARY KEY (gallring, markering))`,
        `CREATE TABLE gallringsprotokoll (
          nummer INTEGER PRIMARY KEY, gallring TEXT NOT NULL REFERENCES gallring (id), text TEXT NOT NULL,
          nyckel TEXT NOT NULL, signatur TEXT NOT NULL)`,
      ],
    },
    {
      number: 2,
      name: 'what hinders a step, which run moved a held question, keys that came back',
      sql: [
        'ALTER TABLE gallring_steg ADD COLUMN anmarkning TEXT',
        'ALTER TABLE gallring_markering ADD COLUMN anmarkning TEXT',
        'ALTER TABLE gallring_markering ADD COLUMN gallrade_manader TEXT',
        'ALTER TABLE kvarhallen ADD COLUMN gallring TEXT',
        `CREATE TABLE gallring_nyckel (
          gallring TEXT NOT NULL REFERENCES gallring (id), namnd TEXT NOT NULL, bruk TEXT NOT NULL, forstord_at BIGINT,
          PRIMARY KEY (gallring, namnd, bruk))`,
      ],
    },
  ],
};
