// What the causes, refusals and qualities that are counted are called on pages and in reports.
import type { FaultCause, RequestFaultCode } from '../composite/fault.ts';
import type { Quality } from '../composite/quality.ts';

const ORSAKER: Readonly<Record<FaultCause | RequestFaultCode, string>> = {
  timeout: 'Svarade inte i tid',
  deadline: 'Frågans tid tog slut',
  cancelled: 'Anroparen avbröt',
  unreachable: 'Gick inte att nå',
  'connection-broken': 'Förbindelsen bröts',
  tls: 'TLS-fel',
  'http-error': 'HTTP-fel',
  'soap-fault': 'SOAP-fel',
  'invalid-answer': 'Ogiltigt svar',
  'too-large': 'För stort',
  'wrong-person': 'Fel person i svaret',
  'circuit-open': 'Kretsen var öppen',
  'queue-full': 'Kön var full',
  maintenance: 'Planerat underhåll',
  'not-permitted': 'Fick inte frågas',
  rule: 'Bröt mot en regel',
  internal: 'Internt fel',
  malformed: 'Gick inte att läsa',
  'not-soap-11': 'Inte SOAP 1.1',
  'must-understand': 'Okänt krav i SOAP-huvudet',
  'dtd-forbidden': 'DTD är inte tillåten',
  'unknown-version': 'Okänd version',
  'version-closed': 'Versionen är stängd',
  'unknown-operation': 'Okänd operation',
  'schema-invalid': 'Följde inte schemat',
  'too-slow': 'Frågan kom för långsamt',
  'unsupported-media-type': 'Fel innehållstyp',
  'method-not-allowed': 'Metoden finns inte',
  'not-found': 'Adressen finns inte',
  'not-authenticated': 'Okänd anropare',
  'scope-missing': 'Behörigheten räckte inte',
  'identity-unavailable': 'Identiteten gick inte att pröva',
  'not-connected': 'Inte ansluten',
  'undertaking-missing': 'Åtagande saknas',
  'rate-limited': 'För många frågor',
  overloaded: 'Tjänsten var överlastad',
  'ingivare-not-caller': 'Ingivaren var inte anroparen',
  'log-unavailable': 'Loggen gick inte att skriva',
  'shutting-down': 'Tjänsten stängde',
};

/** A cause as it is counted, in Swedish; one that is not known stands as it is. */
export function orsakText(orsak: string): string {
  return Object.hasOwn(ORSAKER, orsak) ? ORSAKER[orsak as FaultCause] : orsak;
}

const KVALITETER: Readonly<Record<Quality, string>> = {
  answered: 'Uppgifter lämnades',
  nothing: 'Inga uppgifter fanns',
  partial: 'Delar saknas',
  unverifiable: 'Går inte att verifiera',
  failed: 'Misslyckades',
  'not-asked': 'Tillfrågades inte',
};

export function kvalitetText(kvalitet: string): string {
  return Object.hasOwn(KVALITETER, kvalitet) ? KVALITETER[kvalitet as Quality] : kvalitet;
}
