// CSN's question (Sambruk's form of it, in this project's reading), and whom its answer is about.
import { children, descend, textElement } from '../../platform/xml.ts';
import type { SoapMapper } from '../module.ts';
import { assess } from './assess.ts';
import { NAMESPACE, SAMBRUK } from './contract.ts';

/** CSN takes codes of at most 31 characters. The ärende is sent whole: CSN answers -1005 to a longer one. */
const MAX_CODE = 31;

export const mapper: SoapMapper = {
  assess,
  toRequest: ({ ingivare, person, arende, period }) =>
    `<csn:SBNUppgEkBistandBegar xmlns:csn="${NAMESPACE}" xmlns:sam="${SAMBRUK}">` +
    textElement('sam:SubOrgKod', ingivare.organisationsnummer) +
    textElement('sam:HandlaggareId', ingivare.handlaggare.slice(0, MAX_CODE)) +
    textElement('sam:ArendeId', arende) +
    textElement('sam:AppNamn', 'Sammansatt') +
    textElement('sam:Personnummer', person.reveal()) +
    textElement('sam:FromDatum', compact(period.from)) +
    textElement('sam:TomDatum', compact(period.tom)) +
    '</csn:SBNUppgEkBistandBegar>',
  subjects: (root) => {
    const personer = descend(root, 'Personer');
    const persons = personer ? children(personer).filter(({ name }) => name === 'Person') : [];
    return persons.map((person) => `${person.attr('sekel')?.value ?? ''}${person.attr('personnummer')?.value ?? ''}`);
  },
};

/** `2026-11-22` → `20261122`. */
function compact(date: string): string {
  return date.replaceAll('-', '');
}
