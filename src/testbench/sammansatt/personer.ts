// Cases on whom an answer is about: the person asked about and nobody else, and what must be seen at once of that person.
import { type Brister, brist, medDel, medSvar, type Sammansattfall } from './fall.ts';
import { MYNDIGHETER, SOAP_FORMER } from './fraga.ts';
import type { Last } from './svar.ts';

export const personfall: readonly Sammansattfall[] = [
  {
    nr: 'FUN-009',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'personidentitet' }],
    titel: 'Svaret gäller den person som frågan gäller',
    steg: ['Fråga AF och SO om en känd person.', 'Läs identiteterna i svaren.'],
    forvantan: 'bara den efterfrågade personens identitet i uppgifterna',
    varfor: 'Ett svar om någon annan är både ett felaktigt beslut och ett röjande.',
    behover: ['kand'],
    former: SOAP_FORMER,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const svar = await samtal.fraga(form, { person, tillfraga: ['AF', 'SO'] });
      return medSvar(svar, (last) => ['AF', 'SO'].flatMap((id) => namnger(last, id, person)));
    },
  },
  {
    nr: 'FUN-010',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'kontroll' }],
    titel: 'REST säger om personen är kontrollerad',
    steg: ['Fråga alla sju om en känd person.'],
    forvantan: 'kontroll.person bekraftad för AF, CSN och SO, vars svar nämner personen',
    varfor: 'Handläggaren ska veta om någon har sett efter.',
    behover: ['kand'],
    former: ['REST'],
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('kand') }), (last) =>
        ['AF', 'CSN', 'SO'].flatMap((id) =>
          medDel(last, id, ({ person }) => brist(person === 'bekraftad', `${id}: personen är inte bekräftad`)),
        ),
      ),
  },
  {
    nr: 'FUN-011',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'flaggor' }],
    titel: 'Skyddade personuppgifter flaggas',
    steg: ['Fråga alla sju om en person med skyddade personuppgifter.'],
    forvantan: 'flaggan skyddad i minst en del',
    varfor: 'Den som inte ser markeringen kan röja var en hotad människa bor.',
    behover: ['skyddad'],
    former: ['REST'],
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('skyddad') }), (last) => flaggad(last, 'skyddad')),
  },
  {
    nr: 'FUN-012',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'flaggor' }],
    titel: 'Avliden flaggas',
    steg: ['Fråga alla sju om en avliden person.'],
    forvantan: 'flaggan avliden i minst en del',
    varfor: 'Ett ärende om en avliden ska stanna upp.',
    behover: ['avliden'],
    former: ['REST'],
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('avliden') }), (last) => flaggad(last, 'avliden')),
  },
  {
    nr: 'FUN-013',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'kvalitet' }],
    titel: 'Om en okänd person sägs inte att uppgifter finns',
    steg: ['Fråga alla sju om en person som ingen känner.'],
    forvantan: 'varje del är besvarad, och ingen har kvaliteten answered',
    varfor: 'Bara nothing får visas som "inga uppgifter", och bara answered som uppgifter.',
    behover: ['okand'],
    former: ['REST'],
    prova: async (samtal, form) =>
      medSvar(await samtal.fraga(form, { person: samtal.nummer('okand') }), (last) =>
        MYNDIGHETER.flatMap((id) =>
          medDel(last, id, ({ kvalitet }) => [
            ...brist(kvalitet !== undefined, `${id} säger inte vad svaret är värt`),
            ...brist(kvalitet !== 'answered', `${id} säger sig ha uppgifter`),
          ]),
        ),
      ),
  },
  {
    nr: 'FUN-014',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'personidentitet' }],
    titel: 'Samtidiga frågor om olika personer blandas inte ihop',
    steg: ['Fråga AF om två personer på en gång, flera gånger om.'],
    forvantan: 'varje svar har frågans korrelationsid och frågans person',
    varfor: 'Det värsta fel en sammansatt tjänst kan ha syns bara under last.',
    behover: ['kand', 'kand2'],
    former: SOAP_FORMER,
    fragor: 8,
    samtidigt: true,
    async prova(samtal, form) {
      const personer = Array.from({ length: 8 }, (_, n) => samtal.nummer(n % 2 === 0 ? 'kand' : 'kand2'));
      await samtal.samla(personer.length);
      const brister = await Promise.all(
        personer.map(async (person) => {
          const korrelationsid = crypto.randomUUID();
          const svar = await samtal.fraga(form, { person, tillfraga: ['AF'], generella: { korrelationsid } });
          return medSvar(svar, (last) => [
            ...brist(last.korrelationsid === korrelationsid, 'korrelationsid hör till en annan fråga'),
            ...namnger(last, 'AF', person),
          ]);
        }),
      );
      return brister.flat();
    },
  },
];

/** What is wrong with a part that must be about that person, and say so. */
function namnger(last: Last, myndighet: string, person: string): Brister {
  return medDel(last, myndighet, ({ identiteter }) => [
    ...brist(identiteter.length > 0, `${myndighet} nämner ingen identitet`),
    ...brist(
      identiteter.every((one) => one === person),
      `${myndighet} nämner en annan identitet`,
    ),
  ]);
}

function flaggad({ delar }: Last, flagga: string): Brister {
  return brist(
    delar.some(({ flaggor }) => flaggor?.includes(flagga)),
    `ingen del har flaggan ${flagga}`,
  );
}
