// What a fault is called where people read it: the composite's felkod, and in Swedish what happened.
import type { BastjanstFault } from '../composite/fault.ts';
import { breachText } from '../profiles/sverige/breach-texts.ts';
import { partError } from '../profiles/sverige/felkoder.ts';
import type { Brott } from './agentur.ts';

/** By the technical word of a fault: of ours, of Node, or of undici. */
const TEKNIK: Readonly<Record<string, string>> = {
  // what an answer is
  malformed: 'Svaret går inte att tolka.',
  dtd: 'Svaret har en DTD.',
  schema: 'Svaret bryter mot schemat.',
  'wrong-root': 'Svaret har ett annat rotelement än kontraktets.',
  'not-an-envelope': 'Svaret är inget SOAP-kuvert.',
  'other-soap-version': 'Svaret är ett SOAP-kuvert av en annan version än 1.1.',
  'no-body': 'Svarets kuvert har inte exakt ett Body.',
  'body-not-single': 'Svarets Body har inte exakt ett element.',
  'must-understand': 'Svarets kuvert kräver att ett okänt huvud förstås (mustUnderstand).',
  'not-an-object': 'Svaret är inget JSON-objekt.',
  'not-utf8': 'Svaret är inte i UTF-8.',
  'too-deep': 'Svaret har för många nivåer.',
  'duplicate-key': 'Svaret har samma fältnamn två gånger i ett objekt.',
  'forbidden-key': 'Svaret har ett otillåtet fältnamn (__proto__).',
  'forbidden-character': 'Svaret har ett otillåtet tecken.',
  ANSWER_TOO_LARGE: 'Svaret är större än provbänkens gräns.',
  BROKEN_GZIP: 'Svaret säger sig vara komprimerat (gzip) men går inte att packa upp.',
  // the connection
  ECONNREFUSED: 'Ingen tar emot förbindelser på porten.',
  ENOTFOUND: 'Adressens namn finns inte.',
  EAI_AGAIN: 'Adressens namn gick inte att slå upp.',
  EHOSTUNREACH: 'Det finns ingen väg till adressen.',
  ENETUNREACH: 'Det finns ingen väg till adressens nät.',
  ETIMEDOUT: 'Ingen förbindelse kom till stånd i tid.',
  UND_ERR_CONNECT_TIMEOUT: 'Ingen förbindelse kom till stånd i tid.',
  ECONNRESET: 'Den andra sidan stängde förbindelsen.',
  EPIPE: 'Den andra sidan stängde förbindelsen.',
  UND_ERR_SOCKET: 'Den andra sidan stängde förbindelsen.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'Svaret är inte så långt som Content-Length säger.',
  // TLS
  CERT_HAS_EXPIRED: 'Certifikatet har gått ut.',
  CERT_NOT_YET_VALID: 'Certifikatet gäller inte än.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Certifikatet är utfärdat av sig självt: ange dess CA med --ca.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Certifikatets CA är okänd: ange den med --ca.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Certifikatets CA är okänd: ange den med --ca.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Certifikatets CA är okänd: ange den med --ca.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Certifikatet gäller ett annat namn än adressens.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'Porten talar inte TLS.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'Porten talar inte TLS.',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'Adressen kräver ett klientcertifikat: ange --cert och --key.',
};

/** How a call ended without an answer, by what the recording calls it (inspelning.ts). */
const UTAN_SVAR: Readonly<Record<string, string>> = {
  unreachable: 'ingen tar emot förbindelsen',
  'connect-timeout': 'ingen förbindelse kom till stånd i tid',
  broken: 'förbindelsen bröts',
  tls: 'ingen säker förbindelse (TLS) kom till stånd',
  'too-large': 'svaret är större än provbänkens gräns',
  'bad-encoding': 'svaret går inte att packa upp',
  tidsgräns: 'inget svar kom inom tidsgränsen',
  avbruten: 'körningen avbröts',
};

export function utanSvarsord(brott = ''): string {
  return UTAN_SVAR[brott] ?? 'okänt';
}

const MASKERAT =
  'Felets text (faultstring) visas inte: den kan innehålla personuppgifter, och är maskerad också i meddelandena.';

/** The felkod by which the fault would be met, and what can be told of it. */
export function felord(fel: BastjanstFault): string {
  const { cause, detail } = fel;
  const { felkod, felmeddelande } = partError(fel);
  const { technical } = detail;
  const mer = [
    ...(technical === undefined ? [] : [TEKNIK[technical] ?? `Teknisk kod: ${technical}.`]),
    ...(cause === 'soap-fault' ? [...(detail.httpStatus ? [`HTTP-status ${detail.httpStatus}.`] : []), MASKERAT] : []),
  ];
  return `${felkod}: ${[felmeddelande[0] ?? '', ...mer].join(' ')}`;
}

/** One flaw of a question or an answer in words, without a full stop. */
export function brottText({ path, rule, expected }: Brott): string {
  if (rule === 'dtd') return 'Dokumentet har en DTD';
  if (rule === 'malformed') {
    const [rad, kolumn] = expected?.split(':') ?? [];
    return `Dokumentet går inte att tolka${kolumn ? `: felet finns på rad ${rad}, kolumn ${kolumn}` : ''}`;
  }
  const plats = path === '/' ? 'roten' : path;
  return breachText({ path: plats, rule, ...(expected === undefined ? {} : { expected }) }).replace(/\.$/, '');
}
