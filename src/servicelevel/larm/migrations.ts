// The tables of alerts: what each process saw, what is wrong, and whom it is told.
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';

/**
 * `larm_iakttagelse`: what a process saw of an object, and until when that is believed; `varde` in the unit of the rule.
 * `larm`: one row for each stretch of time in which something was wrong, at most one of them open for each rule and object;
 * `larmat_at` is missing while it has not lasted long enough. `larm_meddelande`: what goes to each receiver, in order.
 */
export const larmMigrations: ModuleMigrations = {
  module: 'larm',
  migrations: [
    {
      number: 1,
      name: 'larm',
      sql: [
        `CREATE TABLE larm_iakttagelse (
          process TEXT NOT NULL, regel TEXT NOT NULL, objekt TEXT NOT NULL, varde BIGINT NOT NULL,
          sedd_at BIGINT NOT NULL, galler_till BIGINT NOT NULL, PRIMARY KEY (process, regel, objekt))`,
        `CREATE TABLE larm (
          id TEXT PRIMARY KEY, regel TEXT NOT NULL, objekt TEXT NOT NULL, steg INTEGER NOT NULL, grad TEXT NOT NULL,
          text TEXT NOT NULL, sedan BIGINT NOT NULL, larmat_at BIGINT, slut BIGINT,
          sagt_at BIGINT, sagt_steg INTEGER, meddelat_at BIGINT)`,
        'CREATE UNIQUE INDEX larm_pagaende ON larm (regel, objekt) WHERE slut IS NULL',
        'CREATE INDEX larm_sedan ON larm (sedan)',
        `CREATE TABLE larm_meddelande (
          nummer BIGINT PRIMARY KEY, id TEXT NOT NULL, larm TEXT NOT NULL, mottagare TEXT NOT NULL, innehall TEXT NOT NULL,
          skapat_at BIGINT NOT NULL, forsok INTEGER NOT NULL, nasta_at BIGINT NOT NULL, avslutat_at BIGINT, utfall TEXT)`,
        'CREATE INDEX larm_meddelande_vantar ON larm_meddelande (mottagare, nummer) WHERE avslutat_at IS NULL',
      ],
    },
  ],
};
