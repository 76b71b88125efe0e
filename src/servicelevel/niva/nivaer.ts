// The service levels as they are agreed: set and taken away with who and why, each from its day on.
import type { Andring, RecordChange } from '../../platform/spar.ts';
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import { takeTurn } from '../../platform/sql/turn.ts';
import type { Begaran } from '../begaran.ts';
import { checkedNiva } from './checked-niva.ts';
import { NivaError } from './niva-error.ts';
import type { Serviceniva } from './serviceniva.ts';
import { standardniva } from './standardniva.ts';

export type Nivaandring = Andring<'servicenivå', Serviceniva>;

export interface NivaerDeps {
  /** With `nivaMigrations`, and what `record` needs. */
  readonly database: Database;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** The sources that there are, and `SAMMANSATT`. */
  readonly kallor: readonly string[];
  readonly record: RecordChange<Nivaandring>;
}

/** Every one @throws {DatabaseError}; every command {@link NivaError} and what `record` throws. */
export interface Nivaer {
  /** Those that were set, by source in the order of `kallor`, oldest first. */
  alla(): Promise<Serviceniva[]>;
  /** Of one source, oldest first; the first is the default, valid until the first that was set. */
  om(kalla: string): Promise<Serviceniva[]>;
  /** The one that is valid that day (`YYYY-MM-DD`). */
  gallande(kalla: string, dag: string): Promise<Serviceniva>;
  /** Adds one, or replaces that of the same source and day; a day that has been is allowed, since agreements are signed late. */
  satt(begaran: Begaran, niva: Serviceniva): Promise<Serviceniva>;
  /** Then the one before it is valid on. */
  taBort(begaran: Begaran, kalla: string, giltigFran: string): Promise<void>;
}

/** Any number, as long as it stays the same: changes of levels take turns. */
const ADVISORY_LOCK = 0x6e697661;

export function createNivaer({ database, clock, kallor, record }: NivaerDeps): Nivaer {
  async function om(kalla: string): Promise<Serviceniva[]> {
    const rows = await database.run('SELECT * FROM serviceniva WHERE kalla = $1 ORDER BY giltig_fran', [kalla]);
    return [standardniva(kalla), ...rows.map(toNiva)];
  }

  async function andra(
    begaran: Begaran,
    { kalla, giltigFran }: Pick<Serviceniva, 'kalla' | 'giltigFran'>,
    change: (tx: Statements, fore: Serviceniva | undefined) => Promise<Omit<Nivaandring, 'objekt'>>,
  ): Promise<void> {
    await database.transaction(async (tx) => {
      await takeTurn(tx, ADVISORY_LOCK);
      const key = [kalla, giltigFran];
      const [row] = await tx.run('SELECT * FROM serviceniva WHERE kalla = $1 AND giltig_fran = $2', key);
      const andring = await change(tx, row && toNiva(row));
      await record(tx, clock.now(), begaran, { objekt: { slag: 'servicenivå', id: kalla }, ...andring });
    });
  }

  return {
    async alla() {
      const rows = await database.run('SELECT * FROM serviceniva ORDER BY giltig_fran');
      const nivaer = rows.map(toNiva);
      return kallor.flatMap((kalla) => nivaer.filter((niva) => niva.kalla === kalla));
    },
    om,
    async gallande(kalla, dag) {
      return (await om(kalla)).findLast(({ giltigFran }) => giltigFran <= dag) ?? standardniva(kalla);
    },
    async satt(begaran, utkast) {
      const niva = checkedNiva(utkast, kallor);
      await andra(begaran, niva, async (tx, fore) => {
        await tx.run(
          `INSERT INTO serviceniva (kalla, giltig_fran, dokument) VALUES ($1, $2, $3)
            ON CONFLICT (kalla, giltig_fran) DO UPDATE SET dokument = excluded.dokument`,
          [niva.kalla, niva.giltigFran, JSON.stringify(niva)],
        );
        return { handling: 'sätt servicenivå', ...(fore && { fore }), efter: niva };
      });
      return niva;
    },
    taBort: (begaran, kalla, giltigFran) =>
      andra(begaran, { kalla, giltigFran }, async (tx, fore) => {
        if (!fore) throw new NivaError('okand', 'giltigFran', 'Ingen servicenivå börjar gälla den dagen.');
        await tx.run('DELETE FROM serviceniva WHERE kalla = $1 AND giltig_fran = $2', [kalla, giltigFran]);
        return { handling: 'ta bort servicenivå', fore };
      }),
  };
}

function toNiva({ dokument }: Row): Serviceniva {
  return JSON.parse(String(dokument)) as Serviceniva;
}
