// Consent to hostile cases: given for one origin until a day, by somebody with a name, and taken back at any time.

import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../platform/durations.ts';
import { holdsIdentity } from '../platform/identity.ts';
import type { Andring, Begaran, RecordChange } from '../platform/spar.ts';
import type { Database, Row } from '../platform/sql/database.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import { readAdress } from './adress.ts';
import { TillatelseError } from './tillatelse-error.ts';

export type Medgivandehandelse = Andring<'provbänksmedgivande', Medgivande>;

export interface NyttMedgivande {
  readonly bastjanst: string;
  /** An address there; its origin is what counts. */
  readonly url: string;
  /** Who consents on behalf of the uppgiftslämnare: name and function. */
  readonly medgivetAv: string;
  /** Milliseconds since the epoch; at most 90 days ahead. */
  readonly giltigtTill: number;
}

/** Times are milliseconds since the epoch. */
export interface Medgivande {
  readonly id: string;
  readonly bastjanst: string;
  readonly origin: string;
  readonly medgivetAv: string;
  readonly registreratAv: string;
  readonly skal: string;
  readonly givenAt: number;
  readonly giltigtTill: number;
  readonly aterkallatAt?: number;
}

/** Every one @throws {DatabaseError}; every command {@link TillatelseError} and what `record` throws. */
export interface Medgivanden {
  /** All that were given, the newest first. */
  alla(): Promise<Medgivande[]>;
  /** The one that holds now, if any. */
  gallande(mal: { readonly bastjanst: string; readonly origin: string }): Promise<Medgivande | undefined>;
  ge(begaran: Begaran, nytt: NyttMedgivande): Promise<Medgivande>;
  aterkalla(begaran: Begaran, id: string): Promise<Medgivande>;
}

export interface MedgivandenDeps {
  /** With `provbankMigrations`, and what `record` needs. */
  readonly database: Database;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Ids of the bastjänster that there are. */
  readonly bastjanster: readonly string[];
  readonly record: RecordChange<Medgivandehandelse>;
}

const LONGEST_DAYS = 90;

const COLUMNS = ['id', 'bastjanst', 'origin', 'medgivet_av', 'registrerat_av', 'skal', 'given_at', 'giltigt_till'];

export function createMedgivanden({ database, clock, bastjanster, record }: MedgivandenDeps): Medgivanden {
  function checked({ bastjanst, url, medgivetAv, giltigtTill }: NyttMedgivande, now: number) {
    const av = medgivetAv.trim();
    if (!bastjanster.includes(bastjanst)) throw refusal('bastjanst', `Ange en av ${bastjanster.join(', ')}.`);
    if (av.length < 3 || av.length > 200 || holdsIdentity(av))
      throw refusal('medgivetAv', 'Skriv namn och funktion på den som medger det, 3–200 tecken, utan personnummer.');
    if (!(giltigtTill > now && giltigtTill <= now + LONGEST_DAYS * DAY_MS))
      throw refusal('giltigtTill', `Ange en dag som inte har varit, högst ${LONGEST_DAYS} dagar fram.`);
    return { bastjanst, origin: readAdress(url).origin, medgivetAv: av, giltigtTill };
  }

  return {
    async alla() {
      return (await database.run('SELECT * FROM provbank_medgivande ORDER BY given_at DESC, id')).map(toMedgivande);
    },
    async gallande({ bastjanst, origin }) {
      const sql = `SELECT * FROM provbank_medgivande
        WHERE bastjanst = $1 AND origin = $2 AND aterkallat_at IS NULL AND giltigt_till > $3 ORDER BY giltigt_till DESC LIMIT 1`;
      return (await database.run(sql, [bastjanst, origin, clock.now()])).map(toMedgivande)[0];
    },
    async ge(begaran, nytt) {
      const now = clock.now();
      const given = checked(nytt, now);
      const registered = { registreratAv: begaran.aktor.namn, skal: begaran.skal, givenAt: now };
      const efter: Medgivande = { id: randomUUID(), ...given, ...registered };
      const { id, bastjanst, origin, medgivetAv, registreratAv, skal, givenAt, giltigtTill } = efter;
      const row = [id, bastjanst, origin, medgivetAv, registreratAv, skal, givenAt, giltigtTill];
      return database.transaction(async (tx) => {
        await record(tx, now, begaran, { objekt: objektOf(id), handling: 'medge fientliga fall', efter });
        await tx.run(...insertStatement({ table: 'provbank_medgivande', columns: COLUMNS, rows: [row] }));
        return efter;
      });
    },
    aterkalla(begaran, id) {
      return database.transaction(async (tx) => {
        const now = clock.now();
        const sql =
          'UPDATE provbank_medgivande SET aterkallat_at = $1 WHERE id = $2 AND aterkallat_at IS NULL RETURNING *';
        const [efter] = (await tx.run(sql, [now, id])).map(toMedgivande);
        if (!efter)
          throw new TillatelseError('okand', 'Det finns inget sådant medgivande, eller så är det redan återkallat.');
        const { aterkallatAt: _, ...fore } = efter;
        await record(tx, now, begaran, { objekt: objektOf(id), handling: 'återkalla medgivande', fore, efter });
        return efter;
      });
    },
  };
}

function objektOf(id: string): Medgivandehandelse['objekt'] {
  return { slag: 'provbänksmedgivande', id };
}

function toMedgivande(row: Row): Medgivande {
  return {
    id: String(row.id),
    bastjanst: String(row.bastjanst),
    origin: String(row.origin),
    medgivetAv: String(row.medgivet_av),
    registreratAv: String(row.registrerat_av),
    skal: String(row.skal),
    givenAt: Number(row.given_at),
    giltigtTill: Number(row.giltigt_till),
    ...(row.aterkallat_at !== null && { aterkallatAt: Number(row.aterkallat_at) }),
  };
}

function refusal(falt: string, message: string): TillatelseError {
  return new TillatelseError('ogiltig', message, falt);
}
