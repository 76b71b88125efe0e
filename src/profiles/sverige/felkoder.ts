// The felkoder: one table of what may go wrong with one agency's part, one of what refuses a question.
import type { BastjanstFault, FaultCause, FaultDetail, RequestFault, RequestFaultCode } from '../../composite/fault.ts';
import { breachText } from './breach-texts.ts';
import { ruleText } from './rules.ts';

/** Who an error comes from: SSBT if no complete answer reached us or we chose not to ask, BT if an answer came. */
type Kalla = 'SSBT' | 'BT';

interface PartError {
  readonly kalla: Kalla;
  readonly felkod: string;
  readonly text: (detail: FaultDetail) => string;
}

const seconds = (milliseconds: number | undefined) => Math.round((milliseconds ?? 0) / 1000);
const again = ({ retryAfterSeconds }: FaultDetail) =>
  retryAfterSeconds === undefined ? '' : ` Försök igen om ${retryAfterSeconds} s.`;

const partErrors: Record<FaultCause, PartError> = {
  timeout: {
    kalla: 'SSBT',
    felkod: 'TIDSGRANS_BASTJANST',
    text: ({ limit }) => `Bastjänsten svarade inte inom ${seconds(limit)} s. Uppgifterna är okända: fråga igen senare.`,
  },
  deadline: {
    kalla: 'SSBT',
    felkod: 'TIDSGRANS_TOTAL',
    text: ({ limit }) =>
      `Frågans hela tid på ${seconds(limit)} s tog slut innan bastjänsten svarat. Uppgifterna är okända: fråga igen.`,
  },
  cancelled: { kalla: 'SSBT', felkod: 'AVBRUTEN', text: () => 'Frågan avbröts av den som ställde den.' },
  unreachable: {
    kalla: 'SSBT',
    felkod: 'EJ_NABAR',
    text: () => 'Bastjänsten går inte att nå. Uppgifterna är okända: fråga igen senare.',
  },
  'connection-broken': {
    kalla: 'SSBT',
    felkod: 'FORBINDELSE_BRUTEN',
    text: () => 'Förbindelsen med bastjänsten bröts innan hela svaret kommit. Uppgifterna är okända: fråga igen.',
  },
  tls: {
    kalla: 'SSBT',
    felkod: 'TLS_FEL',
    text: () =>
      'Ingen säker förbindelse med bastjänsten: certifikatkontrollen misslyckades. Driften behöver åtgärda felet.',
  },
  'http-error': {
    kalla: 'BT',
    felkod: 'HTTP_FEL',
    text: (detail) => `Bastjänsten svarade med HTTP-status ${detail.httpStatus ?? 'okänd'}.${again(detail)}`,
  },
  'soap-fault': {
    kalla: 'BT',
    felkod: 'SOAP_FEL',
    text: ({ sourceAlive }) =>
      sourceAlive
        ? 'Bastjänsten svarade med ett fel som hör till dess kontrakt: den kunde inte behandla frågan.'
        : 'Bastjänsten svarade med ett tekniskt fel (SOAP Fault).',
  },
  'invalid-answer': {
    kalla: 'BT',
    felkod: 'OGILTIGT_SVAR',
    text: () => 'Bastjänstens svar följer inte dess kontrakt och lämnas därför inte ut.',
  },
  'too-large': {
    kalla: 'BT',
    felkod: 'FOR_STORT_SVAR',
    text: () => 'Bastjänstens svar är större än vad tjänsten tar emot.',
  },
  'wrong-person': {
    kalla: 'BT',
    felkod: 'FEL_PERSON',
    text: () =>
      'Bastjänstens svar gäller en annan identitet än den som frågan gäller. Personen kan ha fått ett nytt nummer.',
  },
  'circuit-open': {
    kalla: 'SSBT',
    felkod: 'KRETS_OPPEN',
    text: (detail) => `Bastjänsten har inte svarat som den ska och frågas inte just nu.${again(detail)}`,
  },
  'queue-full': {
    kalla: 'SSBT',
    felkod: 'KO_FULL',
    text: () => 'För många frågor väntar redan på bastjänsten. Försök igen om en stund.',
  },
  'not-permitted': {
    kalla: 'SSBT',
    felkod: 'EJ_TILLATEN',
    text: () => 'Anslutningen har inte rätt att fråga denna bastjänst. Den har inte tillfrågats.',
  },
  rule: {
    kalla: 'SSBT',
    felkod: 'REGEL',
    text: ({ rule }) =>
      `${(rule && ruleText(rule)?.text) ?? 'Frågan bryter mot en regel.'} Bastjänsten har inte tillfrågats.`,
  },
  internal: {
    kalla: 'SSBT',
    felkod: 'INTERNT_FEL',
    text: () => 'Ett fel i denna tjänst hindrade svaret. Uppge korrelationsid till driften.',
  },
};

