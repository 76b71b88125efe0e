// The tables of avvikelser, of what was done and said of each, and of the letters that tell of it.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `avvikelse_raknare`: the last number, one row, by which those who write take turns. `part_…`: who reported, `part_id` '' and
 * `part_bastjanst` '' where the kind has none, `part_fullgors_av` '' where it fulfils its duties itself. `avvikelse_handelse`: only ever added, one for each version. `avvikelse_utskick`:
 * who should be told of which version (`mottagare`: kind and id); `nasta_at` null when nothing more is tried, `skickat_at` null
 * until the mail server has it, `hinder` why it was not sent last. `avvikelse_adress`: what became of a change at one address, which stands there as a digest. Times are milliseconds since the epoch.
 */
export const avvikelseMigrations: ModuleMigrations = {
  module: 'avvikelser',
  migrations: [
    {
      number: 1,
      name: 'avvikelse, avvikelse_handelse, avvikelse_utskick',
      sql: [
        'CREATE TABLE avvikelse_raknare (id INTEGER PRIMARY KEY, varde BIGINT NOT NULL)',
        'INSERT INTO avvikelse_raknare (id, varde) VALUES (1, 0)',
        `CREATE TABLE avvikelse (
          nummer BIGINT PRIMARY KEY, version INTEGER NOT NULL, lage TEXT NOT NULL, allvar TEXT NOT NULL,
          bastjanst TEXT NOT NULL, rubrik TEXT NOT NULL, aterskapande TEXT NOT NULL, resultat TEXT NOT NULL,
          bevis TEXT NOT NULL, kontakt TEXT NOT NULL, part_slag TEXT NOT NULL, part_id TEXT NOT NULL,
          part_bastjanst TEXT NOT NULL, rapporterad_av TEXT NOT NULL, skapad_at BIGINT NOT NULL, rapporterad_at BIGINT,
          andrad_at BIGINT NOT NULL)`,
        'CREATE INDEX avvikelse_part ON avvikelse (part_slag, part_id, nummer)',
        'CREATE INDEX avvikelse_bastjanst ON avvikelse (bastjanst, nummer)',
        `CREATE TABLE avvikelse_handelse (
          avvikelse BIGINT NOT NULL REFERENCES avvikelse (nummer), version INTEGER NOT NULL, at BIGINT NOT NULL,
          handling TEXT NOT NULL, aktor TEXT NOT NULL, part_slag TEXT NOT NULL, part_id TEXT NOT NULL,
          part_bastjanst TEXT NOT NULL, fran TEXT, till TEXT NOT NULL, text TEXT, PRIMARY KEY (avvikelse, version))`,
        `CREATE TABLE avvikelse_utskick (
          avvikelse BIGINT NOT NULL REFERENCES avvikelse (nummer), version INTEGER NOT NULL, mottagare TEXT NOT NULL,
          skapad_at BIGINT NOT NULL, nasta_at BIGINT, forsok INTEGER NOT NULL, skickat_at BIGINT, hinder TEXT,
          PRIMARY KEY (avvikelse, version, mottagare))`,
        'CREATE INDEX avvikelse_utskick_nasta ON avvikelse_utskick (nasta_at)',
      ],
    },
    {
      number: 2,
      name: 'part_fullgors_av, avvikelse_adress, what a party has done in a day',
      sql: [
        "ALTER TABLE avvikelse ADD COLUMN part_fullgors_av TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE avvikelse_handelse ADD COLUMN part_fullgors_av TEXT NOT NULL DEFAULT ''",
        `CREATE TABLE avvikelse_adress (
          avvikelse BIGINT NOT NULL REFERENCES avvikelse (nummer), version INTEGER NOT NULL, adress TEXT NOT NULL,
          utfall TEXT NOT NULL, PRIMARY KEY (avvikelse, version, adress))`,
        'CREATE INDEX avvikelse_handelse_part ON avvikelse_handelse (part_slag, part_id, at)',
      ],
    },
  ],
};
