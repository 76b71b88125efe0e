// CSN's cases: its result codes, and the window of its period.
import { contract } from '../../bastjanster/csn/contract.ts';
import { csn } from '../../bastjanster/csn/index.ts';
import { mapper } from '../../bastjanster/csn/mapper.ts';
import { godkand, underkand } from '../domslut.ts';
import { textAv } from '../fall/texter.ts';
import { type Fallmall, forstaSvar, type Provsituation, utanSvar } from '../fall.ts';
import { dag, type Fragat } from '../fragare.ts';
import type { Domslut, Krav } from '../prov.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: csn,
  contract,
  mapper,
  version: '4.0',
  fakta: {
    okand: 'nothing',
    samordning: false,
    flaggor: ['protected'],
    svarande: true,
    valfria: ['HandlaggareId', 'AppNamn'],
    kravda: ['Personnummer'],
    period: true,
  },
});

const RESULTATKODER: readonly Krav[] = [{ slag: 'kontrakt', ref: 'ResultatKod' }];

const egna: readonly Fallmall[] = [
  {
    nr: 'NEG-201',
    grupp: 'negativ',
    krav: [...RESULTATKODER, { slag: 'felkod', ref: 'CSN_ARENDE_FOR_LANGT' }],
    titel: 'En ärendebeteckning på 32 tecken ger -1005',
    steg: ['Fråga med ArendeId på 32 tecken'],
    forvantan: 'ResultatKod -1005 i ett giltigt svar.',
    varfor: 'Koden talar om för socialnämnden vad den själv kan rätta.',
    behover: ['kand'],
    prova: async (situation) => medKod(situation, '-1005', await situation.fraga('kand', { arende: 'A'.repeat(32) })),
  },
  {
    nr: 'NEG-202',
    grupp: 'negativ',
    krav: [...RESULTATKODER, { slag: 'felkod', ref: 'CSN_FONSTER' }],
    titel: 'En period utanför fönstret ger -1006',
    steg: ['Fråga om en period som börjar för fyra månader sedan', 'Fråga om en som slutar om tre månader'],
    forvantan: 'ResultatKod -1006 båda gångerna.',
    varfor: 'Ett tomt svar i stället skulle läsas som att personen inte fått något.',
    behover: ['kand'],
    fragor: 2,
    async prova(situation) {
      const fore = medKod(
        situation,
        '-1006',
        await situation.fraga('kand', { period: { from: dag(-125), tom: dag(0) } }),
      );
      if (fore.utfall !== 'godkänd') return fore;
      return medKod(situation, '-1006', await situation.fraga('kand', { period: { from: dag(0), tom: dag(95) } }));
    },
  },
  {
    nr: 'NEG-203',
    grupp: 'negativ',
    krav: [...RESULTATKODER, { slag: 'felkod', ref: 'CSN_SAMORDNINGSNUMMER' }],
    titel: 'Ett samordningsnummer ger -1004',
    steg: ['Fråga om ett samordningsnummer'],
    forvantan: 'ResultatKod -1004.',
    varfor: 'Kontraktet tar bara personnummer. Den som frågar ändå ska få veta det.',
    behover: ['samordning'],
    prova: async (situation) => medKod(situation, '-1004', await situation.fraga('samordning')),
  },
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'schemaVersion' }],
    titel: 'Svaret säger version 4.0',
    steg: ['Fråga om en känd person', 'Läs schemaVersion'],
    forvantan: '4.0.',
    varfor: 'Äldre svar bärs vidare utan schemakontroll, så versionen måste stämma.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const version = /schemaVersion\s*=\s*["']([\d.]{1,5})["']/.exec(textAv(forstaSvar(fragat)))?.[1] ?? 'ingen';
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      return Number(version) === 4
        ? godkand('schemaVersion är 4.0.')
        : underkand('Fel version.', { vantat: '4.0', fick: version });
    },
  },
];

function medKod(situation: Provsituation, vantat: string, fragat: Fragat): Domslut {
  const fel = utanSvar(situation, fragat);
  if (fel) return fel;
  const fick = /<(?:[\w.-]+:)?ResultatKod>\s*(-?\d{1,6})\s*</.exec(textAv(forstaSvar(fragat)))?.[1] ?? 'ingen kod';
  return fick === vantat ? godkand(`ResultatKod är ${vantat}.`) : underkand('Fel resultatkod.', { vantat, fick });
}

export const csnKatalog = katalogFor(agentur, egna);
