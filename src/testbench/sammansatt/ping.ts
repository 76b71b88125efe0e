// Cases on testaBastjanstInformation: every agency accounted for, nobody asked about.
import { writeEnvelope } from '../../platform/soap-envelope.ts';
import { brist, medNekad, medSvar, type Sammansattfall } from './fall.ts';
import { MYNDIGHETER, pingen, SOAP_FORMER, type SoapForm } from './fraga.ts';

export const pingfall: readonly Sammansattfall[] = [
  {
    nr: 'PING-001',
    grupp: 'ping',
    krav: [{ slag: 'kontrakt', ref: 'testaBastjanstInformationResponse' }],
    titel: 'Pingen svarar för alla sju',
    steg: ['Skicka testaBastjanstInformation.'],
    forvantan: 'ett giltigt svar med varje myndighet en gång, i kontraktets ordning',
    varfor: 'Med pingen prövar klienten certifikat, adress och version utan att fråga om någon.',
    former: SOAP_FORMER,
    prova: async (samtal, form) =>
      medSvar(
        await samtal.soap(form as SoapForm, writeEnvelope(pingen(form as SoapForm))),
        ({ element, brott, delar }) => [
          ...brist(element === 'testaBastjanstInformationResponse', 'rotelementet är ett annat'),
          ...brott,
          ...brist(
            delar.map(({ myndighet }) => myndighet).join() === MYNDIGHETER.join(),
            'myndigheterna är andra än de sju',
          ),
        ],
      ),
  },
  {
    nr: 'PING-002',
    grupp: 'ping',
    krav: [{ slag: 'kontrakt', ref: 'testaBastjanstInformationFault' }],
    titel: 'En ping med innehåll nekas',
    steg: ['Skicka testaBastjanstInformation med ett element i.'],
    forvantan: 'felkoden EJ_ENLIGT_SCHEMA i testaBastjanstInformationFault',
    varfor: 'Pingen loggar ingen person: då får den inte heller bära någon.',
    former: SOAP_FORMER,
    async prova(samtal, form) {
      const svar = await samtal.soap(form as SoapForm, writeEnvelope(pingen(form as SoapForm, '<person>x</person>')));
      return medNekad(svar, 'EJ_ENLIGT_SCHEMA', (_nekad, { element, brott }) => [
        ...brist(element === 'testaBastjanstInformationFault', 'felet hör till en annan operation'),
        ...brott,
      ]);
    },
  },
];
