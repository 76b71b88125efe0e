// How driftinformation changes: in one transaction the next version, the stops and letters that follow from it, and its trace.

import type { RecordChange } from '../../platform/spar.ts';
import type { Database, Statements } from '../../platform/sql/database.ts';
import { DatabaseError } from '../../platform/sql/database-error.ts';
import type { Begaran } from '../begaran.ts';
import type { Driftnotisandring, Mal } from './begaran.ts';
import type { Driftnotis } from './driftnotis.ts';
import { insertNotis, otherVersion, readKnown, updateNotis } from './lager.ts';
import { efterSteg, type Steg } from './steg.ts';
import { storeStopp } from './stopp.ts';
import { storeUtskick } from './utskick-rader.ts';

export interface AndringarDeps {
  readonly database: Database;
  readonly clock: { now(): number };
  readonly record: RecordChange<Driftnotisandring>;
  /** Tells the guard of the stops of one notice, when they are stored. */
  readonly laggIn: (id: string) => Promise<unknown>;
}

/** What a step changes; undefined takes a field away. */
export type Skillnad = { readonly [K in keyof Driftnotis]?: Driftnotis[K] | undefined };

export interface Andringar {
  /** A new one. */
  add(begaran: Begaran, handling: string, notis: Driftnotis): Promise<Driftnotis>;
  /** The next version. @throws {DriftinformationError} kind `okand`, `annan-version` or `otillaten-overgang` */
  step(mal: Mal, steg: Steg, change: (fore: Driftnotis, now: number) => Skillnad): Promise<Driftnotis>;
}

export function createAndringar({ database, clock, record, laggIn }: AndringarDeps): Andringar {
  async function follow(tx: Statements, begaran: Begaran, change: Omit<Driftnotisandring, 'objekt'>): Promise<void> {
    const { id, andradAt, publiceradAt } = change.efter;
    await storeStopp(tx, change.efter, begaran);
    if (publiceradAt !== undefined) await storeUtskick(tx, change.efter);
    await record(tx, andradAt, begaran, { objekt: { slag: 'driftinformation', id }, ...change });
  }

  /** The change stands by now: what the guard could not be told is for the next look. */
  async function tellGuard(id: string): Promise<void> {
    await laggIn(id).catch((error: unknown) => {
      if (!(error instanceof DatabaseError)) throw error;
    });
  }

  return {
    async add(begaran, handling, notis) {
      await database.transaction(async (tx) => {
        await insertNotis(tx, notis);
        await follow(tx, begaran, { handling, efter: notis });
      });
      await tellGuard(notis.id);
      return notis;
    },
    async step({ id, version, ...begaran }, steg, change) {
      const efter = await database.transaction(async (tx) => {
        const now = clock.now();
        const fore = await readKnown(tx, id);
        if (fore.version !== version) throw otherVersion();
        const lage = efterSteg(steg, fore, now);
        const publiceradAt = lage === 'publicerad' ? (fore.publiceradAt ?? now) : fore.publiceradAt;
        const changed = { ...fore, ...change(fore, now), publiceradAt, lage, version: version + 1, andradAt: now };
        const next = withoutUndefined(changed) as Driftnotis;
        await updateNotis(tx, next);
        await follow(tx, begaran, { handling: steg, fore, efter: next });
        return next;
      });
      await tellGuard(id);
      return efter;
    },
  };
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
