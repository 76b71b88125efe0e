// What a gallring would take now, and why not more: looks, and changes nothing.
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type Manad, mayBeSealed } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { beslutFor, type ForfallenDel, isDue, readBeslut } from './beslut.ts';
import type { Korningar } from './korning.ts';
import type { Kvarhallning } from './kvarhallning.ts';
import { endedMarkeringar, type MarkeringSlag } from './markeringar.ts';
import { countRecords, namnderIn } from './rakning.ts';
import type { Takt } from './takt.ts';

export interface PlaneradDel extends ForfallenDel {
  /** Questions, and records of every kind, those under hold included. */
  readonly fragor: number;
  readonly poster: number;
  /** Questions under hold, which stay. */
  readonly kvarhallna: number;
}

/** A markering that has ended: its key goes, and what no other hold covers with it. */
export interface AvslutadMarkering {
  readonly id: string;
  readonly namnd: string;
  readonly slag: MarkeringSlag;
  /** Questions that it keeps. */
  readonly fragor: number;
}

export interface Plan {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The number of a run that was broken off, or is under way: it is finished first, and what follows by the next. */
  readonly oavslutad?: number;
  readonly delar: readonly PlaneradDel[];
  /** Months of which nothing remains afterwards. */
  readonly slopas: readonly Manad[];
  readonly markeringar: readonly AvslutadMarkering[];
  /** Nämnder with closed months and no beslut in force: nothing of theirs is gallrat. */
  readonly utanBeslut: readonly { readonly namnd: string; readonly manader: readonly Manad[] }[];
}

export interface PlanDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly kvarhallning: Kvarhallning;
  readonly korningar: Pick<Korningar, 'unfinished'>;
  readonly takt: Takt;
  readonly clock: { now(): number };
}

/** Closed months, with everybody who has records or a key there. */
export async function closedMonths(deps: Pick<PlanDeps, 'database' | 'keyring' | 'manader'>, now: number) {
  const keys = await deps.keyring.names();
  const months = (await deps.manader.standing()).filter(({ manad }) => mayBeSealed(manad, now));
  const closed: { manad: Manad; sealed: boolean; namnder: string[] }[] = [];
  for (const { manad, sealedAt } of months) {
    const withKey = keys.filter(({ bruk }) => bruk === manad).map(({ namnd }) => namnd);
    const namnder = [...new Set([...(await namnderIn(deps.database, manad)), ...withKey])].sort();
    closed.push({ manad, sealed: sealedAt !== undefined, namnder });
  }
  return closed;
}

/** What is due, by month and nämnd, the oldest first. @throws {DatabaseError | KeyError} */
export async function dueParts(
  deps: Pick<PlanDeps, 'database' | 'keyring' | 'manader'>,
  now: number,
): Promise<{ readonly due: ForfallenDel[]; readonly closed: Awaited<ReturnType<typeof closedMonths>> }> {
  const all = await readBeslut(deps.database);
  const closed = await closedMonths(deps, now);
  const due = closed.flatMap(({ manad, namnder }) =>
    namnder.flatMap((namnd) => {
      const beslut = beslutFor(namnd, all);
      return beslut && isDue(manad, beslut.manader, now) ? [{ manad, namnd, beslut }] : [];
    }),
  );
  return { due, closed };
}

/** @throws {DatabaseError | KeyError | DecipherError | GallringError} */
export async function makePlan(deps: PlanDeps): Promise<Plan> {
  const { database, kvarhallning, takt, clock } = deps;
  const at = clock.now();
  const { due, closed } = await dueParts(deps, at);
  const delar: PlaneradDel[] = [];
  for (const del of due) {
    const antal = await countRecords(database, del.manad, del.namnd, takt);
    delar.push({ ...del, ...antal, kvarhallna: await kvarhallning.count(del.manad, del.namnd) });
  }
  const goes = new Set(due.map(({ manad, namnd }) => `${manad} ${namnd}`));
  const slopas = closed
    .filter(({ manad, namnder }) => namnder.length > 0 && namnder.every((namnd) => goes.has(`${manad} ${namnd}`)))
    .map(({ manad }) => manad);
  const unfinished = await deps.korningar.unfinished();
  return {
    at,
    ...(unfinished && { oavslutad: unfinished.nummer }),
    delar,
    slopas,
    markeringar: await ended(database, at),
    utanBeslut: await without(database, closed),
  };
}

async function ended(database: Database, now: number): Promise<AvslutadMarkering[]> {
  const markeringar: AvslutadMarkering[] = [];
  for (const markering of await endedMarkeringar(database, now)) {
    markeringar.push({ ...markering, fragor: await countHeld(database, markering.id) });
  }
  return markeringar;
}

export async function countHeld(database: Pick<Database, 'run'>, markering: string): Promise<number> {
  const [row] = await database.run('SELECT count(*) AS antal FROM kvarhallen WHERE markering = $1', [markering]);
  return Number(row?.antal ?? 0);
}

async function without(database: Database, closed: Awaited<ReturnType<typeof closedMonths>>) {
  const all = await readBeslut(database);
  const namnder = [...new Set(closed.flatMap((month) => month.namnder))].sort();
  return namnder
    .filter((namnd) => !beslutFor(namnd, all))
    .map((namnd) => ({
      namnd,
      manader: closed.filter((month) => month.namnder.includes(namnd)).map(({ manad }) => manad),
    }));
}
