// What the face of batches needs of those who know them.
import type { Caller } from '../../composite/ports.ts';
import type { Avslut } from '../../uppdrag/avslut.ts';
import type { BorjaHamta } from '../../uppdrag/hamtning.ts';
import type { Mottagning } from '../../uppdrag/mottagning.ts';
import type { Fragare } from '../../uppdrag/ports.ts';
import type { Villkor } from '../../uppdrag/uppdrag.ts';
import type { Uppdragen } from '../../uppdrag/uppdragen.ts';

export interface UppdragServices {
  /** Why there are no batches here at all; undefined where there are. */
  readonly hinder: 'kraver-postgresql' | 'avstangt' | undefined;
  /** What the nämnd has agreed to. @throws {UppdragError} kind `inte-er-anslutning`, `instruktion-saknas`; {DatabaseError} */
  villkorFor(namnd: string, caller: Caller): Promise<Villkor>;
  /** Whether the caller may fetch for the nämnd today. @throws {UppdragError} kind `okant`, `instruktion-saknas`; {DatabaseError} */
  provaHamtning(namnd: string, caller: Caller): Promise<void>;
  readonly fragare: Pick<Fragare, 'prova' | 'beskriv'>;
  /** Of one question, as JSON without blanks. */
  readonly maxFragaBytes: number;
  readonly lamnaIn: Mottagning;
  readonly uppdragen: Uppdragen;
  readonly borjaHamta: BorjaHamta;
  readonly avslut: Pick<Avslut, 'hamtat' | 'avbryt'>;
  /** Aborts when the service stops: streams end then. */
  readonly stopping: AbortSignal;
}
