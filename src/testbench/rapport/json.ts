// The report for programs: the protocol as it is, what it says of each requirement, and which form this is.
import { VERSION } from '../../platform/version.ts';
import type { Provprotokoll } from '../prov.ts';
import { type Kravutfall, kravutfall } from './krav.ts';
import { type Slutsats, slutsatsOf, type Utelamnade, utelamnade } from './slutsats.ts';

/** As schemas/provbank/protokoll.schema.json describes it. */
export interface Rapport extends Provprotokoll {
  readonly format: 'sammansatt-provprotokoll-1';
  /** Of the bench. */
  readonly provbank: string;
  readonly slutsats: Slutsats;
  readonly utelamnade: readonly Utelamnade[];
  readonly krav: readonly Kravutfall[];
}

function rapportOf(protokoll: Provprotokoll): Rapport {
  return {
    format: 'sammansatt-provprotokoll-1',
    provbank: VERSION,
    slutsats: slutsatsOf(protokoll),
    utelamnade: utelamnade(protokoll),
    ...protokoll,
    krav: kravutfall(protokoll),
  };
}

export function jsonrapport(protokoll: Provprotokoll): string {
  return `${JSON.stringify(rapportOf(protokoll), null, 2)}\n`;
}
