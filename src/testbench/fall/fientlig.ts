// Hostile cases: what an attacker or a broken client could send. Only with the target's consent; each ends by seeing that it still answers.
import { godkand, underkand } from '../domslut.ts';
import type { Fallmall } from '../fall.ts';
import { felord } from '../felord.ts';
import type { Fragat } from '../fragare.ts';
import type { Domslut } from '../prov.ts';
import { leverAn } from './avvisad.ts';
import { medBody, texterAv } from './texter.ts';

const FORVANTAN = 'Avvisad eller bruten förbindelse inom tidsgränsen, och nästa vanliga fråga besvaras.';
const STORT = 8_000_000;
const DJUPT = 10_000;
const MANGA = 50_000;

/** What a file that every such host has begins with; an answer that holds it has read it. */
const AVSLOJANDE = /root:[^:]*:0:0:/;

interface Angrepp {
  readonly nr: string;
  readonly titel: string;
  readonly steg: string;
  readonly varfor: string;
  /** The question's body, turned into the attack; `undefined` where the wire has none of the kind. */
  readonly soap?: (body: string) => string;
  readonly rest?: (body: string) => string;
  /** Whether an answer to it is right too, where the rest of the question is. */
  readonly farBesvaras?: boolean;
}

const ANGREPP: readonly Angrepp[] = [
  {
    nr: 'NEG-101',
    titel: 'DTD i frågan avvisas',
    steg: 'Lägg en DTD med en entitet i frågan',
    varfor: 'SOAP förbjuder DTD. Den som läser den är öppen för allt som följer här.',
    soap: (body) => medDtd(body, '<!ENTITY namn "Anna">', '&namn;'),
  },
  {
    nr: 'NEG-102',
    titel: 'Entiteter som växer utan gräns tar inte ned tjänsten',
    steg: 'Skicka "billion laughs": nio nivåer av tio',
    varfor: 'En kilobyte blir gigabyte i minnet hos den som expanderar den.',
    soap: (body) => medDtd(body, skratt(), '&l9;'),
  },
  {
    nr: 'NEG-103',
    titel: 'En extern entitet läses inte',
    steg: 'Skicka en entitet som pekar på /etc/passwd',
    varfor: 'Den som följer den lämnar ut sina filer.',
    soap: (body) => medDtd(body, '<!ENTITY fil SYSTEM "file:///etc/passwd">', '&fil;'),
  },
  {
    nr: 'NEG-104',
    titel: 'En fråga långt över storleksgränsen tar inte ned tjänsten',
    steg: `Skicka frågan med ${STORT / 1_000_000} MB fyllnad`,
    varfor: 'Utan gräns räcker en enda klient för att ta allt minne.',
    soap: (body) => body.replace('</soap:Body>', `<!--${'x'.repeat(STORT)}--></soap:Body>`),
    rest: (body) => body + ' '.repeat(STORT),
    farBesvaras: true,
  },
  {
    nr: 'NEG-105',
    titel: `${DJUPT} nivåer i frågan tar inte ned tjänsten`,
    steg: `Skicka ${DJUPT} nästlade element (REST: listor)`,
    varfor: 'Tolkar som anropar sig själva får slut på stack.',
    soap: (body) => body.replace('</soap:Body>', `${'<d>'.repeat(DJUPT)}${'</d>'.repeat(DJUPT)}</soap:Body>`),
    rest: () => `${'['.repeat(DJUPT)}${']'.repeat(DJUPT)}`,
  },
  {
    nr: 'NEG-106',
    titel: `${MANGA} attribut eller fält tar inte ned tjänsten`,
    steg: `Skicka ${MANGA} attribut på ett element (REST: fält)`,
    varfor: 'Dubblettkontroll i kvadratisk tid gör en liten fråga till minuter av CPU.',
    soap: (body) => body.replace('<soap:Body>', `<soap:Body${manga((n) => ` a${n}="1"`)}>`),
    rest: () => `{${manga((n) => `${n === 0 ? '' : ','}"f${n}":1`)}}`,
    farBesvaras: true,
  },
  {
    nr: 'NEG-107',
    titel: 'Fältnamn som ändrar objekt i JavaScript gör ingenting',
    steg: 'Skicka frågan med "__proto__" och samma fältnamn två gånger',
    varfor: 'Två läsare av samma fråga får inte se olika saker.',
    rest: (body) => body.replace('{', '{"__proto__":{"admin":true},"__proto__":{"admin":true},'),
  },
];

export const fientligaFall: readonly Fallmall[] = ANGREPP.map((angrepp) => ({
  nr: angrepp.nr,
  grupp: 'negativ',
  krav: [{ slag: 'kontrakt', ref: 'skydd mot fientliga frågor' }],
  titel: angrepp.titel,
  steg: [angrepp.steg, 'Ställ sedan en vanlig fråga'],
  forvantan: FORVANTAN,
  varfor: angrepp.varfor,
  fientlig: true,
  behover: ['kand'],
  fragor: 2,
  galler: ({ wire }) => (angrepp[wire] ? undefined : `Angreppet finns inte för ${wire === 'soap' ? 'SOAP' : 'REST'}.`),
  async prova(situation) {
    const form = angrepp[situation.agentur.wire] ?? ((body: string) => body);
    const fragat = await situation.fraga('kand', medBody(form));
    return (
      bedom(angrepp, fragat) ??
      (await leverAn(situation)) ??
      godkand('Angreppet stod tjänsten emot, och den svarar som förut.')
    );
  },
}));

function bedom({ farBesvaras = false }: Angrepp, fragat: Fragat): Domslut | undefined {
  if (texterAv(fragat).some((text) => AVSLOJANDE.test(text)))
    return underkand('Svaret innehåller en fil från tjänstens egen maskin.');
  const { fel } = fragat;
  if (fel?.cause === 'timeout')
    return underkand('Inget svar kom inom tidsgränsen.', { vantat: FORVANTAN, fick: felord(fel) });
  if (!fel && !farBesvaras && fragat.anrop.some(({ svar }) => svar?.status === 200)) {
    return underkand('Frågan besvarades.', { vantat: FORVANTAN, fick: 'ett svar' });
  }
  return undefined;
}

function medDtd(body: string, deklaration: string, anvand: string): string {
  return body
    .replace('<soap:Envelope', `<!DOCTYPE soap:Envelope [${deklaration}]>\n<soap:Envelope`)
    .replace(
      '<soap:Body>',
      `<soap:Header><x:Namn xmlns:x="urn:example:provbank">${anvand}</x:Namn></soap:Header><soap:Body>`,
    );
}

function skratt(): string {
  const nivaer = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  return ['<!ENTITY l0 "ha">', ...nivaer].join('');
}

function manga(ett: (n: number) => string): string {
  return Array.from({ length: MANGA }, (_, n) => ett(n)).join('');
}
