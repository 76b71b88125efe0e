// A nämnd's approval that a named operator sees its records, for a reason and until a time.

import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../composite/ports.ts';
import { DAY_MS } from '../../platform/durations.ts';
import type { Database, Row } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Begaran } from './aktor.ts';
import type { AtkomstLog } from './atkomst.ts';
import { checkedSkal, checkedText } from './begaran.ts';
import { kravNamnd } from './behorighet.ts';
import type { Forvar } from './forvar.ts';
import { GranskningError } from './granskning-error.ts';
import { sameName } from './kriterium.ts';
import { GRANSKNING_LIMITS } from './limits.ts';

/** Times are milliseconds since the epoch; in force from `franAt` until `tillAt`, unless revoked before. */
export interface Medgivande {
  readonly id: string;
  readonly namnd: string;
  readonly operator: string;
  readonly skal: string;
  readonly givetAv: string;
  readonly franAt: number;
  readonly tillAt: number;
  readonly aterkallatAt?: number;
}

type Innehall = Pick<Medgivande, 'operator' | 'skal' | 'givetAv'>;

export interface Medgivanden {
  /**
   * In force at once. `operator`: the operator's name as they sign in; `tillAt`: within 90 days.
   * @throws {GranskningError | DatabaseError | KeyError}
   */
  ge(
    begaran: Begaran & { readonly namnd: string; readonly operator: string; readonly tillAt: number },
  ): Promise<Medgivande>;
  /** @throws {GranskningError | DatabaseError | KeyError} */
  aterkalla(begaran: Begaran & { readonly namnd: string; readonly id: string }): Promise<void>;
  /** All that the nämnd ever gave and that are not gallrade. @throws {GranskningError | DatabaseError | KeyError} */
  alla(begaran: Begaran & { readonly namnd: string }): Promise<Medgivande[]>;
  /** Whether one is in force now. @throws {DatabaseError | KeyError} */
  galler(namnd: string, operator: string): Promise<boolean>;
}

export interface MedgivandeDeps {
  readonly database: Database;
  readonly forvar: Forvar;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
}

const COLUMNS = ['id', 'namnd', 'fran_at', 'till_at', 'innehall'];

export function createMedgivanden({ database, forvar, atkomst, clock }: MedgivandeDeps): Medgivanden {
  async function toMedgivande(row: Row): Promise<Medgivande | undefined> {
    const [id, namnd, franAt] = [String(row.id), String(row.namnd), Number(row.fran_at)];
    const innehall = await forvar.open<Innehall>({ slag: 'medgivande', id, namnd, at: franAt }, row.innehall);
    if (!innehall) return undefined;
    const aterkallat = row.aterkallat_at === null ? {} : { aterkallatAt: Number(row.aterkallat_at) };
    return { id, namnd, ...innehall, franAt, tillAt: Number(row.till_at), ...aterkallat };
  }

  async function read(where: string, params: (string | number)[]): Promise<Medgivande[]> {
    const rows = await database.run(`SELECT * FROM medgivande WHERE ${where} ORDER BY fran_at, id`, params);
    return (await Promise.all(rows.map(toMedgivande))).filter((one) => one !== undefined);
  }

  return {
    async ge({ aktor, skal: given, namnd, operator: name, tillAt }) {
      kravNamnd(aktor, namnd);
      const [skal, operator, franAt] = [checkedSkal(given), checkedText(name, 'operator', 200), clock.now()];
      checkTill(tillAt, franAt);
      const id = uuidv7();
      const innehall: Innehall = { operator, skal, givetAv: aktor.namn };
      const bytes = await forvar.close({ slag: 'medgivande', id, namnd, at: franAt }, innehall);
      await atkomst.record({ aktor, namnd, skal, handling: 'medgivande', kriterium: 'ge', traffar: 1 });
      const rows = [[id, namnd, franAt, tillAt, bytes]];
      await database.run(...insertStatement({ table: 'medgivande', columns: COLUMNS, rows }));
      return { id, namnd, ...innehall, franAt, tillAt };
    },
    async aterkalla({ aktor, skal, namnd, id }) {
      kravNamnd(aktor, namnd);
      const at = clock.now();
      const bytes = await forvar.close(
        { slag: 'aterkallelse', id, namnd, at },
        { av: aktor.namn, skal: checkedSkal(skal) },
      );
      await atkomst.record({
        aktor,
        namnd,
        skal: checkedSkal(skal),
        handling: 'medgivande',
        kriterium: 'återkalla',
        traffar: 1,
      });
      const [done] = await database.run(
        `UPDATE medgivande SET aterkallat_at = $3, aterkallat = $4
         WHERE id = $1 AND namnd = $2 AND aterkallat_at IS NULL RETURNING id`,
        [id, namnd, at, bytes],
      );
      if (!done) throw new GranskningError('not-found', 'id', 'id: inget medgivande som gäller har det id:t.');
    },
    async alla({ aktor, skal, namnd }) {
      kravNamnd(aktor, namnd);
      const [reason, all] = [checkedSkal(skal), await read('namnd = $1', [namnd])];
      await atkomst.record({ aktor, namnd, skal: reason, handling: 'medgivande', traffar: all.length });
      return all;
    },
    async galler(namnd, operator) {
      const where = 'namnd = $1 AND aterkallat_at IS NULL AND fran_at <= $2 AND till_at > $2';
      const inForce = await read(where, [namnd, clock.now()]);
      return inForce.some((one) => sameName(one.operator, operator));
    },
  };
}

function checkTill(tillAt: number, now: number): void {
  const { medgivandeDaysMost } = GRANSKNING_LIMITS;
  if (Number.isSafeInteger(tillAt) && tillAt > now && tillAt <= now + medgivandeDaysMost * DAY_MS) return;
  throw new GranskningError(
    'interval',
    'tillAt',
    `tillAt: ett medgivande ska ha en sluttid, senare än nu och inom ${medgivandeDaysMost} dagar.`,
  );
}
