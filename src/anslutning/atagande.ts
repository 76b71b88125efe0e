// Bilaga 7: who has confirmed the limits of their right to use the service, under which text, until when.
import { DAY_MS } from '../platform/durations.ts';
import type { Database, Row } from '../platform/sql/database.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import { addMonths, swedishDay } from '../platform/swedish-day.ts';
import { AnslutningError } from './anslutning-error.ts';
import { type AtagandeTexter, createAtagandeTexter } from './atagande-text.ts';
import { type Begaran, checkedBegaran } from './begaran.ts';
import { dayText, openText } from './falt.ts';
import { recordHandelse } from './handelser.ts';
import { normalHandlaggare } from './handlaggare.ts';
import { nextNumber } from './raknare.ts';

/** One confirmation. Days are `YYYY-MM-DD`; the last day is the one before the same date a year later. */
export interface Atagande {
  readonly organisationsnummer: string;
  /** In the form of {@link normalHandlaggare}. */
  readonly handlaggare: string;
  readonly bekraftat: string;
  readonly giltigtTom: string;
  readonly textVersion: number;
}

export interface Bekraftelse {
  /** The stable id that the anslutning agreed on; never a personnummer. */
  readonly handlaggare: string;
  /** Default today; never later. */
  readonly bekraftat?: string;
  /** Version of the text that was confirmed; default the one in force. */
  readonly textVersion?: number;
}

/** What a report in bulk came to: how many were new, how many had been reported before. */
export interface Rapport {
  readonly nya: number;
  readonly fannsRedan: number;
}

/** Every one throws {@link DatabaseError}. */
export interface Ataganden {
  readonly texter: AtagandeTexter;
  /** @throws {AnslutningError} kind `ogiltig`, `okand` */
  confirm(begaran: Begaran, organisationsnummer: string, bekraftelse: Bekraftelse): Promise<Rapport>;
  /** All or none; 10,000 at most. A message names the row by its place, 1 the first. @throws {AnslutningError} as `confirm` */
  confirmMany(begaran: Begaran, organisationsnummer: string, rows: readonly Bekraftelse[]): Promise<Rapport>;
  /** Whether there is one that holds today. */
  valid(organisationsnummer: string, handlaggare: string): Promise<boolean>;
  /** The latest of each handläggare, by id. */
  alla(organisationsnummer: string): Promise<Atagande[]>;
  /** The latest of each handläggare whose last day is within `days` from today or has been within them before, soonest first. */
  dueForRenewal(days: number, organisationsnummer?: string): Promise<Atagande[]>;
}

const COLUMNS = ['organisationsnummer', 'handlaggare', 'bekraftat', 'giltigt_tom', 'text_version', 'andrad'];
const MOST_AT_ONCE = 10_000;
const ROWS_A_STATEMENT = 500;

/** The latest one of each handläggare. */
const LATEST = `SELECT a.* FROM atagande a WHERE a.bekraftat = (SELECT MAX(b.bekraftat) FROM atagande b
  WHERE b.organisationsnummer = a.organisationsnummer AND b.handlaggare = a.handlaggare)`;

