// The felkoder of one agency's part: one line of data for each cause.
import type { FaultCause } from '../../composite/fault.ts';
import type { FelkodData } from './felkod.ts';

const LATER = 'Uppgifterna är okända, inte tomma: fråga igen senare.';

/** Templates: `{sekunder}` of the limit, `{status}` of HTTP, `{forsok}` seconds until the next try, `{till}` the end of a stop. */
export const partErrors: Readonly<Record<FaultCause, FelkodData>> = {
  timeout: {
    felkod: 'TIDSGRANS_BASTJANST',
    kalla: 'SSBT',
    text: 'Bastjänsten svarade inte inom {sekunder} s.',
    advice: LATER,
    operator: 'Se bastjänstens svarstider och aktuella störningar; kontakta uppgiftslämnaren.',
  },
  deadline: {
    felkod: 'TIDSGRANS_TOTAL',
    kalla: 'SSBT',
    text: 'Tidsgränsen för hela frågan, {sekunder} s, gick ut innan bastjänsten hade svarat.',
    advice: LATER,
    operator: 'Köer eller många långsamma bastjänster på en gång: se samtidighet och kölängd.',
  },
  cancelled: {
    felkod: 'AVBRUTEN',
    kalla: 'SSBT',
    text: 'Frågan avbröts av den som ställde den.',
    advice: 'Vänta in svaret; anroparens egen tidsgräns bör vara längre än tjänstens.',
    operator: 'Anroparen la på. Många sådana tyder på för kort tidsgräns hos den.',
  },
  unreachable: {
    felkod: 'EJ_NABAR',
    kalla: 'SSBT',
    text: 'Bastjänsten går inte att nå.',
    advice: LATER,
    operator: 'Kontrollera adress, namnuppslagning, brandvägg och driftinformation.',
  },
  'connection-broken': {
    felkod: 'FORBINDELSE_BRUTEN',
    kalla: 'SSBT',
    text: 'Förbindelsen med bastjänsten bröts innan hela svaret kommit.',
    advice: LATER,
    operator: 'Se den tekniska koden i tjänstens logg.',
  },
  tls: {
    felkod: 'TLS_FEL',
    kalla: 'SSBT',
    text: 'Ingen säker förbindelse med bastjänsten: certifikatkontrollen misslyckades.',
    advice: 'Uppgifterna är okända, inte tomma: driften behöver åtgärda felet.',
    operator: 'Kontrollera giltighetstid, namn och utfärdare, både bastjänstens certifikat och vårt.',
  },
  'http-error': {
    felkod: 'HTTP_FEL',
    kalla: 'BT',
    text: 'Bastjänsten svarade med HTTP-status {status}.{forsok}',
    advice: LATER,
    operator: '4xx: vår fråga eller behörighet; 5xx och 429: bastjänsten.',
  },
  'soap-fault': {
    felkod: 'SOAP_FEL',
    kalla: 'BT',
    text: 'Bastjänsten svarade med ett fel (SOAP Fault): den kunde inte behandla frågan.',
    advice: LATER,
    operator:
      'Sök på frågans id hos uppgiftslämnaren; felets text lämnas inte vidare, eftersom den kan innehålla personuppgifter.',
  },
  'invalid-answer': {
    felkod: 'OGILTIGT_SVAR',
    kalla: 'BT',
    text: 'Bastjänstens svar följer inte dess kontrakt och lämnas därför inte ut.',
    advice: LATER,
    operator: 'Meddela uppgiftslämnaren. Avviker svaret bara i detalj kan läget tolerant lämna ut det.',
  },
  'too-large': {
    felkod: 'FOR_STORT_SVAR',
    kalla: 'BT',
    text: 'Bastjänstens svar är större än vad tjänsten tar emot.',
    advice: 'Uppgifterna är okända, inte tomma: fråga om en kortare period.',
    operator: 'Gränsen är MAX_SVAR_BYTE.',
  },
  'wrong-person': {
    felkod: 'FEL_PERSON',
    kalla: 'BT',
    text: 'Bastjänstens svar gäller en annan identitet än den som frågan gäller.',
    advice: 'Personen kan ha fått ett nytt nummer: kontrollera i folkbokföringen och fråga om det.',
    operator: 'Meddela uppgiftslämnaren genast om det inte är ett nytt nummer.',
  },
  'circuit-open': {
    felkod: 'KRETS_OPPEN',
    kalla: 'SSBT',
    text: 'Bastjänsten har inte svarat som den ska och tillfrågas inte just nu.{forsok}',
    advice: LATER,
    operator: 'Kretsbrytaren släpper fram ett prov när väntetiden gått.',
  },
  'queue-full': {
    felkod: 'KO_FULL',
    kalla: 'SSBT',
    text: 'För många frågor väntar redan på bastjänsten.',
    advice: LATER,
    operator: 'Se SAMTIDIGA_PER_BASTJANST och KO_PER_BASTJANST.',
  },
  maintenance: {
    felkod: 'PLANERAT_UNDERHALL',
    kalla: 'SSBT',
    text: 'Bastjänsten är stängd för planerat underhåll{till} och har inte tillfrågats.',
    advice: 'Uppgifterna är okända, inte tomma: fråga igen när underhållet är slut.',
    operator: 'Underhållet är inlagt i driftinformationen.',
  },
  'not-permitted': {
    felkod: 'EJ_TILLATEN',
    kalla: 'SSBT',
    text: 'Anslutningen har inte rätt att fråga denna bastjänst. Den har inte tillfrågats.',
    advice: 'Sätt inkludera="false", eller ansök om rätten.',
    operator: 'Rättigheterna står i anslutningen.',
  },
  rule: {
    felkod: 'REGEL',
    kalla: 'SSBT',
    text: 'Frågan bryter mot en regel. Bastjänsten har inte tillfrågats.',
    advice: 'Regelns egen felkod säger vilken.',
    operator: 'Regelns läge kan ändras, se REGLER_FIL.',
  },
  internal: {
    felkod: 'INTERNT_FEL',
    kalla: 'SSBT',
    text: 'Ett fel i denna tjänst hindrade svaret.',
    advice: 'Uppge frågans id (X-Sammansatt-Id) till driften.',
    operator: 'Sök på id i tjänstens logg, händelsen internt-fel.',
  },
};

/** v11's one code of the real service: Skatteverket has nothing on that part. */
export const notFoundPart: FelkodData = {
  felkod: '404',
  kalla: 'BT',
  text: 'Not found',
  advice: 'Skatteverket har ingen uppgift om personen i denna del.',
  operator: 'Inget fel: så säger kontraktet att uppgift saknas.',
};

/** `not-permitted` where only some of what the part has is permitted. `{tillatet}`: what is. */
export const itemNotPermitted: FelkodData = {
  felkod: 'UPPGIFT_EJ_TILLATEN',
  kalla: 'SSBT',
  text: 'Frågan begär uppgifter som anslutningen inte har rätt till. Bastjänsten har inte tillfrågats.{tillatet}',
  advice: 'Begär bara de tillåtna uppgifterna, eller ansök om rätten.',
  operator: 'Rättigheterna inom bastjänsten står i anslutningen (lefiTyper, skvDelar).',
};
