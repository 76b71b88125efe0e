// The a-kassor's cases: the question comes back as it was asked, and payments lie within its period.
import { contract } from '../../bastjanster/sveriges-a-kassor/contract.ts';
import { sverigesAKassor } from '../../bastjanster/sveriges-a-kassor/index.ts';
import { mapper } from '../../bastjanster/sveriges-a-kassor/mapper.ts';
import { godkand, underkand } from '../domslut.ts';
import { textAv } from '../fall/texter.ts';
import { elementen } from '../fall/uppgifter.ts';
import { type Fallmall, forstaSvar, utanSvar } from '../fall.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: sverigesAKassor,
  contract,
  mapper,
  version: 'INT014',
  fakta: {
    uppgifter: elementen('Utbetalningar', 'Avstangningar', 'AnsoktOmErsattning'),
    okand: 'unverifiable',
    samordning: true,
    flaggor: [],
    svarande: true,
    valfria: ['OrganisationsnummerPersonuppgiftsbitrade', 'NamnPersonuppgiftsbitrade'],
    kravda: ['IdentificationNumber'],
    period: true,
    betalningsdagar: (content) => (content.format === 'xml' ? dagar(content.xml) : []),
  },
});

function dagar(xml: string): string[] {
  return [...xml.matchAll(/<(?:[\w.-]+:)?Utbetalningsdatum>\s*(\d{4}-\d{2}-\d{2})/g)].map(([, dag = '']) => dag);
}

const ATERGES = ['OrganisationsnummerIngivare', 'Referensnummer', 'From', 'Tom'];

const egna: readonly Fallmall[] = [
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'frågan i svaret' }],
    titel: 'Svaret återger frågan',
    steg: ['Fråga om en känd person', `Jämför ${ATERGES.join(', ')}`],
    forvantan: 'Samma värden som i frågan.',
    varfor: 'Av dem syns vilken fråga svaret hör till.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const [fraga, svar] = [fragat.anrop[0]?.request.body ?? '', textAv(forstaSvar(fragat))];
      const skiljer = ATERGES.filter((namn) => vardet(fraga, namn) !== vardet(svar, namn));
      return skiljer.length === 0
        ? godkand('Svaret återger frågan.')
        : underkand('Svaret återger inte frågan.', { vantat: 'frågans värden', fick: `andra i ${skiljer.join(', ')}` });
    },
  },
];

function vardet(xml: string, namn: string): string | undefined {
  return new RegExp(`<(?:[\\w.-]+:)?${namn}>([^<]*)<`).exec(xml)?.[1]?.trim();
}

export const sverigesAKassorKatalog = katalogFor(agentur, egna);
