// Skatteverket's second interface (v11): a part by its address, 404 for nothing, and only the years that are asked for.
import { PARTS, parts, SCHEMA } from '../../bastjanster/skatteverket-delar/contract.ts';
import { skatteverketDelar } from '../../bastjanster/skatteverket-delar/index.ts';
import { parseJson } from '../../platform/json.ts';
import { compileSchema, type JsonSchema, readSchema } from '../../platform/schema.ts';
import type { Agentur } from '../agentur.ts';
import { godkand, hoppad, underkand } from '../domslut.ts';
import { texterAv } from '../fall/texter.ts';
import { type Fallmall, utanSvar } from '../fall.ts';
import { katalogFor } from './katalog.ts';
import { senare } from './senare.ts';

const scheman = senare(() => {
  const schema = readSchema(SCHEMA);
  return new Map<string, JsonSchema>(PARTS.map((del) => [del, compileSchema(schema, `#/$defs/${del}`)]));
});

/** The last two years whose tax is decided. */
function ar(): readonly number[] {
  const iAr = new Date().getFullYear();
  return [iAr - 1, iAr - 2];
}

const agentur: Agentur = {
  modul: skatteverketDelar,
  prefix: 'SKV_DELAR',
  version: 'v11',
  filer: [SCHEMA],
  wire: 'rest',
  svaretsBrott({ status, body }, vag) {
    const schema = scheman().get(vag.split('/').at(-1) ?? '');
    if (!schema || status !== 200) return [];
    const json = parseJson(body);
    return 'flaw' in json ? [{ path: '/', rule: json.flaw }] : schema.validate(json.value);
  },
  parametrar: () => ({ delar: PARTS.join(','), ar: ar().join(',') }),
  installningar: [],
  fakta: {
    namngerPerson: false,
    // Each part says what it is worth: what holds data is answered.
    uppgifter: () => false,
    okand: 'nothing',
    samordning: true,
    flaggor: [],
    svarande: true,
    valfria: [],
    kravda: ['identitet'],
    period: false,
    annanVersion: [/\/(\w+)$/, '/okand-del'],
  },
};

const NAMNGER = PARTS.filter((del) => parts[del].subject !== undefined);

const egna: readonly Fallmall[] = [
  {
    nr: 'INT-201',
    grupp: 'integritet',
    krav: [
      { slag: 'kontrakt', ref: NAMNGER.map((del) => `${del}/${parts[del].subject}`).join(', ') },
      { slag: 'felkod', ref: 'FEL_PERSON' },
    ],
    titel: 'De delar som namnger någon namnger den tillfrågade',
    steg: ['Fråga om en känd person', `Jämför identiteten i ${NAMNGER.join(' och ')}`],
    forvantan: 'Den tillfrågade.',
    varfor: 'Uppgifter om fel person är både ett sekretessbrott och ett felaktigt beslut.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand', { parametrar: { delar: NAMNGER.join(',') } });
      if (fragat.fel?.cause === 'wrong-person') return underkand('Svaret handlar om någon annan.');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      return fragat.leverans?.subject === 'verified'
        ? godkand('Delarna namnger den tillfrågade.')
        : underkand('Någon del namnger ingen, eller någon annan.', { vantat: 'den tillfrågade i varje del' });
    },
  },
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'ar' }],
    titel: 'Bara de år som efterfrågas lämnas ut',
    steg: ['Fråga om skatteuppgifter för ett enda år'],
    forvantan: 'Inga andra år i svaret.',
    varfor: 'Den som inte får fråga om en uppgift ska inte få den ändå.',
    behover: ['kand'],
    async prova(situation) {
      const aret = String(ar()[1]);
      const fragat = await situation.fraga('kand', { parametrar: { delar: 'skatteuppgifter', ar: aret } });
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const aren = texterAv(fragat).flatMap((text) =>
        [...text.matchAll(/"beskattningsar"\s*:\s*"?(\d{4})/g)].map(([, ett]) => ett),
      );
      if (aren.length === 0) return hoppad('Testpersonen har inga skatteuppgifter för året.');
      return aren.every((ett) => ett === aret)
        ? godkand('Svaret har bara det efterfrågade året.')
        : underkand('Svaret har andra år.', { vantat: aret, fick: [...new Set(aren)].join(', ') });
    },
  },
];

export const skatteverketDelarKatalog = katalogFor(agentur, egna);
