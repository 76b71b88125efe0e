// How the log and its gallring stand: counts and times for those who look after it, and never a person.
import type { Database } from '../platform/sql/database.ts';
import type { Gallring } from './gallring/gallring.ts';
import { lengthsOf } from './kontroll/heads.ts';
import { parseKontrollpunkt } from './kontroll/kontrollpunkt.ts';
import type { Tidsvakt } from './kontroll/tidsvakt.ts';
import type { Manad } from './manad.ts';
import type { Manader, ManadState } from './manader.ts';
import type { SqlQueryLog } from './query-log.ts';

/** One month that is not gallrad whole. */
export interface ManadStatus extends ManadState {
  /** Records of every kind, those included whose digest alone is left. */
  readonly poster: number;
  readonly kedjor: number;
}

/** Times are milliseconds since the epoch. */
export interface Loggstatus {
  /** Whether a record could be written just now. */
  readonly skrivbar: boolean;
  /** Ends of questions of this process that wait to be written again. */
  readonly avslutSomVantar: number;
  readonly manader: readonly ManadStatus[];
  readonly senasteKontrollpunkt?: { readonly nummer: number; readonly at: number };
  readonly senasteProtokoll?: {
    readonly nummer: number;
    readonly avslutadAt: number;
    /** Questions. */
    readonly gallrade: number;
    readonly hindrade: number;
  };
  /** What a gallring would take now, by month. */
  readonly attGallra: readonly {
    readonly manad: Manad;
    readonly namnder: number;
    readonly fragor: number;
    readonly hindrade: number;
  }[];
  /** Nämnder with closed months and no beslut in force. */
  readonly utanBeslut: number;
  /** Why gallring waits for a person to look at the clock. */
  readonly klockan?: string;
}

export interface LoggstatusDeps {
  /** With all migrations of the log. */
  readonly database: Database;
  readonly manader: Pick<Manader, 'standing'>;
  readonly gallring: Pick<Gallring, 'plan' | 'protokoll'>;
  readonly queryLog: Pick<SqlQueryLog, 'ready' | 'pendingCompletions'>;
  readonly tidsvakt: Tidsvakt;
}

/** @returns a function that looks; throws {DatabaseError | KeyError | KontrollError} */
export function createLoggstatus(deps: LoggstatusDeps): () => Promise<Loggstatus> {
  const { database, manader, gallring, queryLog, tidsvakt } = deps;

  async function months(): Promise<ManadStatus[]> {
    const rows: ManadStatus[] = [];
    for (const state of await manader.standing()) {
      const lengths = [...(await lengthsOf(database, state.manad)).values()];
      rows.push({ ...state, kedjor: lengths.length, poster: lengths.reduce((sum, length) => sum + length, 0) });
    }
    return rows;
  }

  async function lastCheckpoint() {
    const [row] = await database.run('SELECT nummer, text FROM kontrollpunkt ORDER BY nummer DESC LIMIT 1');
    if (!row) return undefined;
    return { nummer: Number(row.nummer), at: parseKontrollpunkt(String(row.text)).at };
  }

  return async () => {
    const { delar, utanBeslut } = await gallring.plan();
    const point = await lastCheckpoint();
    const last = (await gallring.protokoll()).at(-1)?.innehall;
    const doubt = await tidsvakt.doubt();
    return {
      skrivbar: await queryLog.ready(),
      avslutSomVantar: queryLog.pendingCompletions(),
      manader: await months(),
      ...(point && { senasteKontrollpunkt: point }),
      ...(last && {
        senasteProtokoll: {
          nummer: last.nummer,
          avslutadAt: last.avslutadAt,
          gallrade: [...last.delar, ...last.markeringar].reduce((sum, { gallrade }) => sum + gallrade, 0),
          hindrade: last.hindrade.length,
        },
      }),
      attGallra: [...Map.groupBy(delar, ({ manad }) => manad)].map(([manad, those]) => ({
        manad,
        namnder: those.length,
        fragor: those.reduce((sum, { fragor, kvarhallna }) => sum + fragor - kvarhallna, 0),
        hindrade: those.filter(({ hinder }) => hinder !== undefined).length,
      })),
      utanBeslut: utanBeslut.length,
      ...(doubt !== undefined && { klockan: doubt }),
    };
  };
}
