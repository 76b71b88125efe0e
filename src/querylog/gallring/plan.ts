// What a gallring would take now, and why not more: looks, and changes nothing.
import type { Database } from '../../platform/sql/database.ts';
import type { KeyName, Keyring } from '../keys/keyring.ts';
import { type Manad, mayBeSealed } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { beslutFor, type ForfallenDel, isDue, readBeslut } from './beslut.ts';
import { hinderOf } from './hinder.ts';
import type { Korningar } from './korning.ts';
import type { KvarhallenDel, Kvarhallning } from './kvarhallning.ts';
import { endedMarkeringar, keyNameOf, type MarkeringSlag } from './markeringar.ts';
import type { ProtokollArkiv } from './protokoll.ts';
import { countHeld, countRecords, namnderIn } from './rakning.ts';
import type { Takt } from './takt.ts';

export interface PlaneradDel extends ForfallenDel {
  /** Questions, and records of every kind, those under hold included. */
  readonly fragor: number;
  readonly poster: number;
  /** Questions under hold, which stay. */
  readonly kvarhallna: number;
  /** Why it would not be gallrat, however due it is. */
  readonly hinder?: string;
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
  /** Keys that were destroyed once and are there again. */
  readonly nycklar: readonly KeyName[];
  /** Nämnder with closed months and no beslut in force: nothing of theirs is gallrat. */
  readonly utanBeslut: readonly { readonly namnd: string; readonly manader: readonly Manad[] }[];
}

export interface PlanDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly kvarhallning: Kvarhallning;
  readonly korningar: Pick<Korningar, 'unfinished'>;
  readonly arkiv: Pick<ProtokollArkiv, 'signed'>;
  readonly takt: Takt;
  readonly clock: { now(): number };
}

export type DueDeps = Pick<PlanDeps, 'database' | 'keyring' | 'manader' | 'arkiv'>;

/** Closed months, with everybody who has records or a key there that did not come back. */
async function closedMonths(deps: DueDeps, now: number, cameBack: readonly KeyName[]) {
  const keys = (await deps.keyring.names()).filter((key) => !cameBack.some((one) => isSame(one, key)));
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
export async function dueParts(deps: DueDeps, now: number): Promise<Due> {
  const all = await readBeslut(deps.database);
  const nycklar = await keysBack(deps);
  const closed = await closedMonths(deps, now, nycklar);
  const due = closed.flatMap(({ manad, namnder }) =>
    namnder.flatMap((namnd) => {
      const beslut = beslutFor(namnd, all);
      return beslut && isDue(manad, beslut.manader, now) ? [{ manad, namnd, beslut }] : [];
    }),
  );
  return { due, closed, nycklar };
}

export interface Due {
  readonly due: readonly ForfallenDel[];
  readonly closed: Awaited<ReturnType<typeof closedMonths>>;
  /** Keys that came back. */
  readonly nycklar: readonly KeyName[];
}

function isSame(a: KeyName, b: KeyName): boolean {
  return a.namnd === b.namnd && a.bruk === b.bruk;
}

/**
 * Keys that a gallring has destroyed, and that are there again. By the signed protokoll alone: what else the database
 * says could be written by whoever wants a key gone.
 */
async function keysBack({ keyring, arkiv }: DueDeps): Promise<KeyName[]> {
  const signed = (await arkiv.signed()).flatMap(({ innehall }) => innehall ?? []);
  const months = new Set(signed.flatMap(({ slopade }) => slopade));
  const gone = signed.flatMap(({ delar, markeringar }) => [
    ...delar.map(({ namnd, manad }) => ({ namnd, bruk: manad })),
    ...markeringar.map(({ namnd, markering }) => keyNameOf({ id: markering, namnd })),
  ]);
  const names = await keyring.names();
  return names.filter((name) => months.has(name.bruk) || gone.some((one) => isSame(one, name)));
}

/** @throws {DatabaseError | KeyError} */
export async function makePlan(deps: PlanDeps): Promise<Plan> {
  const { database, kvarhallning, takt, clock } = deps;
  const at = clock.now();
  const { due, closed, nycklar } = await dueParts(deps, at);
  const delar: PlaneradDel[] = [];
  for (const del of due) {
    const antal = await countRecords(database, del.manad, del.namnd, takt);
    const { manad, namnd } = del;
    delar.push({ ...del, ...antal, ...(await heldOf(kvarhallning, { manad, namnd, unread: antal.fragor > 0 })) });
  }
  const goes = new Set(delar.filter(({ hinder }) => !hinder).map(({ manad, namnd }) => `${manad} ${namnd}`));
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
    nycklar,
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

async function heldOf(kvarhallning: Kvarhallning, del: KvarhallenDel) {
  try {
    return { kvarhallna: await kvarhallning.count(del) };
  } catch (error) {
    const hinder = hinderOf(error);
    if (hinder === undefined) throw error;
    return { kvarhallna: 0, hinder };
  }
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
