// The recurring checks: a sample list for each nämnd and month, until somebody has looked at it and signed it off.

import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../composite/ports.ts';
import { DAY_MS } from '../../platform/durations.ts';
import type { Database, Row, SqlValue } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { swedishMoment } from '../../platform/swedish-day.ts';
import { addManader, endOfManad, type Manad } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { twice } from '../reader.ts';
import type { Begaran } from './aktor.ts';
import type { AtkomstLog } from './atkomst.ts';
import { checkedNamnd, checkedSkal, checkedText } from './begaran.ts';
import { kravNamnd } from './behorighet.ts';
import type { Forvar } from './forvar.ts';
import { namnderIn } from './genomgang.ts';
import { GranskningError } from './granskning-error.ts';
import { GRANSKNING_LIMITS } from './limits.ts';
import type { createMatning, Plats } from './stickprov-matning.ts';
import type { StickprovRegler, StickprovTraff } from './stickprov-regler.ts';

/** A sample list. Times are milliseconds since the epoch. */
export interface Stickprov {
  readonly id: string;
  readonly namnd: string;
  readonly manad: Manad;
  readonly skapatAt: number;
  /** The rules as they were then. */
  readonly regler: StickprovRegler;
  readonly traffar: readonly StickprovTraff[];
  readonly kvittens?: { readonly av: string; readonly at: number; readonly anteckning: string };
}

/** A list that nobody has signed off in time; for whoever reminds the nämnd. */
export interface Paminnelse {
  readonly id: string;
  readonly namnd: string;
  readonly manad: Manad;
  readonly skapatAt: number;
  /** Whole days since it was made. */
  readonly dagar: number;
}

export interface StickprovDeps {
  readonly database: Database;
  readonly manader: Manader;
  readonly forvar: Forvar;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
  readonly regler: StickprovRegler;
  readonly mat: ReturnType<typeof createMatning>;
}

/** What came of making lists. */
export interface SkapadeStickprov {
  readonly antal: number;
  /** Those that could not be made, each with why; the next try makes them. */
  readonly misslyckade: readonly (Plats & { readonly error: unknown })[];
}

export interface StickprovLista {
  /**
   * For a job: makes the lists that are missing of a month that is over, by default of every month whose day has come: the
   * 10th of the month after it, so that an avstämning can be made before. Also those without a hit, so that it shows that
   * the check was made. One that fails stops no other. May be repeated.
   * @throws {GranskningError} kind `interval`, where the month is not over
   * @throws {DatabaseError} where nobody can tell which are missing
   */
  skapa(manad?: Manad, signal?: AbortSignal): Promise<SkapadeStickprov>;
  /** The nämnd's lists, the newest first. @throws {GranskningError | DatabaseError | KeyError | DecipherError} */
  visa(begaran: Begaran & { readonly namnd: string }): Promise<Stickprov[]>;
  /** Signs a list off. @throws {GranskningError | DatabaseError | KeyError} kind `already-done` the second time */
  kvittera(
    begaran: Begaran & { readonly namnd: string; readonly id: string; readonly anteckning: string },
  ): Promise<void>;
  /** For a job: the lists of which the nämnd is to be reminded now. @throws {DatabaseError} */
  paminnelser(): Promise<Paminnelse[]>;
  /** After the reminder went out: the next one is due a week later. @throws {DatabaseError} */
  paminnd(id: string): Promise<void>;
}

const JOBB = { namn: 'Sammansatt: månadens stickprov', roll: 'jobb' } as const;

const COLUMNS = ['id', 'namnd', 'manad', 'skapat_at', 'innehall'];

/** The moment from which a month's lists are made. */
function dayOfLists(manad: Manad): number {
  return swedishMoment(`${addManader(manad, 1)}-${GRANSKNING_LIMITS.stickprovDag}`, '00:00');
}

