// Every look into the log leaves a record in the same log, durable before anything is handed out.
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../composite/ports.ts';
import type { Appender } from '../appender.ts';
import { decrypt, encrypt, lookupOf } from '../cipher.ts';
import type { Key, Keyring } from '../keys/keyring.ts';
import { manadOf } from '../manad.ts';
import { boundTo, type Draft } from '../post.ts';
import type { Interval } from '../reader.ts';
import type { Aktor } from './aktor.ts';
import { GranskningError } from './granskning-error.ts';

/** What was done with the log. */
export type Handling =
  | 'sokning'
  | 'visning'
  | 'atkomstlista'
  | 'utdrag'
  | 'avstamning'
  | 'antal'
  | 'kontroll'
  | 'medgivande'
  | 'markering'
  | 'utlamnande'
  | 'stickprov'
  | 'incident';

/** Under what the looks of operators stand that concern no nämnd, or all of them. */
export const DRIFT = 'drift';

/** The encrypted part of a look's record. */
export interface AtkomstInnehall {
  readonly aktor: string;
  /** `jobb`: the service itself, by its schedule. */
  readonly roll: Aktor['roll'] | 'jobb';
  readonly handling: Handling;
  readonly skal: string;
  /** Why the handläggare's names were handed out too, where they were. */
  readonly skalHandlaggare?: string;
  readonly interval?: Interval;
  /** The field that was searched by; what was searched for stands as a lookup alone. */
  readonly kriterium?: string;
  /** The lookup (cipher.ts) of the handläggare or organisation that was searched for; hex. */
  readonly sokt?: string;
  /** How many records, rows or questions were handed out. */
  readonly traffar: number;
}

export interface NyAtkomst extends Omit<AtkomstInnehall, 'aktor' | 'roll' | 'sokt'> {
  readonly aktor: Aktor | { readonly namn: string; readonly roll: 'jobb' };
  /** Whose records were looked at, or {@link DRIFT}. */
  readonly namnd: string;
  /** Whom or what the look was about, in clear; only their lookups are kept. */
  readonly person?: string;
  readonly arende?: string;
  readonly handlaggare?: string;
  readonly organisation?: string;
}

export interface AtkomstDeps {
  readonly appender: Appender;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

export interface AtkomstLog {
  /**
   * Resolves when the trace is durable; until then nothing may be handed out.
   * @throws {DatabaseError | KeyError} no trace, no result
   * @throws {GranskningError} kind `forbidden`, where the actor has no name
   */
  record(atkomst: NyAtkomst): Promise<void>;
}

export function createAtkomstLog({ appender, keyring, clock }: AtkomstDeps): AtkomstLog {
  return {
    async record(atkomst) {
      if (atkomst.aktor.namn.trim() === '') {
        throw new GranskningError('forbidden', 'aktor', 'aktor: ange vem som läser loggen, med namn.');
      }
      const at = clock.now();
      const manad = manadOf(at);
      const key = await keyring.obtain({ namnd: atkomst.namnd, bruk: manad });
      await appender.add(manad, atkomstDraft(atkomst, at, key));
    },
  };
}

function atkomstDraft(atkomst: NyAtkomst, at: number, key: Key): Draft {
  const { aktor, namnd, person, arende, handlaggare, organisation, ...rest } = atkomst;
  const sokt =
    handlaggare !== undefined
      ? lookupOf(key, 'handlaggare', handlaggare)
      : organisation !== undefined && lookupOf(key, 'organisation', organisation);
  const innehall: AtkomstInnehall = {
    ...{ aktor: aktor.namn, roll: aktor.roll, ...rest },
    ...(sokt && { sokt: Buffer.from(sokt).toString('hex') }),
  };
  const open = { slag: 'atkomst', id: uuidv7(), at, namnd } as const;
  return {
    ...open,
    ...(person !== undefined && { person: lookupOf(key, 'person', person) }),
    ...(arende !== undefined && { arende: lookupOf(key, 'arende', arende) }),
    handlaggare: lookupOf(key, 'handlaggare', aktor.namn),
    innehall: encrypt(key, JSON.stringify(innehall), boundTo(open)),
  };
}

/** @throws {DecipherError} */
export function readAtkomst(draft: Draft, key: Key): AtkomstInnehall {
  return JSON.parse(decrypt(key, draft.innehall ?? new Uint8Array(), boundTo(draft)));
}
