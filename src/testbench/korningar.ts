// Runs that pages started: one at a time for each bastjänst and few in all, in whichever process, kept for ninety days.
import { randomUUID } from 'node:crypto';
import type { Database, Row } from '../platform/sql/database.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import { takeTurn } from '../platform/sql/turn.ts';
import type { Provprotokoll } from './prov.ts';
import { TillatelseError } from './tillatelse-error.ts';

/** How a run ended; `förlorad`: its process went away. */
export type Korningsslut = 'klar' | 'avbruten' | 'fel' | 'förlorad';

export interface NyKorning {
  readonly bastjanst: string;
  readonly origin: string;
  readonly fientlig: boolean;
  readonly startadAv: string;
  /** Cases that it will try. */
  readonly antal: number;
}

/** Times are milliseconds since the epoch. */
export interface Korning extends NyKorning {
  readonly id: string;
  readonly startadAt: number;
  readonly klara: number;
  /** Somebody has asked it to stop. */
  readonly avbryts: boolean;
  readonly slutAt?: number;
  readonly slut?: Korningsslut;
}

/** Every one @throws {DatabaseError} */
export interface Korningar {
  /** Of these bastjänster, the newest first, at most a hundred. */
  lista(bastjanster: readonly string[]): Promise<Korning[]>;
  en(id: string): Promise<Korning | undefined>;
  /** What came out of it; undefined while it runs, and where it came to nothing. */
  protokoll(id: string): Promise<Provprotokoll | undefined>;
  /** @throws {TillatelseError} kind `upptagen` */
  borja(ny: NyKorning): Promise<Korning>;
  /** Says that the run lives, and how far it has come. @returns false once it should stop */
  lever(id: string, klara: number): Promise<boolean>;
  avbryt(id: string): Promise<void>;
  avsluta(id: string, slut: Korningsslut, protokoll?: Provprotokoll): Promise<void>;
  /** Removes what is older than ninety days. @returns how many */
  gallra(): Promise<number>;
}

const MOST_AT_ONCE = 2;
const MOST_SHOWN = 100;
const LOST_AFTER_MS = 60_000;
const KEPT_MS = 90 * 86_400_000;

/** Any number, as long as it stays the same: those who begin runs take turns. */
const ADVISORY_LOCK = 0x70726f76;

/** What protocols were kept without before they told which bench had tested. */
const UTAN_VERSION = { provbank: 'okänd' } as const;

const SHOWN =
  'id, bastjanst, origin, fientlig, startad_av, startad_at, levde_at, antal, klara, avbryt_at, slut_at, slut';

/** @param database with `provbankMigrations` */
export function createKorningar(database: Database, clock: { now(): number }): Korningar {
  return {
    async lista(bastjanster) {
      const sql = `SELECT ${SHOWN} FROM provbank_korning WHERE startad_at > $1 ORDER BY startad_at DESC, id`;
      const rows = await database.run(sql, [clock.now() - KEPT_MS]);
      const own = rows.filter(({ bastjanst }) => bastjanster.includes(String(bastjanst)));
      return own.slice(0, MOST_SHOWN).map((row) => toKorning(row, clock.now()));
    },
    async en(id) {
      const sql = `SELECT ${SHOWN} FROM provbank_korning WHERE id = $1 AND startad_at > $2`;
      const [row] = await database.run(sql, [id, clock.now() - KEPT_MS]);
      return row && toKorning(row, clock.now());
    },
    async protokoll(id) {
      const sql = 'SELECT protokoll FROM provbank_korning WHERE id = $1 AND startad_at > $2 AND protokoll IS NOT NULL';
      const [row] = await database.run(sql, [id, clock.now() - KEPT_MS]);
      return row && { ...UTAN_VERSION, ...(JSON.parse(String(row.protokoll)) as Provprotokoll) };
    },
    borja: (ny) => borja(database, clock.now(), ny),
    async lever(id, klara) {
      const sql = `UPDATE provbank_korning SET levde_at = $1, klara = $2 WHERE id = $3 AND slut_at IS NULL RETURNING avbryt_at`;
      const [row] = await database.run(sql, [clock.now(), klara, id]);
      return row !== undefined && row.avbryt_at === null;
    },
    async avbryt(id) {
      const sql = 'UPDATE provbank_korning SET avbryt_at = $1 WHERE id = $2 AND slut_at IS NULL';
      await database.run(sql, [clock.now(), id]);
    },
    async avsluta(id, slut, protokoll) {
      const sql = `UPDATE provbank_korning SET slut_at = $1, slut = $2, protokoll = $3,
        klara = CASE WHEN $4 = 1 THEN antal ELSE klara END WHERE id = $5 AND slut_at IS NULL`;
      // A protocol has an outcome of every case that was to be tried.
      const [text, isDone] = protokoll ? [JSON.stringify(protokoll), 1] : [null, 0];
      await database.run(sql, [clock.now(), slut, text, isDone, id]);
    },
    async gallra() {
      const sql = 'DELETE FROM provbank_korning WHERE startad_at <= $1 RETURNING id';
      return (await database.run(sql, [clock.now() - KEPT_MS])).length;
    },
  };
}

function borja(database: Database, now: number, ny: NyKorning): Promise<Korning> {
  return database.transaction(async (tx) => {
    await takeTurn(tx, ADVISORY_LOCK);
    const lost =
      "UPDATE provbank_korning SET slut_at = levde_at, slut = 'förlorad' WHERE slut_at IS NULL AND levde_at <= $1";
    await tx.run(lost, [now - LOST_AFTER_MS]);
    const running = await tx.run('SELECT bastjanst FROM provbank_korning WHERE slut_at IS NULL');
    if (running.some(({ bastjanst }) => bastjanst === ny.bastjanst)) throw new TillatelseError('upptagen', OWN_RUNS);
    if (running.length >= MOST_AT_ONCE) throw new TillatelseError('upptagen', OTHERS_RUN);
    const { bastjanst, origin, fientlig, startadAv, antal } = ny;
    const id = randomUUID();
    const row = [id, bastjanst, origin, Number(fientlig), startadAv, now, now, antal, 0];
    await tx.run(...insertStatement({ table: 'provbank_korning', columns: COLUMNS, rows: [row] }));
    return { ...ny, id, startadAt: now, klara: 0, avbryts: false };
  });
}

const COLUMNS = ['id', 'bastjanst', 'origin', 'fientlig', 'startad_av', 'startad_at', 'levde_at', 'antal', 'klara'];
const OWN_RUNS = 'En körning för bastjänsten pågår redan. Vänta tills den är klar, eller avbryt den.';
const OTHERS_RUN = 'Andra körningar pågår. Försök igen om några minuter.';

function toKorning(row: Row, now: number): Korning {
  const isLost = row.slut_at === null && Number(row.levde_at) <= now - LOST_AFTER_MS;
  const ended = isLost
    ? { slutAt: Number(row.levde_at), slut: 'förlorad' as const }
    : row.slut_at !== null && { slutAt: Number(row.slut_at), slut: String(row.slut) as Korningsslut };
  return {
    id: String(row.id),
    bastjanst: String(row.bastjanst),
    origin: String(row.origin),
    fientlig: row.fientlig === 1,
    startadAv: String(row.startad_av),
    startadAt: Number(row.startad_at),
    antal: Number(row.antal),
    klara: Number(row.klara),
    avbryts: row.avbryt_at !== null,
    ...ended,
  };
}