export function createStickprov(deps: StickprovDeps): StickprovLista {
  const { database, manader, forvar, atkomst, clock, regler, mat } = deps;

  /** @returns false where the nämnd's month is gallrad, so that there is nothing to check */
  async function make({ namnd, manad }: Plats): Promise<boolean> {
    const traffar = await mat({ namnd, manad });
    if (!traffar) return false;
    const [id, at] = [uuidv7(), clock.now()];
    const skal = `Återkommande kontroll av ${manad} (lag (2001:454) 10 §)`;
    await atkomst.record({ aktor: JOBB, namnd, skal, handling: 'stickprov', traffar: traffar.length });
    const innehall = await forvar.close({ slag: 'stickprov', id, namnd, at }, { regler, traffar });
    const rows = [[id, namnd, manad, at, innehall]];
    const suffix = 'ON CONFLICT (namnd, manad) DO NOTHING';
    await database.run(...insertStatement({ table: 'stickprov', columns: COLUMNS, rows, suffix }));
    return true;
  }

  async function isStanding(manad: Manad): Promise<boolean> {
    return (await manader.standing()).some((one) => one.manad === manad);
  }

  async function missing(manader: readonly Manad[]): Promise<Plats[]> {
    const plats: Plats[] = [];
    for (const manad of manader) {
      const there = await database.run('SELECT namnd FROM stickprov WHERE manad = $1', [manad]);
      const made = new Set(there.map(({ namnd }) => namnd));
      const namnder = (await namnderIn(database, manad)).filter((namnd) => !made.has(namnd));
      plats.push(...namnder.map((namnd) => ({ namnd, manad })));
    }
    return plats;
  }

  /** The standing months that are to have lists, oldest first. */
  async function due(manad?: Manad): Promise<Manad[]> {
    const now = clock.now();
    if (manad !== undefined && endOfManad(manad) > now) {
      throw new GranskningError('interval', 'manad', 'manad: månaden är inte slut. Vänta till den är det.');
    }
    const months = (await manader.standing()).map((one) => one.manad);
    return months.filter((one) => (manad === undefined ? dayOfLists(one) <= now : one === manad));
  }

  async function toStickprov(row: Row): Promise<Stickprov | undefined> {
    const [id, namnd, skapatAt] = [String(row.id), String(row.namnd), Number(row.skapat_at)];
    const place = { slag: 'stickprov', id, namnd, at: skapatAt } as const;
    const innehall = await forvar.open<Pick<Stickprov, 'regler' | 'traffar'>>(place, row.innehall);
    if (!innehall) return undefined;
    const list = { id, namnd, manad: String(row.manad), skapatAt, ...innehall };
    if (row.kvitterat_at === null) return list;
    const at = Number(row.kvitterat_at);
    const kvittens = await forvar.open<{ av: string; anteckning: string }>(
      { ...place, slag: 'kvittens', at },
      row.kvittens,
    );
    return { ...list, ...(kvittens && { kvittens: { at, ...kvittens } }) };
  }

  return {
    async skapa(manad, signal) {
      const plats = await twice(async () => missing(await due(manad)));
      const misslyckade: (Plats & { error: unknown })[] = [];
      let antal = 0;
      for (const one of plats) {
        signal?.throwIfAborted();
        try {
          if (await make(one)) antal += 1;
        } catch (error) {
          if (await isStanding(one.manad).catch(() => true)) misslyckade.push({ ...one, error });
        }
      }
      return { antal, misslyckade };
    },
    async visa({ aktor, skal, namnd }) {
      kravNamnd(aktor, checkedNamnd(namnd));
      const reason = checkedSkal(skal);
      const rows = await database.run('SELECT * FROM stickprov WHERE namnd = $1 ORDER BY manad DESC', [namnd]);
      const lists = (await Promise.all(rows.map(toStickprov))).filter((one) => one !== undefined);
      await atkomst.record({ aktor, namnd, skal: reason, handling: 'stickprov', traffar: lists.length });
      return lists;
    },
    async kvittera({ aktor, skal, namnd, id, anteckning }) {
      kravNamnd(aktor, checkedNamnd(namnd));
      const [reason, note, at] = [checkedSkal(skal), checkedText(anteckning, 'anteckning'), clock.now()];
      const [row] = await database.run('SELECT kvitterat_at FROM stickprov WHERE id = $1 AND namnd = $2', [id, namnd]);
      if (!row) throw new GranskningError('not-found', 'id', 'id: nämnden har inget stickprov med det id:t.');
      const kvittens = await forvar.close({ slag: 'kvittens', id, namnd, at }, { av: aktor.namn, anteckning: note });
      await atkomst.record({ aktor, namnd, skal: reason, handling: 'stickprov', kriterium: 'kvittera', traffar: 1 });
      const sql =
        'UPDATE stickprov SET kvitterat_at = $2, kvittens = $3 WHERE id = $1 AND kvitterat_at IS NULL RETURNING id';
      if ((await database.run(sql, [id, at, kvittens])).length > 0) return;
      throw new GranskningError('already-done', 'id', 'id: stickprovet är redan kvitterat.');
    },
    async paminnelser() {
      const now = clock.now();
      const { paminnelseAfterDays, paminnelseAgainDays } = GRANSKNING_LIMITS;
      const params: SqlValue[] = [now - paminnelseAfterDays * DAY_MS, now - paminnelseAgainDays * DAY_MS];
      const rows = await database.run(
        `SELECT id, namnd, manad, skapat_at FROM stickprov WHERE kvitterat_at IS NULL AND skapat_at <= $1
         AND (pamint_at IS NULL OR pamint_at <= $2) ORDER BY skapat_at, namnd`,
        params,
      );
      return rows.map(({ id, namnd, manad, skapat_at: at }) => {
        const dagar = Math.floor((now - Number(at)) / DAY_MS);
        return { id: String(id), namnd: String(namnd), manad: String(manad), skapatAt: Number(at), dagar };
      });
    },
    async paminnd(id) {
      await database.run('UPDATE stickprov SET pamint_at = $2 WHERE id = $1', [id, clock.now()]);
    },
  };
}
