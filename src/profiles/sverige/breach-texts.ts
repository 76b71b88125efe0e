// Says in Swedish which element breaks which rule of the schema.
import type { Breach } from '../../composite/fault.ts';

const sentences: Record<string, (breach: Breach) => string> = {
  // XSD
  'unexpected-element': ({ path, expected }) =>
    `Elementet ${path} är oväntat här${expected ? `: där ska något av ${expected} stå, i kontraktets namnrymd` : ''}.`,
  'missing-element': ({ path, expected }) =>
    `I ${path} saknas ett element${expected ? `: väntat är ${expected}` : ''}.`,
  'missing-attribute': ({ path }) => `Attributet ${path} saknas.`,
  'unknown-attribute': ({ path }) => `Attributet ${path} är okänt.`,
  'invalid-value': ({ path, expected }) => `Värdet i ${path} är ogiltigt${expected ? `: ${typeText(expected)}` : ''}.`,
  'text-not-allowed': ({ path }) => `I ${path} får ingen text stå.`,
  'not-valid': ({ path }) => `${path || 'Dokumentet'} följer inte schemat.`,
  'known-versions': ({ expected }) => `Versioner som stöds: ${expected}.`,
  'use-version': ({ path, expected }) => `Stängd efter ${path}. Använd ${expected}.`,
  position: ({ expected }) => `Felet finns på rad ${expected?.replace(':', ', kolumn ')}.`,
  // SOAP
  'not-an-envelope': () => 'Rotelementet är inget SOAP-kuvert (Envelope).',
  'other-soap-version': () =>
    'Kuvertet hör till en annan version av SOAP: namnrymden ska vara http://schemas.xmlsoap.org/soap/envelope/.',
  'no-body': () => 'Kuvertet ska ha exakt ett Body.',
  'body-not-single': () => 'Body ska ha exakt ett element.',
  'must-understand': () => 'Huvudet står i kuvertets Header.',
  // JSON
  malformed: () => 'Texten är inte giltig JSON.',
  required: ({ path, expected }) => `${place(path, 'I')} saknas ${expected}.`,
  additionalProperties: ({ path, expected }) => `${place(path, 'I')} är fältet ${expected} okänt.`,
  unevaluatedProperties: ({ path, expected }) => `${place(path, 'I')} är fältet ${expected} okänt.`,
  type: ({ path, expected }) => `${place(path, 'Fältet')} har fel typ: ${typeText(expected ?? '')}.`,
  enum: ({ path, expected }) => `Värdet i ${path} är inget av: ${expected}.`,
  pattern: ({ path, expected }) => `Värdet i ${path} är ogiltigt: ${typeText(expected ?? '')}.`,
  format: ({ path, expected }) => `Värdet i ${path} är ogiltigt: ${typeText(expected ?? '')}.`,
  minLength: ({ path, expected }) => `Värdet i ${path} är för kort: minst ${expected} tecken.`,
  maxLength: ({ path, expected }) => `Värdet i ${path} är för långt: högst ${expected} tecken.`,
  minimum: ({ path, expected }) => `Värdet i ${path} är för litet: minst ${expected}.`,
  maximum: ({ path, expected }) => `Värdet i ${path} är för stort: högst ${expected}.`,
  minItems: ({ path, expected }) => `Listan ${path} är för kort: minst ${expected}.`,
  maxItems: ({ path, expected }) => `Listan ${path} är för lång: högst ${expected}.`,
  'duplicate-key': () => 'JSON-texten har samma nyckel två gånger i ett objekt.',
  'too-deep': () => 'JSON-texten är djupare än 64 nivåer.',
  'forbidden-key': () => 'JSON-texten har en otillåten nyckel (__proto__).',
  'forbidden-character': () => 'JSON-texten har ett otillåtet tecken (\\u0000).',
  'not-utf8': () => 'Texten är inte UTF-8.',
};

/** One sentence about one breach; never the value. */
export function breachText(breach: Breach): string {
  const sentence = sentences[breach.rule];
  return sentence ? sentence(breach) : `${breach.path}: ${breach.rule}.`;
}

// By pattern, facet or type of the schemas.
const types: Record<string, string> = {
  '[\\d]{4}[2-9]{1}[\\d]{7}': '12 siffror, 16 följt av organisationsnumret',
  '^[0-9]{4}[2-9][0-9]{7}$': '12 siffror, 16 följt av organisationsnumret',
  '[0-9]{12}': '12 siffror utan bindestreck, ÅÅÅÅMMDDNNNN',
  '^[0-9]{12}$': '12 siffror utan bindestreck, ÅÅÅÅMMDDNNNN',
  'minLength 1': 'minst ett tecken',
  '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]*$': 'text utan styrtecken',
  '^[^\\u0000-\\u001f]*$': 'text utan styrtecken',
  date: 'ett datum, ÅÅÅÅ-MM-DD',
  dateTime: 'en tidpunkt, ÅÅÅÅ-MM-DDTtt:mm:ss',
  'date-time': 'en tidpunkt, ÅÅÅÅ-MM-DDTtt:mm:ss med tidszon',
  boolean: 'true eller false',
  object: 'ett objekt',
  array: 'en lista',
  string: 'en text',
  integer: 'ett heltal',
  'object, string': 'ett objekt eller base64',
  base64Binary: 'base64',
  short: 'ett heltal',
  int: 'ett heltal',
};

/** A JSON pointer in words; `/` is the question itself. */
function place(path: string, word: 'I' | 'Fältet'): string {
  if (path !== '/') return `${word} ${path}`;
  return word === 'I' ? 'Överst i frågan' : 'Frågan';
}

function typeText(type: string): string {
  const name = type.replace(/^xs:/, '');
  return `det ska vara ${types[name] ?? name}`;
}
