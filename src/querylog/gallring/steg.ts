// The steps of a run of gallring, one for each nämnd's month, markering or key, and the changes that they go through.
import type { Row, Statements } from '../../platform/sql/database.ts';
import type { KeyName } from '../keys/keyring.ts';
import type { Manad } from '../manad.ts';
import type { MarkeringSlag } from './markeringar.ts';
import type { Antal } from './rakning.ts';

/**
 * `planerad`: nothing known; `raknad`: counted, nothing gone; `avskild`: what is under hold is out of the way, and from
 * here there is no way back; `klar`: key and rows are gone; `utgick`: the beslut ceased to be in force before `avskild`;
 * `hindrad`: it cannot be done, and `anmarkning` says why; nothing of it is gone.
 */
export type StegStatus = 'planerad' | 'raknad' | 'avskild' | 'klar' | 'utgick' | 'hindrad';

/** One nämnd's records of one month. */
export interface Steg {
  readonly manad: Manad;
  readonly namnd: string;
  /** The beslut's number. */
  readonly beslut: number;
  readonly status: StegStatus;
  readonly antal?: Antal;
  /** Questions that moved to a hold; once `avskild`. */
  readonly kvarhallna?: number;
  readonly nyckelForstordAt?: number;
  /** Why it is `hindrad`, or what was amiss with its rows. */
  readonly anmarkning?: string;
}

/** One markering that has ended. */
export interface MarkeringSteg {
  readonly markering: string;
  readonly namnd: string;
  readonly slag: MarkeringSlag;
  readonly status: StegStatus;
  /** Questions that it kept, and how many of them moved on to another hold. */
  readonly fragor?: number;
  readonly overflyttade?: number;
  /** Questions that go, by their month; once `avskild`. */
  readonly gallradeManader?: Readonly<Record<Manad, number>>;
  readonly nyckelForstordAt?: number;
  /** Why it is `hindrad`. */
  readonly anmarkning?: string;
}

/** A key that was destroyed once and is there again, e.g. from a backup. */
export interface NyckelSteg {
  readonly nyckel: KeyName;
  readonly forstordAt?: number;
}

/** Until the key is gone a run that is taken up again may find another hold. */
const UNTIL_KEY = "status IN ('raknad', 'avskild') AND nyckel_forstord_at IS NULL";

/** Nothing of it is gone yet. */
const BEFORE_LEAVING = "status IN ('planerad', 'raknad')";

/** Changes to one step, each only from the status that comes before it, so that a second runner changes nothing. */
export function stegUpdates(statements: Statements, korning: string, { manad, namnd }: Pick<Steg, 'manad' | 'namnd'>) {
  const update = (set: string, from: string, values: readonly (number | string)[] = []) =>
    statements.run(
      `UPDATE gallring_steg SET ${set} WHERE gallring = $1 AND manad = $2 AND namnd = $3 AND ${from} RETURNING status`,
      [korning, manad, namnd, ...values],
    );
  return {
    raknad: ({ fragor, poster }: Antal) =>
      update("status = 'raknad', antal_fragor = $4, antal_poster = $5", "status = 'planerad'", [fragor, poster]),
    avskild: (kvarhallna: number) => update("status = 'avskild', antal_kvarhallna = $4", UNTIL_KEY, [kvarhallna]),
    utgick: () => update("status = 'utgick'", "status = 'raknad'"),
    /** Changes nothing, and returns no row, where there is no way back already. */
    hindrad: (orsak: string) => update("status = 'hindrad', anmarkning = $4", BEFORE_LEAVING, [orsak]),
    anmarkt: (text: string) => update('anmarkning = $4', "status = 'avskild'", [text]),
    nyckelForstord: (at: number) => update('nyckel_forstord_at = $4', 'nyckel_forstord_at IS NULL', [at]),
    klar: () => update("status = 'klar'", "status = 'avskild'"),
  };
}

/** As {@link stegUpdates}, for a markering. */
export function markeringUpdates(statements: Statements, korning: string, markering: string) {
  const update = (set: string, from: string, values: readonly (number | string)[] = []) =>
    statements.run(
      `UPDATE gallring_markering SET ${set} WHERE gallring = $1 AND markering = $2 AND ${from} RETURNING status`,
      [korning, markering, ...values],
    );
  return {
    raknad: (fragor: number) => update("status = 'raknad', antal_fragor = $3", "status = 'planerad'", [fragor]),
    /** @param remaining what it still keeps, by month */
    avskild: (remaining: Readonly<Record<Manad, number>>) => {
      const left = Object.values(remaining).reduce((sum, antal) => sum + antal, 0);
      const set = "status = 'avskild', antal_overflyttade = antal_fragor - $3, gallrade_manader = $4";
      return update(set, UNTIL_KEY, [left, JSON.stringify(remaining)]);
    },
    /** As for a month's step. */
    hindrad: (orsak: string) => update("status = 'hindrad', anmarkning = $3", BEFORE_LEAVING, [orsak]),
    nyckelForstord: (at: number) => update('nyckel_forstord_at = $3', 'nyckel_forstord_at IS NULL', [at]),
    klar: () => update("status = 'klar'", "status = 'avskild'"),
  };
}

export function toSteg(row: Row): Steg {
  const { antal_fragor, antal_poster, antal_kvarhallna, nyckel_forstord_at, anmarkning } = row;
  return {
    manad: String(row.manad),
    namnd: String(row.namnd),
    beslut: Number(row.beslut),
    status: row.status as StegStatus,
    ...(antal_poster !== null && { antal: { fragor: Number(antal_fragor), poster: Number(antal_poster) } }),
    ...(antal_kvarhallna !== null && { kvarhallna: Number(antal_kvarhallna) }),
    ...(nyckel_forstord_at !== null && { nyckelForstordAt: Number(nyckel_forstord_at) }),
    ...(anmarkning !== null && { anmarkning: String(anmarkning) }),
  };
}

export function toMarkeringSteg(row: Row): MarkeringSteg {
  const { antal_fragor, antal_overflyttade, gallrade_manader, nyckel_forstord_at, anmarkning } = row;
  return {
    markering: String(row.markering),
    namnd: String(row.namnd),
    slag: row.slag as MarkeringSlag,
    status: row.status as StegStatus,
    ...(antal_fragor !== null && { fragor: Number(antal_fragor) }),
    ...(antal_overflyttade !== null && { overflyttade: Number(antal_overflyttade) }),
    ...(gallrade_manader !== null && { gallradeManader: JSON.parse(String(gallrade_manader)) }),
    ...(nyckel_forstord_at !== null && { nyckelForstordAt: Number(nyckel_forstord_at) }),
    ...(anmarkning !== null && { anmarkning: String(anmarkning) }),
  };
}

export function toNyckelSteg({ namnd, bruk, forstord_at }: Row): NyckelSteg {
  const nyckel = { namnd: String(namnd), bruk: String(bruk) };
  return { nyckel, ...(forstord_at !== null && { forstordAt: Number(forstord_at) }) };
}