export interface AtagandenDeps {
  /** With `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createAtaganden({ database, clock }: AtagandenDeps): Ataganden {
  const texter = createAtagandeTexter({ database, clock });
  const today = () => swedishDay(clock.now());

  async function confirmMany(
    given: Begaran,
    organisationsnummer: string,
    rows: readonly Bekraftelse[],
  ): Promise<Rapport> {
    const begaran = checkedBegaran(given);
    if (rows.length === 0 || rows.length > MOST_AT_ONCE) {
      throw new AnslutningError('ogiltig', `En rapport ska ha 1–${MOST_AT_ONCE} bekräftelser.`);
    }
    const versions = (await texter.alla()).map(({ version }) => version);
    const ataganden = rows.map((row, index) => toAtagande(row, organisationsnummer, versions, today(), index + 1));
    return database.transaction(async (tx) => {
      const nummer = await nextNumber(tx, 'register');
      const [known] = await tx.run('SELECT id FROM anslutning WHERE id = $1', [organisationsnummer]);
      if (!known) throw new AnslutningError('okand', 'Ingen anslutning har det organisationsnumret.');
      let nya = 0;
      for (let at = 0; at < ataganden.length; at += ROWS_A_STATEMENT) {
        const values = ataganden.slice(at, at + ROWS_A_STATEMENT).map((one) => [...Object.values(one), nummer]);
        const suffix = 'ON CONFLICT DO NOTHING RETURNING handlaggare';
        nya += (await tx.run(...insertStatement({ table: 'atagande', columns: COLUMNS, rows: values, suffix }))).length;
      }
      const efter = { nya, fannsRedan: rows.length - nya };
      const objekt = { slag: 'atagande', id: organisationsnummer };
      await recordHandelse(tx, clock.now(), begaran, {
        objekt,
        handling: 'bekräfta',
        efter: { ...efter, ...only(ataganden) },
      });
      return efter;
    });
  }

  async function read(where: string, params: readonly string[]): Promise<Atagande[]> {
    return (await database.run(`${LATEST} AND ${where}`, params)).map(fromRow);
  }

  return {
    texter,
    confirmMany,
    confirm: (begaran, organisationsnummer, bekraftelse) => confirmMany(begaran, organisationsnummer, [bekraftelse]),
    async valid(organisationsnummer, handlaggare) {
      const sql =
        'SELECT 1 AS giltigt FROM atagande WHERE organisationsnummer = $1 AND handlaggare = $2 AND giltigt_tom >= $3';
      return (await database.run(sql, [organisationsnummer, normalHandlaggare(handlaggare), today()])).length > 0;
    },
    alla: (organisationsnummer) => read('a.organisationsnummer = $1 ORDER BY a.handlaggare', [organisationsnummer]),
    dueForRenewal(days, organisationsnummer) {
      const [from, to] = [-days, days].map((one) => swedishDay(clock.now() + one * DAY_MS)) as [string, string];
      const own = organisationsnummer === undefined ? '' : ' AND a.organisationsnummer = $3';
      const where = `a.giltigt_tom >= $1 AND a.giltigt_tom <= $2${own}`;
      const params = [from, to, ...(organisationsnummer === undefined ? [] : [organisationsnummer])];
      return read(`${where} ORDER BY a.giltigt_tom, a.organisationsnummer, a.handlaggare`, params);
    },
  };
}

/** In the order of the table's columns. */
function toAtagande(
  given: Bekraftelse,
  organisationsnummer: string,
  versions: readonly number[],
  today: string,
  place: number,
): Atagande {
  const field = `Bekräftelse ${place}:`;
  const bekraftat = dayText(`${field} datum`, given.bekraftat ?? today);
  if (bekraftat > today) throw new AnslutningError('ogiltig', `${field} datum får inte ligga i framtiden.`);
  const textVersion = given.textVersion ?? Math.max(...versions);
  if (!versions.includes(textVersion)) {
    throw new AnslutningError('ogiltig', `${field} texten ska vara en registrerad version; registrera den först.`);
  }
  const handlaggare = normalHandlaggare(openText(`${field} handläggarens id`, given.handlaggare, { most: 100 }));
  return { organisationsnummer, handlaggare, bekraftat, giltigtTom: lastDay(bekraftat), textVersion };
}

/** Valid one year: the last day is the day before the date a year later. */
function lastDay(bekraftat: string): string {
  return new Date(Date.parse(`${addMonths(bekraftat, 12)}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** A single confirmation stands in the trail in full; of many, their number is enough: the rows are never removed. */
function only(ataganden: readonly Atagande[]): object {
  const [first, ...more] = ataganden;
  return first && more.length === 0 ? first : {};
}

function fromRow(row: Row): Atagande {
  return {
    organisationsnummer: String(row.organisationsnummer),
    handlaggare: String(row.handlaggare),
    bekraftat: String(row.bekraftat),
    giltigtTom: String(row.giltigt_tom),
    textVersion: Number(row.text_version),
  };
}