/** An agency's error as the contract writes it. A broken rule has a felkod of its own. */
export function partError({ cause, detail }: BastjanstFault): {
  readonly kalla: Kalla;
  readonly felkod: string;
  readonly felmeddelande: readonly [string];
} {
  const { kalla, felkod, text } = partErrors[cause];
  return { kalla, felkod: cause === 'rule' ? (detail.rule ?? felkod) : felkod, felmeddelande: [text(detail)] };
}

const requestErrors: Record<RequestFaultCode, { readonly felkod: string; readonly text: string }> = {
  malformed: { felkod: 'EJ_LASBAR', text: 'Meddelandet går inte att läsa: det är inte välformat.' },
  'not-soap-11': { felkod: 'EJ_SOAP_11', text: 'Tjänsten talar SOAP 1.1.' },
  'must-understand': { felkod: 'OKANT_HUVUD', text: 'Ett SOAP-huvud med mustUnderstand är okänt för tjänsten.' },
  'dtd-forbidden': {
    felkod: 'DTD_EJ_TILLATEN',
    text: 'Meddelandet har en DTD. Ta bort <!DOCTYPE …>: entiteter tas inte emot.',
  },
  'unknown-version': { felkod: 'OKAND_VERSION', text: 'Frågans namnrymd hör inte till någon version som talas här.' },
  'unknown-operation': { felkod: 'OKAND_OPERATION', text: 'Elementet i Body är ingen operation i kontraktet.' },
  'schema-invalid': { felkod: 'EJ_ENLIGT_SCHEMA', text: 'Frågan följer inte kontraktets schema.' },
  rule: { felkod: 'REGEL', text: 'Frågan bryter mot en regel.' },
  'too-large': { felkod: 'FOR_STOR_FRAGA', text: 'Frågan är större än vad tjänsten tar emot.' },
  'too-slow': { felkod: 'FOR_LANGSAM_FRAGA', text: 'Frågan kom inte fram i tid.' },
  'unsupported-media-type': {
    felkod: 'FEL_INNEHALLSTYP',
    text: 'Content-Type stöds inte: text/xml för SOAP, application/json för REST.',
  },
  'method-not-allowed': { felkod: 'FEL_METOD', text: 'Metoden stöds inte på denna adress: använd POST.' },
  'not-found': { felkod: 'OKAND_ADRESS', text: 'Adressen finns inte.' },
  'not-authenticated': {
    felkod: 'EJ_IDENTIFIERAD',
    text: 'Anroparen är inte identifierad: ett klientcertifikat som är registrerat krävs.',
  },
  'not-connected': { felkod: 'EJ_ANSLUTEN', text: 'Ingivaren har ingen anslutning till tjänsten.' },
  'ingivare-not-caller': {
    felkod: 'FEL_INGIVARE',
    text: 'ingivare/organisationsnummer är inte anroparens, och anroparen är inget registrerat personuppgiftsbiträde för ingivaren.',
  },
  'log-unavailable': {
    felkod: 'LOGG_EJ_TILLGANGLIG',
    text: 'Loggen över tillfrågade personer går inte att skriva till. Ingen bastjänst har tillfrågats. Försök igen senare.',
  },
  'shutting-down': { felkod: 'STANGER', text: 'Tjänsten stänger ner. Försök igen.' },
  internal: {
    felkod: 'INTERNT_FEL',
    text: 'Ett fel i denna tjänst hindrade svaret. Uppge korrelationsid till driften.',
  },
};

/** What a refused question is answered with: felkod, and one sentence per thing that is wrong. */
export function requestError({ code, breaches }: RequestFault): { felkod: string; felmeddelande: string[] } {
  const { felkod, text } = requestErrors[code];
  if (code === 'rule') {
    const [first] = breaches;
    return { felkod: first?.rule ?? felkod, felmeddelande: breaches.map(({ rule }) => ruleText(rule)?.text ?? text) };
  }
  return { felkod, felmeddelande: [text, ...breaches.map(breachText)] };
}
