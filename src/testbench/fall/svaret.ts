// Cases of the contract's answer: its schema, its encoding, its type, and elements without a value.
import type { HttpResponse } from '../../platform/http-client.ts';
import type { Agentur } from '../agentur.ts';
import { godkand, hoppad, underkand, varning } from '../domslut.ts';
import { type Fallmall, forstaSvar, type Provsituation, utanSvar } from '../fall.ts';
import type { Domslut } from '../prov.ts';
import { ordAv, textAv } from './texter.ts';

export const svarsfall: readonly Fallmall[] = [
  {
    nr: 'KON-002',
    grupp: 'kontrakt',
    krav: [
      { slag: 'kontrakt', ref: 'svarets schema' },
      { slag: 'felkod', ref: 'OGILTIGT_SVAR' },
    ],
    titel: 'Svaren följer sitt schema',
    steg: ['Fråga om två kända personer', 'Validera svaren mot schemat, utan undantag'],
    forvantan: 'Inget svar bryter mot schemat.',
    varfor: 'Ett svar som bryter mot schemat avvisas i strikt läge, och kan i tolerant läge inte visas som säkert.',
    behover: ['kand', 'kand2'],
    fragor: 2,
    async prova(situation) {
      for (const roll of ['kand', 'kand2'] as const) {
        const fel = utanSvar(situation, await situation.fraga(roll));
        if (fel) return fel;
      }
      return godkand('Svaren följer schemat.');
    },
  },
  {
    nr: 'KON-003',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'teckenkodning' }],
    titel: 'Svaret är i UTF-8, och ingenting säger något annat',
    steg: ['Fråga om en känd person', 'Jämför Content-Type, XML-deklaration, BOM och innehåll'],
    forvantan: 'Allt säger UTF-8, och innehållet är det. I XML ger en annan kodning som allt är ense om en varning.',
    varfor: 'Kodningar som motsäger varandra gör å, ä och ö till skräp i socialsekreterarens bild.',
    behover: ['kand'],
    prova: (situation) => omSvaret(situation, arSvar, (svar) => bedomKodning(svar, situation.agentur.wire)),
  },
  {
    nr: 'KON-004',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'Content-Type' }],
    titel: 'Svaret har rätt Content-Type',
    steg: ['Fråga om en känd person', 'Läs Content-Type'],
    forvantan: 'SOAP: text/xml. REST: application/json.',
    varfor: 'Mellanliggande utrustning och klientbibliotek väljer tolk efter Content-Type.',
    behover: ['kand'],
    prova: (situation) =>
      omSvaret(situation, arSvarstext, ({ headers }) => {
        const vantat = situation.agentur.wire === 'soap' ? 'text/xml' : 'application/json';
        const fick = (headers['content-type'] ?? 'inget').split(';')[0]?.trim().toLowerCase() ?? '';
        return fick === vantat
          ? godkand(`Content-Type är ${vantat}.`)
          : underkand('Content-Type är fel.', { vantat, fick: ordAv(fick) });
      }),
  },
  {
    nr: 'KON-008',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'nillable i svaret' }],
    titel: 'Element utan värde skrivs som schemat säger',
    steg: ['Fråga om en person vars svar har ett element utan värde'],
    forvantan: 'Elementet har xsi:nil="true", och svaret är giltigt.',
    varfor: 'Ett tomt element där schemat vill ha ett datum är ogiltigt; utelämnat betyder det något annat.',
    behover: ['nil'],
    galler: ({ prefix }) =>
      ['SO', 'MIV'].includes(prefix) ? undefined : 'Svarets schema har inga element som får vara nil.',
    async prova(situation) {
      const fragat = await situation.fraga('nil');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const nil = /:nil\s*=\s*["'](?:true|1)["']/.test(textAv(forstaSvar(fragat)));
      return nil
        ? godkand('Elementet är nil, och svaret är giltigt.')
        : hoppad('Testpersonens svar har inget element utan värde.');
    },
  },
];

/** What is wrong with the form of an answer stands by itself; its form is right only where the answer is. */
async function omSvaret(
  situation: Provsituation,
  gallerDet: typeof arSvar,
  bedom: (svar: HttpResponse) => Domslut,
): Promise<Domslut> {
  const fragat = await situation.fraga('kand');
  const svar = fragat.anrop.find((anrop) => anrop.svar && gallerDet(situation, anrop.svar))?.svar;
  const domslut = svar && bedom(svar);
  if (domslut?.utfall === 'underkänd') return domslut;
  return utanSvar(situation, fragat) ?? domslut ?? hoppad('Inget svar har uppgifter att läsa.');
}

/** Whether it is meant as an answer, and is no error page and no fault, whatever it is encoded in. */
function arSvar({ agentur }: Provsituation, { status, body }: HttpResponse): boolean {
  if (status !== 200) return false;
  const text = Buffer.from(body).toString('latin1').replaceAll('\0', '');
  if (agentur.wire === 'rest') return /^[^\w<[]*\{/.test(text);
  return /<(?:[\w.-]+:)?Envelope[\s>]/.test(text) && !/<(?:[\w.-]+:)?Fault[\s>]/.test(text);
}

/** Whether it has something of a type, whatever that is: an HTML page too is named as what it is. */
function arSvarstext(_: Provsituation, { status, body }: HttpResponse): boolean {
  return status === 200 && body.byteLength > 0;
}

const strangUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function bedomKodning({ headers, body }: HttpResponse, wire: Agentur['wire']): Domslut {
  const vantat = 'UTF-8';
  const angiven = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  const deklarerad = /^\uFEFF?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/.exec(latin1(body))?.[1];
  const annan = [angiven, deklarerad].find((kodning) => kodning !== undefined && !/^(utf-?8|us-ascii)$/i.test(kodning));
  if (annan) {
    const fick = ordAv(annan);
    const ense = wire === 'soap' && angiven?.toLowerCase() === deklarerad?.toLowerCase() && arKodad(body, annan);
    return ense
      ? varning('Svaret är i en annan kodning, och allt säger det.', { vantat, fick })
      : underkand('Svaret säger sig ha en annan kodning.', { vantat, fick });
  }
  try {
    const text = strangUtf8.decode(body);
    return text.startsWith('\uFEFF')
      ? varning('Svaret börjar med BOM.', { vantat: 'UTF-8 utan BOM', fick: 'BOM' })
      : godkand('Svaret är UTF-8.');
  } catch {
    return underkand('Svarets tecken är inte UTF-8.', { vantat, fick: 'bytes som inte är UTF-8' });
  }
}

/** Whether the bytes are of that encoding: where every byte is a character, that they are not UTF-8 under another name. */
function arKodad(body: Uint8Array, kodning: string): boolean {
  try {
    new TextDecoder(kodning, { fatal: true }).decode(body);
  } catch {
    return false;
  }
  return !(/^(iso-8859|windows-)/i.test(kodning) && arFlerbyteUtf8(body));
}

function arFlerbyteUtf8(body: Uint8Array): boolean {
  try {
    return /[^\0-\x7F]/.test(strangUtf8.decode(body));
  } catch {
    return false;
  }
}

function latin1(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(200, body.byteLength))
    .toString('latin1')
    .replace(/^ï»¿/, '\uFEFF');
}
