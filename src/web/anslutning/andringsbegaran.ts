// What a nämnd asks to have changed in its anslutning: kept until an operator has carried it out or turned it down.
import { randomUUID } from 'node:crypto';
import { type Begaran, checkedBegaran } from '../../anslutning/begaran.ts';
import { recordHandelse } from '../../anslutning/handelser.ts';
import type { Database, Row } from '../../platform/sql/database.ts';

/** A change of system vendor, or a notice; days `YYYY-MM-DD`. */
export type Andring =
  | { readonly slag: 'leverantor'; readonly bitraden: readonly Bitradesuppgift[] }
  | { readonly slag: 'uppsagning'; readonly datum: string; readonly upphor: string };

export interface Bitradesuppgift {
  readonly organisationsnummer: string;
  readonly namn: string;
  readonly avtalsdatum: string;
}

/** One that waits. `begardAt`: milliseconds since the epoch. */
export interface Andringsbegaran {
  readonly id: string;
  readonly organisationsnummer: string;
  readonly andring: Andring;
  readonly skal: string;
  readonly begardAt: number;
  readonly begardAv: string;
}

export type Beslut = 'genomförd' | 'avvisad';

/** Every one throws {@link DatabaseError}; those that change something {@link AnslutningError} where actor or reason does not hold. */
export interface Andringsbegaranden {
  add(begaran: Begaran, organisationsnummer: string, andring: Andring): Promise<void>;
  /** Oldest first; of one anslutning where its number is given. */
  waiting(organisationsnummer?: string): Promise<Andringsbegaran[]>;
  /** Nothing happens to one that has been decided already. */
  decide(begaran: Begaran, id: string, beslut: Beslut): Promise<void>;
}

const SLAG = 'andringsbegaran';

export interface AndringsbegarandenDeps {
  /** With `webMigrations` and `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createAndringsbegaranden({ database, clock }: AndringsbegarandenDeps): Andringsbegaranden {
  return {
    async add(given, organisationsnummer, andring) {
      const begaran = checkedBegaran(given);
      const id = randomUUID();
      const { slag, ...innehall } = andring;
      await database.transaction(async (tx) => {
        const now = clock.now();
        await tx.run(
          `INSERT INTO web_andringsbegaran (id, organisationsnummer, slag, innehall, skal, begard_at, begard_av)
            VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, organisationsnummer, slag, JSON.stringify(innehall), begaran.skal, now, begaran.aktor.namn],
        );
        const efter = { organisationsnummer, ...andring };
        await recordHandelse(tx, now, begaran, { objekt: { slag: SLAG, id }, handling: 'begär ändring', efter });
      });
    },
    async waiting(organisationsnummer) {
      const own = organisationsnummer === undefined ? '' : ' AND organisationsnummer = $1';
      const sql = `SELECT * FROM web_andringsbegaran WHERE beslut IS NULL${own} ORDER BY begard_at, id`;
      return (await database.run(sql, organisationsnummer === undefined ? [] : [organisationsnummer])).map(fromRow);
    },
    async decide(given, id, beslut) {
      const begaran = checkedBegaran(given);
      await database.transaction(async (tx) => {
        const now = clock.now();
        const [row] = await tx.run(
          `UPDATE web_andringsbegaran SET beslut = $1, avgjord_at = $2, avgjord_av = $3
            WHERE id = $4 AND beslut IS NULL RETURNING organisationsnummer`,
          [beslut, now, begaran.aktor.namn, id],
        );
        if (!row) return;
        const efter = { organisationsnummer: String(row.organisationsnummer), beslut };
        await recordHandelse(tx, now, begaran, { objekt: { slag: SLAG, id }, handling: 'avgör ändring', efter });
      });
    },
  };
}

function fromRow({ id, organisationsnummer, slag, innehall, skal, begard_at, begard_av }: Row): Andringsbegaran {
  return {
    id: String(id),
    organisationsnummer: String(organisationsnummer),
    andring: { slag, ...JSON.parse(String(innehall)) } as Andring,
    skal: String(skal),
    begardAt: Number(begard_at),
    begardAv: String(begard_av),
  };
}
