// Cases on the contract itself: every answer and every fault valid by its schema, and the contract there to be had.
import { holdsIdentity } from '../../platform/identity.ts';
import { brist, medNekad, medSvar, type Sammansattfall } from './fall.ts';
import { FORMER, namnrymd, SOAP_FORMER, type SoapForm } from './fraga.ts';

const OMVAND = { tidsperiod: { fromDatum: '2026-02-01', tomDatum: '2026-01-01' } };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const kontraktsfall: readonly Sammansattfall[] = [
  {
    nr: 'KON-001',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'hamtaBastjanstInformationResponse' }],
    titel: 'Svaret följer versionens schema',
    steg: ['Fråga alla sju om en känd person.', 'Pröva svaret mot XSD (SOAP) eller JSON Schema (REST).'],
    forvantan: 'ett svar som är giltigt enligt schemat, i frågans egen namnrymd',
    varfor: 'Klienter är genererade ur schemat: ett enda element fel, och hela svaret går förlorat hos dem.',
    behover: ['kand'],
    former: FORMER,
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('kand') }), ({ element, brott }) => [
        ...brist(form === 'REST' || element === 'hamtaBastjanstInformationResponse', 'rotelementet är ett annat'),
        ...brott,
      ]),
  },
  {
    nr: 'KON-002',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'hamtaBastjanstInformationFault' }],
    titel: 'Ett fel följer versionens schema',
    steg: ['Ställ en fråga med omvänd period.', 'Pröva felets detail mot XSD.'],
    forvantan: 'ett typat fel i detail, giltigt enligt schemat och i frågans egen namnrymd',
    varfor: 'Den som inte kan läsa felet vet inte om frågan ska rättas eller ställas om.',
    behover: ['kand'],
    former: SOAP_FORMER,
    prova: async (samtal, form) =>
      medNekad(
        await samtal.fraga(form, { person: samtal.nummer('kand'), generella: OMVAND }),
        'PERIOD_OMVAND',
        (_nekad, { element, brott }) => [
          ...brist(element === 'hamtaBastjanstInformationFault', 'elementet i detail är ett annat än operationens fel'),
          ...brott,
        ],
      ),
  },
  {
    nr: 'KON-003',
    grupp: 'kontrakt',
    krav: [
      { slag: 'kontrakt', ref: 'fraganSkallInkluderasISvaret' },
      { slag: 'kontrakt', ref: 'fraga' },
    ],
    titel: 'Frågan följer med svaret när den ska, och annars inte',
    steg: ['Fråga med fraganSkallInkluderasISvaret true.', 'Fråga med false.'],
    forvantan: 'fraga i det första svaret, giltig enligt schemat; ingen i det andra',
    varfor: 'Frågan innehåller personuppgifter: den ska inte skickas tillbaka oombedd.',
    behover: ['kand'],
    former: FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const med = await samtal.fraga(form, { person, generella: { fraganSkallInkluderasISvaret: true } });
      const utan = await samtal.fraga(form, { person });
      return [
        ...medSvar(med, ({ fraga, brott }) => [...brist(fraga, 'frågan saknas i svaret'), ...brott]),
        ...medSvar(utan, ({ fraga }) => brist(!fraga, 'frågan finns i svaret utan att ha begärts')),
      ];
    },
  },
  {
    nr: 'KON-004',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'korrelationsid' }],
    titel: 'korrelationsid kommer tillbaka, eller görs',
    steg: ['Fråga med ett korrelationsid.', 'Fråga utan.'],
    forvantan: 'samma korrelationsid tillbaka; utan eget ett UUID',
    varfor: 'Utan korrelationsid kan en felanmälan inte följas genom alla led.',
    behover: ['kand'],
    former: FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const eget = crypto.randomUUID();
      const med = await samtal.fraga(form, { person, generella: { korrelationsid: eget } });
      const utan = await samtal.fraga(form, { person, generella: { korrelationsid: undefined } });
      return [
        ...medSvar(med, ({ korrelationsid }) =>
          brist(korrelationsid === eget, 'korrelationsid är ett annat än frågans'),
        ),
        ...medSvar(utan, ({ korrelationsid = '' }) =>
          brist(UUID.test(korrelationsid) && !holdsIdentity(korrelationsid), 'korrelationsid är inget UUID'),
        ),
      ];
    },
  },
  {
    nr: 'KON-005',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'BastjanstInformationInterface' }],
    titel: 'WSDL går att hämta för versionen',
    steg: ['Hämta /ssbtek?wsdl för versionen.'],
    forvantan: 'en WSDL med versionens namnrymd och båda operationerna',
    varfor: 'Leverantörer genererar sina klienter ur den.',
    former: SOAP_FORMER,
    async prova(samtal, form) {
      const { status, text } = await samtal.hamta(form === 'SOAP v10' ? '/ssbtek?wsdl' : '/ssbtek?wsdl=v11');
      const delar = [namnrymd(form as SoapForm), 'hamtaBastjanstInformation', 'testaBastjanstInformation'];
      return [
        ...brist(status === 200, `HTTP-status ${status}, väntat 200`),
        ...delar.flatMap((word) => brist(text.includes(word), `${word} saknas i WSDL`)),
      ];
    },
  },
  {
    nr: 'KON-006',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'felkod' }],
    titel: 'Katalogen över felkoder går att hämta',
    steg: ['Hämta /v1/felkoder.'],
    forvantan: 'en lista där varje felkod har text och råd, och står en gång för det den gäller',
    varfor: 'En felkod som ingen kan slå upp blir ett generiskt fel hos handläggaren.',
    former: ['REST'],
    async prova(samtal) {
      const { status, text } = await samtal.hamta('/v1/felkoder');
      const rader = raderI(text);
      const nycklar = rader.map(({ felkod, galler }) => `${galler} ${felkod}`);
      return [
        ...brist(status === 200, `HTTP-status ${status}, väntat 200`),
        ...brist(rader.length > 0, 'listan är tom'),
        ...brist(new Set(nycklar).size === nycklar.length, 'en felkod står mer än en gång'),
        ...brist(
          rader.every((rad) => rad.text && rad.radAnropare),
          'en felkod saknar text eller råd',
        ),
      ];
    },
  },
];

interface Rad {
  readonly felkod?: string;
  readonly galler?: string;
  readonly text?: string;
  readonly radAnropare?: string;
}

function raderI(text: string): readonly Rad[] {
  try {
    const { felkoder } = JSON.parse(text) as { felkoder?: unknown };
    return Array.isArray(felkoder) ? (felkoder as Rad[]) : [];
  } catch {
    return [];
  }
}
