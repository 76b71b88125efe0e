// The levels where nothing was agreed.
import { SAMMANSATT } from '../matning/summa.ts';
import type { Serviceniva } from './serviceniva.ts';
import { ALLA_DAGAR } from './veckotid-text.ts';

/** A level that was never set is valid from here. */
export const FRAN_BORJAN = '0001-01-01';

const DYGNET_RUNT = [{ veckodagar: ALLA_DAGAR, fran: '00:00', till: '24:00' }] as const;

/** Defaults of this project: neither the SLA nor the UC figures of the real service are public. */
export function standardniva(kalla: string): Serviceniva {
  const composite = kalla === SAMMANSATT;
  return {
    kalla,
    giltigFran: FRAN_BORJAN,
    tillganglighet: composite ? 99.5 : 99,
    svarstid: { percentil: 95, ms: composite ? 5000 : 3000 },
    servicetid: DYGNET_RUNT,
    underhallsfonster: [],
  };
}
