// The a-kassor's question, and whom their answer is about.
import { childText, textElement } from '../../platform/xml.ts';
import type { SoapMapper } from '../module.ts';
import { assess } from './assess.ts';
import { NAMESPACE } from './contract.ts';

export const mapper: SoapMapper = {
  assess,
  toRequest: ({ ingivare, personuppgiftsbitraden, person, arende, period, syfte, lagtext }) =>
    `<so:GetUnemploymentBenefitPaymentRequest xmlns:so="${NAMESPACE}">` +
    textElement('so:OrganisationsnummerIngivare', ingivare.organisationsnummer) +
    textElement('so:NamnIngivare', ingivare.namn) +
    textElement('so:KontonamnHandlaggare', ingivare.handlaggare) +
    textElement('so:Referensnummer', arende) +
    textElement('so:From', period.from) +
    textElement('so:Tom', period.tom) +
    textElement('so:Syfte', syfte) +
    textElement('so:Paragraf', lagtext) +
    personuppgiftsbitraden
      .map(({ organisationsnummer }) => textElement('so:OrganisationsnummerPersonuppgiftsbitrade', organisationsnummer))
      .join('') +
    personuppgiftsbitraden.map(({ namn }) => textElement('so:NamnPersonuppgiftsbitrade', namn)).join('') +
    textElement('so:IdentificationNumber', person.reveal()) +
    '</so:GetUnemploymentBenefitPaymentRequest>',
  subjects: (root) => {
    const identity = childText(root, 'IdentificationNumber');
    return identity === undefined ? [] : [identity];
  },
};
