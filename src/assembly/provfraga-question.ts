// The question that the page for test persons puts together, as JSON and as SOAP.
import type { Provtext, Provval } from '../web/portal/provfraga-services.ts';
import { fragetext } from './fragetext.ts';

export interface ProvfragaFrom extends Provval {
  /** 12 digits. */
  readonly personnummer: string;
  /** Every bastjänst of the contract, in its order. */
  readonly alla: readonly string[];
  readonly namespace: string;
}

export function provfragaText(val: ProvfragaFrom, today = new Date()): Provtext {
  const { organisationsnummer, namn, handlaggare, ...rest } = val;
  const ingivare = { organisationsnummer, namn, handlaggare };
  return fragetext({ ...rest, ingivare, arende: 'PROVFRAGA', syfte: 'Provfråga om testperson' }, today);
}
