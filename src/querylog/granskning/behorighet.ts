// Who may see what: a nämnd its own records, an operator figures, unless the nämnd has approved more.
import type { Aktor } from './aktor.ts';
import { GranskningError } from './granskning-error.ts';

export interface Behorighet {
  /**
   * Lets through who may see the nämnd's records: the nämnd itself, and an operator whom it has approved for now.
   * @throws {GranskningError} kind `forbidden`
   */
  rader(aktor: Aktor, namnd: string): Promise<void>;
}

export interface BehorighetDeps {
  /** Whether the nämnd has approved that operator, and the approval is in force. */
  readonly harMedgivande: (namnd: string, operator: string) => Promise<boolean>;
}

export function createBehorighet({ harMedgivande }: BehorighetDeps): Behorighet {
  return {
    async rader(aktor, namnd) {
      if (aktor.roll === 'namnd') return kravNamnd(aktor, namnd);
      if (await harMedgivande(namnd, aktor.namn)) return;
      throw new GranskningError(
        'forbidden',
        'aktor',
        'aktor: driftleverantören ser antal och kedjornas status, inte frågor om personer. Be nämnden om ett ' +
          'medgivande med skäl och sluttid.',
      );
    },
  };
}

/**
 * Lets the nämnd itself through and nobody else.
 * @throws {GranskningError} kind `forbidden`; the same whether the other nämnd has anything or not
 */
export function kravNamnd(aktor: Aktor, namnd: string): void {
  if (aktor.roll === 'namnd' && aktor.namnd === namnd) return;
  throw new GranskningError(
    'forbidden',
    'namnd',
    'namnd: bara nämnden själv får detta, om sina egna frågor. Ange din egen nämnd.',
  );
}

/** @throws {GranskningError} kind `forbidden` */
export function kravDrift(aktor: Aktor): void {
  if (aktor.roll === 'drift') return;
  throw new GranskningError('forbidden', 'aktor', 'aktor: detta gör driftleverantören. Vänd dig dit.');
}
