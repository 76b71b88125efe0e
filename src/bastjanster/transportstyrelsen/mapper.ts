// Transportstyrelsen's question. Its answer names nobody, so it cannot be checked against the person asked about.
import { textElement } from '../../platform/xml.ts';
import type { SoapMapper } from '../module.ts';
import { assess } from './assess.ts';
import { NAMESPACE, PERSON } from './contract.ts';

export const mapper: SoapMapper = {
  assess,
  toRequest: ({ person }) => {
    const identity = person.reveal();
    return (
      `<tns:HamtaUppgifter xmlns:tns="${NAMESPACE}" xmlns:per="${PERSON}"><tns:identifikation>` +
      textElement('per:sekel', identity.slice(0, 2)) +
      textElement('per:personnummer', identity.slice(2)) +
      '</tns:identifikation></tns:HamtaUppgifter>'
    );
  },
  subjects: () => undefined,
};
