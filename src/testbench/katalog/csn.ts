// CSN's cases: its result codes, and the window of its period.
import { contract } from '../../bastjanster/csn/contract.ts';
import { csn } from '../../bastjanster/csn/index.ts';
import { mapper } from '../../bastjanster/csn/mapper.ts';
import { godkand, underkand } from '../domslut.ts';
import { textAv } from '../fall/texter.ts';
import { harUppgifter } from '../fall/uppgifter.ts';
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
    // Of whom it does not know it has a Person without data.
    uppgifter: (element) =>
      element.name === 'Arende' || (element.name === 'Person' && element.attr('Status')?.value !== 'Ej träff'),
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
  {
    nr: 'FUN-202',
    grupp: 'funktion',
    krav: RESULTATKODER,
    titel: 'När hela CSN tiger är ResultatKod -1103, och ingen person följer med',
    steg: ['Fråga om en person som CSN svarar om med -1103'],
    forvantan: 'ResultatKod -1103 i ett giltigt svar utan uppgifter.',
    varfor: 'Tystnad som ser ut som ett svar läses som att personen inget har.',
    behover: ['fel'],
    async prova(situation) {
      const fragat = await situation.fraga('fel');
      const domslut = medKod(situation, '-1103', fragat);
      return domslut.utfall === 'godkänd' && harUppgifter(situation, fragat)
        ? underkand('Svaret har uppgifter fast CSN tiger.', { vantat: 'inga uppgifter', fick: 'uppgifter' })
        : domslut;
    },
  },
  {
    nr: 'FUN-203',
    grupp: 'funktion',
    krav: RESULTATKODER,
    titel: 'En del av CSN som tiger sägs med sin egen kod, och är tom',
    steg: ['Fråga om en person som en del av CSN inte kan svara om', 'Läs ResultatKod och den delens ärenden'],
    forvantan:
      '-1101 (hemutrustningslån), -1102 (studiemedel, studiehjälp) eller -1104 (omställning), och den delen tom.',
    varfor: 'Av koden syns vilka uppgifter som saknas, och bara av den.',
    behover: ['delvis'],
    async prova(situation) {
      const fragat = await situation.fraga('delvis');
      return utanSvar(situation, fragat) ?? tystDel(fragat);
    },
  },
];

/** The blocks that each result code says nothing of. */
const TYSTA: Readonly<Record<string, readonly string[]>> = {
  '-1101': ['HemutrustningsLan'],
  '-1102': ['Studiemedel', 'Studiehjalp'],
  '-1104': ['Omstallningsstudiestod'],
};

function tystDel(fragat: Fragat): Domslut {
  const text = textAv(forstaSvar(fragat));
  const tysta = TYSTA[resultatkod(text)];
  if (!tysta) return underkand('Fel resultatkod.', { vantat: Object.keys(TYSTA).join(', '), fick: resultatkod(text) });
  const talar = tysta.filter((namn) =>
    new RegExp(`<(?:[\\w.-]+:)?${namn}[\\s>](?:(?!</(?:[\\w.-]+:)?${namn}>).)*Arende`, 's').test(text),
  );
  return talar.length === 0
    ? godkand(`ResultatKod är ${resultatkod(text)}, och den delen är tom.`)
    : underkand('Den del som tiger har ärenden.', { vantat: `inget i ${tysta.join(', ')}`, fick: talar.join(', ') });
}

function resultatkod(text: string): string {
  return /<(?:[\w.-]+:)?ResultatKod>\s*(-?\d{1,6})\s*</.exec(text)?.[1] ?? 'ingen kod';
}

function medKod(situation: Provsituation, vantat: string, fragat: Fragat): Domslut {
  const fel = utanSvar(situation, fragat);
  if (fel) return fel;
  const fick = resultatkod(textAv(forstaSvar(fragat)));
  return fick === vantat ? godkand(`ResultatKod är ${vantat}.`) : underkand('Fel resultatkod.', { vantat, fick });
}

export const csnKatalog = katalogFor(agentur, egna);
