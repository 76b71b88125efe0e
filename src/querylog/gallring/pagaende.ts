// What a run of gallring under way works on, and what it tells of its progress.
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Manad } from '../manad.ts';
import type { Manader } from '../manader.ts';
import type { Korning, Korningar } from './korning.ts';
import type { Kvarhallning } from './kvarhallning.ts';
import type { Takt } from './takt.ts';

/** What just became durable. Counts and ids alone. */
export interface GallringProgress {
  readonly handelse:
    | 'raknad'
    | 'avskild'
    | 'utgick'
    | 'hindrad'
    | 'nyckel-forstord'
    | 'rader'
    | 'manad-slopad'
    | 'klar'
    | 'protokoll';
  readonly manad?: Manad;
  readonly namnd?: string;
  readonly markering?: string;
  /** `rader`: how many went at once. */
  readonly rader?: number;
}

/** A run under way, with what it works on. */
export interface Pagaende {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly kvarhallning: Kvarhallning;
  readonly korningar: Korningar;
  readonly takt: Takt;
  readonly clock: { now(): number };
  readonly korning: Korning;
  /** Stops it between two chunks. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: GallringProgress) => void;
}
