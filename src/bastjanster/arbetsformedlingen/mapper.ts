// Arbetsförmedlingen's question, and whom its answer is about.
import type { QueryFrame } from '../../composite/query.ts';
import { descend, escapeXml, textElement } from '../../platform/xml.ts';
import type { BastjanstSettings, SoapMapper } from '../module.ts';
import { assess } from './assess.ts';
import { NAMESPACE } from './contract.ts';

interface Fraga {
  readonly test?: true;
  readonly organisationsnummer: string;
  readonly namn: string;
  readonly handlaggare: string;
  readonly referens: string;
  readonly from: string;
  readonly tom: string;
  readonly syfte: string;
  readonly lagtext: string;
  readonly bitrade?: QueryFrame['personuppgiftsbitraden'][number];
  readonly person: string;
}

export const mapper: SoapMapper = {
  assess,
  toRequest: ({ ingivare, personuppgiftsbitraden, person, arende, period, syfte, lagtext }) => {
    const bitrade = personuppgiftsbitraden[0];
    return fragaMeddelande({
      organisationsnummer: ingivare.organisationsnummer,
      namn: ingivare.namn,
      handlaggare: ingivare.handlaggare,
      referens: arende,
      ...period,
      syfte,
      lagtext,
      ...(bitrade ? { bitrade } : {}),
      person: person.reveal(),
    });
  },
  subjects: (root) => {
    const identity = descend(root, 'Svar', 'IdentitetsbeteckningFysiskPerson')?.content;
    return identity === undefined ? [] : [identity];
  },
  toTestRequest: testRequest,
};

/** The ping is a question with Test=true, about a test person and from an ingivare of configuration. */
function testRequest({ test }: BastjanstSettings): string | undefined {
  const { organisationsnummer, namn, person } = test ?? {};
  if (!organisationsnummer || !namn || !person) return undefined;
  const today = new Date().toISOString().slice(0, 10);
  return fragaMeddelande({
    test: true,
    organisationsnummer,
    namn,
    handlaggare: 'driftkontroll',
    referens: 'driftkontroll',
    from: today,
    tom: today,
    syfte: 'Driftkontroll med testperson',
    lagtext: '',
    person,
  });
}

// The contract takes one biträde: the first of the question.
function fragaMeddelande(fraga: Fraga): string {
  return (
    `<af:FragaMeddelande xmlns:af="${NAMESPACE}">` +
    '<af:Inkludera ArbetssokandeInfo="true" AkasseInfo="true" BeslutInfo="true"/><af:Fraga>' +
    textElement('af:Test', fraga.test) +
    textElement('af:OrganisationsnummerForIngivare', fraga.organisationsnummer) +
    textElement('af:NamnPaIngivare', fraga.namn) +
    textElement('af:KontonamnForHandlaggare', fraga.handlaggare) +
    textElement('af:Referensnummer', fraga.referens) +
    textElement('af:From', fraga.from) +
    textElement('af:Tom', fraga.tom) +
    textElement('af:SyfteMedFraga', fraga.syfte) +
    textElement('af:LagParagraf', fraga.lagtext) +
    textElement('af:OrganisationsnummerForPersonuppgiftsbitrade', fraga.bitrade?.organisationsnummer) +
    textElement('af:NamnPaPersonuppgiftsbitrade', fraga.bitrade?.namn) +
    `<af:IdentitetsbeteckningFysiskPerson>${escapeXml(fraga.person)}</af:IdentitetsbeteckningFysiskPerson>` +
    '</af:Fraga></af:FragaMeddelande>'
  );
}
