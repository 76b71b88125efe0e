// Cases on errors of single parts: an error is told as one, with its felkod, and the others answer as they would.
import { brist, delMedFel, medSvar, type Sammansattfall } from './fall.ts';
import { aktorsidAv, FORMER, lefiFraga } from './fraga.ts';
import { del, olika } from './svar.ts';

export const felandeDelar: readonly Sammansattfall[] = [
  {
    nr: 'FUN-004',
    grupp: 'funktion',
    krav: [
      { slag: 'felkod', ref: 'FK_FRAGA_SAKNAS' },
      { slag: 'kontrakt', ref: 'error' },
    ],
    titel: 'Ett fel i en del är ett fel, och de andra svarar som vanligt',
    steg: ['Fråga alla sju, med FK inkluderad utan fraga.'],
    forvantan: 'FK har felet FK_FRAGA_SAKNAS från SSBT; ingen annan del påverkas',
    varfor: 'Ett fel som blir till "inga uppgifter" har kostat människor deras bistånd, och kommuner pengar.',
    behover: ['kand'],
    former: FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const hel = await samtal.fraga(form, { person });
      const utan = await samtal.fraga(form, { person, specifika: { FK: {} } });
      return medSvar(hel, (vanligt) =>
        medSvar(utan, (last) => [...delMedFel(last, 'FK', 'SSBT', 'FK_FRAGA_SAKNAS'), ...olika(last, vanligt, 'FK')]),
      );
    },
  },
  {
    nr: 'FUN-005',
    grupp: 'funktion',
    krav: [
      { slag: 'felkod', ref: 'SKV_FRAGA_SAKNAS' },
      { slag: 'felkod', ref: 'SKV_INGEN_DEL' },
    ],
    titel: 'v11: Skatteverket utan fraga fäller bara sin egen del',
    steg: ['Fråga alla sju i v11, med SKV inkluderad utan fraga.'],
    forvantan: 'SKV har felet SKV_FRAGA_SAKNAS; de andra svarar',
    varfor: 'Ett internt fel för hela frågan döljer sex svar som fanns.',
    behover: ['kand'],
    former: ['SOAP v11'],
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('kand'), specifika: { SKV: {} } }), (last) =>
        delMedFel(last, 'SKV', 'SSBT', 'SKV_FRAGA_SAKNAS'),
      ),
  },
  {
    nr: 'FUN-006',
    grupp: 'funktion',
    krav: [
      { slag: 'felkod', ref: 'FK_VERSION_OKAND' },
      { slag: 'felkod', ref: 'FK_ANNAN_PERSON' },
      { slag: 'felkod', ref: 'MYNDIGHETENS_PERIOD_OMVAND' },
    ],
    titel: 'En bruten regel stoppar bara den myndighet som den gäller',
    steg: ['Fråga med okänd version av LEFI och omvänd period för SO.', 'Fråga med en annan person i lefiJsonFraga.'],
    forvantan: 'FK och SO har sina egna felkoder, AF svarar',
    varfor: 'Den som frågar måste få veta vad som ska rättas, och få det andra under tiden.',
    behover: ['kand', 'kand2'],
    former: FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const fk = (version: string, om: string) => ({
        fraga: { version, aktorsid: aktorsidAv(samtal.mal), lefiJsonFraga: lefiFraga(om) },
      });
      const omvand = { tidsperiod: { fromDatum: '2026-02-01', tomDatum: '2026-01-01' } };
      const ett = await samtal.fraga(form, { person, specifika: { FK: fk('v0', person), SO: omvand } });
      const annan = await samtal.fraga(form, { person, specifika: { FK: fk('v9', samtal.nummer('kand2')) } });
      return [
        ...medSvar(ett, (last) => [
          ...delMedFel(last, 'FK', 'SSBT', 'FK_VERSION_OKAND'),
          ...delMedFel(last, 'SO', 'SSBT', 'MYNDIGHETENS_PERIOD_OMVAND'),
          ...brist(del(last, 'AF')?.data === true, 'AF har inga uppgifter'),
        ]),
        ...medSvar(annan, (last) => delMedFel(last, 'FK', 'SSBT', 'FK_ANNAN_PERSON')),
      ];
    },
  },
  {
    nr: 'FUN-007',
    grupp: 'funktion',
    krav: [{ slag: 'felkod', ref: 'CSN_SAMORDNINGSNUMMER' }],
    titel: 'Ett samordningsnummer tas emot; CSN, som inte kan svara, säger det',
    steg: ['Fråga alla sju om en person med samordningsnummer.'],
    forvantan: 'CSN har felet CSN_SAMORDNINGSNUMMER, de andra svarar',
    varfor: 'CSN:s tystnad om den som har samordningsnummer betyder ingenting.',
    behover: ['samordning'],
    former: FORMER,
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('samordning') }), (last) => [
        ...delMedFel(last, 'CSN', 'SSBT', 'CSN_SAMORDNINGSNUMMER'),
        ...brist(
          last.delar.some(({ data }) => data),
          'ingen har några uppgifter',
        ),
      ]),
  },
];
