// Migrationsverket's question, and whom its answer is about. Its child elements carry no namespace.
import { descend, textElement } from '../../platform/xml.ts';
import type { SoapMapper } from '../module.ts';
import { assess } from './assess.ts';
import { NAMESPACE } from './contract.ts';

export const mapper: SoapMapper = {
  assess,
  toRequest: ({ korrelationsid, person, ingivare }) =>
    `<miv:findByPersonnummer xmlns:miv="${NAMESPACE}"><query>` +
    textElement('korrelationsid', korrelationsid) +
    textElement('personnummer', person.reveal()) +
    '<ingivare>' +
    textElement('handlaggare', ingivare.handlaggare) +
    textElement('namn', ingivare.namn) +
    textElement('organisationsnummer', ingivare.organisationsnummer) +
    '</ingivare></query></miv:findByPersonnummer>',
  subjects: (root) => {
    const identity = descend(root, 'response', 'personnummer')?.content;
    return identity === undefined ? [] : [identity];
  },
};
