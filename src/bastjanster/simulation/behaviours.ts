// What a simulator can be told to do instead of answering: a closed list with Swedish texts, in four kinds.

/**
 * `wire`: bytes and sockets; `http`: status, headers, encoding; `document`: the envelope or JSON text around an
 * answer; `content`: an answer of the right form with other content.
 */
export type BehaviourKind = 'wire' | 'http' | 'document' | 'content';

interface BehaviourData {
  readonly kind: BehaviourKind;
  /** What happens, in Swedish. */
  readonly text: string;
  /** The sources for which it has a meaning; all where it is missing. */
  readonly only?: readonly string[];
}

const SOAP = ['AF', 'CSN', 'SKV', 'SO', 'TNS', 'MIV'];
const REST = ['FK', 'SKV_DELAR'];

export const behaviours = {
  normal: { kind: 'content', text: 'svarar som avtalat' },
  slow: { kind: 'wire', text: 'svarar rätt, men långsamt' },
  hang: { kind: 'wire', text: 'tar emot frågan och svarar aldrig' },
  refuse: { kind: 'wire', text: 'tar inte emot förbindelser (ECONNREFUSED)' },
  reset: { kind: 'wire', text: 'bryter förbindelsen (RST)' },
  'close-before-headers': { kind: 'wire', text: 'stänger förbindelsen utan ett ord' },
  garbage: { kind: 'wire', text: 'skickar skräp och stänger' },
  'content-length-stall': { kind: 'wire', text: 'lovar 1000 tecken och skickar inga' },
  'content-length-short': { kind: 'wire', text: 'anger för liten Content-Length' },
  dribble: { kind: 'wire', text: 'droppar svaret tecken för tecken utan slut' },
  'half-close': { kind: 'wire', text: 'svarar rätt och stänger sedan en förbindelse som skulle hållas öppen' },
  'too-large': { kind: 'wire', text: 'skickar ett svar utan ände (upp till 200 MB)' },
  'http-404': { kind: 'http', text: 'svarar 404' },
  'http-502-html': { kind: 'http', text: 'svarar 502 med en HTML-sida' },
  'http-429': { kind: 'http', text: 'svarar 429 med Retry-After 7' },
  'redirect-permanent': { kind: 'http', text: 'svarar 301 till en annan adress' },
  redirect: { kind: 'http', text: 'svarar 302 till en annan adress' },
  'empty-500': { kind: 'http', text: 'svarar 500 utan innehåll' },
  'empty-200': { kind: 'http', text: 'svarar 200 utan innehåll' },
  'wrong-content-type': { kind: 'http', text: 'svarar rätt, men som text/html' },
  'no-content-type': { kind: 'http', text: 'svarar rätt, men utan Content-Type' },
  'charset-contradiction': { kind: 'http', text: 'anger en teckenkodning som inte stämmer med innehållet' },
  gzip: { kind: 'http', text: 'svarar rätt, packat med gzip' },
  'gzip-bomb': { kind: 'http', text: 'svarar med 64 MB packade till några kB' },
  'soap-fault': { kind: 'document', text: 'svarar 500 med SOAP-fel (REST: Felsvar)' },
  'business-fault': { kind: 'content', text: 'svarar med ett fel som avtalet beskriver' },
  'fault-with-personnummer': { kind: 'document', text: 'svarar med ett fel vars text innehåller personnumret' },
  'fault-without-code': { kind: 'document', text: 'svarar med ett SOAP-fel utan kod', only: SOAP },
  'empty-fault': { kind: 'document', text: 'svarar med ett tomt SOAP-fel', only: SOAP },
  'nested-fault': { kind: 'document', text: 'svarar med SOAP-fel inuti SOAP-fel, med specialtecken', only: SOAP },
  malformed: { kind: 'document', text: 'svarar med ett trasigt dokument' },
  truncated: { kind: 'document', text: 'svarar med ett avhugget dokument' },
  'soap-12': { kind: 'document', text: 'svarar i SOAP 1.2-kuvert', only: SOAP },
  'no-body': { kind: 'document', text: 'svarar med kuvert utan Body', only: SOAP },
  'two-in-body': { kind: 'document', text: 'svarar med två element i Body', only: SOAP },
  'other-operation': { kind: 'document', text: 'svarar med en annan operations element', only: SOAP },
  'unknown-namespace': { kind: 'document', text: 'svarar i en okänd version av namnrymden', only: SOAP },
  bom: { kind: 'document', text: 'svarar rätt, med BOM först' },
  'utf-16': { kind: 'document', text: 'svarar rätt, i UTF-16' },
  cdata: { kind: 'document', text: 'svarar rätt, med all text i CDATA', only: SOAP },
  'other-prefixes': { kind: 'document', text: 'svarar rätt, med andra prefix som kuvertet deklarerar', only: SOAP },
  'default-namespace': { kind: 'document', text: 'svarar rätt, utan prefix', only: SOAP },
  'must-understand': { kind: 'document', text: 'svarar med ett huvud som måste förstås', only: SOAP },
  dtd: { kind: 'document', text: 'svarar med en DTD', only: SOAP },
  'external-entity': { kind: 'document', text: 'svarar med en extern entitet (en fil)', only: SOAP },
  'billion-laughs': { kind: 'document', text: 'svarar med entiteter som växer utan gräns', only: SOAP },
  deep: { kind: 'document', text: 'svarar med 10 000 nivåer' },
  'many-attributes': { kind: 'document', text: 'svarar med 100 000 attribut (REST: fält)' },
  'big-text': { kind: 'document', text: 'svarar med en text på 5 MB' },
  'not-json': { kind: 'document', text: 'svarar 200 med något som inte är JSON', only: REST },
  'duplicate-keys': { kind: 'document', text: 'svarar med samma fältnamn två gånger', only: REST },
  'bad-inner-document': { kind: 'content', text: 'svarar med en sträng som inte är ett XML-dokument', only: ['SKV'] },
  'wrong-person': { kind: 'content', text: 'svarar om en annan person' },
  'schema-invalid': { kind: 'content', text: 'bryter mot sitt schema i ett element' },
  'bad-enum': { kind: 'content', text: 'svarar med ett värde utanför de tillåtna' },
  'missing-required': { kind: 'content', text: 'utelämnar ett obligatoriskt element', only: [...SOAP, 'FK'] },
  'extra-element': { kind: 'content', text: 'lägger till ett okänt element' },
  duplicates: { kind: 'content', text: 'upprepar en post' },
  'empty-valid': { kind: 'content', text: 'svarar giltigt, utan några uppgifter' },
  partial: { kind: 'content', text: 'svarar delvis: någon bakom den svarar inte' },
  deviations: { kind: 'content', text: 'svarar med avvikelser (INTERNT_FEL, OBEHORIG)', only: ['FK'] },
} as const satisfies Record<string, BehaviourData>;

export type BehaviourName = keyof typeof behaviours;

export interface Behaviour {
  readonly name: BehaviourName;
  /** Milliseconds, for `slow` (how long) and `dribble` (between characters). */
  readonly ms?: number;
}

export function isBehaviourName(name: unknown): name is BehaviourName {
  return typeof name === 'string' && Object.hasOwn(behaviours, name);
}

export function kindOf(name: BehaviourName): BehaviourKind {
  return behaviours[name].kind;
}

/** Why an agency cannot do that, in Swedish; `undefined` where it can. */
export function refusal(agency: string, name: BehaviourName): string | undefined {
  const { only }: BehaviourData = behaviours[name];
  if (!only || only.includes(agency)) return undefined;
  return `Beteendet "${name}" har ingen mening för ${agency}; det finns för ${only.join(', ')}.`;
}
