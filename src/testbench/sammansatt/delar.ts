// Cases on the parts of an answer: each asked agency once, in order, with its data or its error.
import { brist, medSvar, type Sammansattfall } from './fall.ts';
import { FORMER, MYNDIGHETER, SOAP_FORMER } from './fraga.ts';
import { type Last, olika } from './svar.ts';

const idsOf = ({ delar }: Last) => delar.map(({ myndighet }) => myndighet);
const samma = (a: readonly string[], b: readonly string[]) => a.join(' ') === b.join(' ');

export const delfall: readonly Sammansattfall[] = [
  {
    nr: 'FUN-001',
    grupp: 'funktion',
    krav: [
      { slag: 'kontrakt', ref: 'SammansattBastjanstSvarData' },
      { slag: 'UC', ref: '§ 5' },
    ],
    titel: 'Varje tillfrågad myndighet finns i svaret exakt en gång',
    steg: ['Fråga alla sju om en känd person.', 'Räkna delarna.'],
    forvantan: `delarna ${MYNDIGHETER.join(', ')}, i den ordningen och en gång var`,
    varfor: 'En del som saknas syns inte: handläggaren ser bara att inget står där.',
    behover: ['kand'],
    former: FORMER,
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('kand') }), (last) => [
        ...MYNDIGHETER.flatMap((id) => {
          const antal = idsOf(last).filter((one) => one === id).length;
          return brist(antal === 1, `${id} finns ${antal} gånger`);
        }),
        ...brist(samma([...new Set(idsOf(last))], MYNDIGHETER), 'delarna står inte i kontraktets ordning'),
      ]),
  },
  {
    nr: 'FUN-002',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'inkludera' }],
    titel: 'Den som inte tillfrågas finns inte i svaret',
    steg: ['Fråga bara AF och TNS.', 'Fråga ingen.'],
    forvantan: 'delarna AF och TNS i det första svaret, inga i det andra',
    varfor: 'Uppgifter som ingen bett om är uppgifter som ingen har rätt till.',
    behover: ['kand'],
    former: FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const tva = await samtal.fraga(form, { person, tillfraga: ['AF', 'TNS'] });
      const ingen = await samtal.fraga(form, { person, tillfraga: [] });
      return [
        ...medSvar(tva, (last) => brist(samma(idsOf(last), ['AF', 'TNS']), 'andra delar än AF och TNS')),
        ...medSvar(ingen, (last) => brist(last.delar.length === 0, 'delar fast ingen är tillfrågad')),
      ];
    },
  },
  {
    nr: 'FUN-003',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'error' }],
    titel: 'Varje del har antingen uppgifter eller ett fel',
    steg: ['Fråga alla sju om en känd person.'],
    forvantan:
      'i varje del data eller error, aldrig båda och aldrig ingetdera; i REST kvalitet failed vid fel och bara då',
    varfor: 'En tom del läses som att myndigheten inget har.',
    behover: ['kand'],
    former: FORMER,
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('kand') }), ({ delar }) =>
        delar.flatMap(({ myndighet, data, fel, kvalitet }) => [
          ...brist(
            data !== (fel !== undefined),
            `${myndighet} har ${data ? 'både uppgifter och fel' : 'varken uppgifter eller fel'}`,
          ),
          ...brist(
            kvalitet === undefined || (kvalitet === 'failed') === (fel !== undefined),
            `${myndighet}: kvaliteten stämmer inte med felet`,
          ),
        ]),
      ),
  },
  {
    nr: 'FUN-008',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'SammansattBastjanstSvarData' }],
    titel: 'Versionerna säger samma sak om samma person',
    steg: ['Fråga alla sju om en känd person i v10, i v11 och över REST.'],
    forvantan: 'varje del utom SKV är uppgifter i alla tre, eller samma fel i alla tre',
    varfor: 'Den som byter version ska inte få andra svar.',
    behover: ['kand'],
    former: SOAP_FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const ett = await samtal.fraga(form, { person });
      const rest = await samtal.fraga('REST', { person });
      return medSvar(ett, (last) => medSvar(rest, (annat) => olika(last, annat, 'SKV')));
    },
  },
];
