// What batches need of the house around them: somebody who asks, keys of their own, and the rights of a nämnd.
import type { RequestFault } from '../composite/fault.ts';
import type { Caller } from '../composite/ports.ts';
import type { Andring, RecordChange } from '../platform/spar.ts';
import type { Uppdrag, Utfall } from './uppdrag.ts';

/** What became of one question. */
export interface Resultat {
  readonly utfall: Utfall;
  /** What the face for single questions would have answered: the answer as JSON, or the problem document. */
  readonly text: string;
  readonly type: 'application/json' | 'application/problem+json';
}

/** The face for single questions, without HTTP. */
export interface Fragare {
  /**
   * Checks a question against all that asking it would check; asks nobody.
   * @returns whose question it is
   * @throws {RequestFault} @throws {UppskjutenError}
   */
  prova(fraga: unknown, caller: Caller, left: AbortSignal): Promise<{ readonly namnd: string }>;
  /** Asks one question, which has its row in the log of queried persons. @throws {UppskjutenError} */
  stall(fraga: unknown, caller: Caller, left: AbortSignal): Promise<Resultat>;
  /** The words of a refusal. */
  beskriv(fault: RequestFault): { readonly felkod: string; readonly felmeddelande: readonly string[] };
}

/** @param bound what the ciphertext belongs to: it cannot be read as anything else */
export interface Jobbnyckel {
  encrypt(text: string, bound: string): Uint8Array;
  /** @throws where it was changed, or moved to another place */
  decrypt(bytes: Uint8Array, bound: string): string;
}

/** One key for each uppdrag; without it nobody can read its questions. */
export interface Jobbnycklar {
  skapa(uppdrag: Pick<Uppdrag, 'id' | 'namnd'>): Promise<Jobbnyckel>;
  /** Undefined where it has been destroyed. */
  hitta(uppdrag: Pick<Uppdrag, 'id' | 'namnd'>): Promise<Jobbnyckel | undefined>;
  /** Of every uppdrag of which there is a key. */
  alla(): Promise<Pick<Uppdrag, 'id' | 'namnd'>[]>;
  /** May be called again. */
  forstor(uppdrag: Pick<Uppdrag, 'id' | 'namnd'>): Promise<void>;
}

/** What stands in the audit trail: counts, and whose it is. */
export type UppdragSpar = Pick<Uppdrag, 'namnd' | 'antal' | 'klara' | 'nekade' | 'ofullstandiga'>;

export type RecordUppdrag = RecordChange<Andring<'uppdrag', UppdragSpar>>;
