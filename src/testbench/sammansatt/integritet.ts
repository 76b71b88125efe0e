// Cases on privacy: what was asked about stands nowhere but where the contract puts it, least of all where errors are told and logged.
import { namner } from '../fall/nummer.ts';
import { type Brister, brist, medNekad, medSvar, type Sammansattfall } from './fall.ts';
import { aktorsidAv, FORMER, lefiFraga } from './fraga.ts';
import type { Svar } from './samtal.ts';
import { del } from './svar.ts';

const OMVAND = { tidsperiod: { fromDatum: '2026-02-01', tomDatum: '2026-01-01' } };
const FRIA_FALT = ['korrelationsid', 'arendeidentitet', 'syfte', 'lagtext'];

export const integritetsfall: readonly Sammansattfall[] = [
  {
    nr: 'INT-001',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'felmeddelande' }],
    titel: 'Inget personnummer i ett fel',
    steg: ['Ställ frågor som nekas: omvänd period, ett extra element med personnumret, för lång identitet.'],
    forvantan: 'ingen del av numret i felets text eller i något huvud',
    varfor: 'Fel hamnar i loggar, skärmdumpar och supportärenden.',
    behover: ['kand'],
    former: FORMER,
    fragor: 3,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const fragor = [
        { person, generella: OMVAND },
        { person, generella: { okantFalt: person } },
        { person: `${person}${person}` },
      ];
      const brister: string[] = [];
      for (const fraga of fragor) brister.push(...utanNummer(await samtal.fraga(form, fraga), person, 'felet'));
      return brister;
    },
  },
  {
    nr: 'INT-002',
    grupp: 'integritet',
    krav: [{ slag: 'felkod', ref: 'FK_ANNAN_PERSON' }],
    titel: 'Inget personnummer i ett fel i en del',
    steg: ['Fråga med en annan person i lefiJsonFraga.'],
    forvantan: 'felet nämner varken den ena eller den andra',
    varfor: 'Felet i en del visas för handläggaren och sparas i ärendet.',
    behover: ['kand', 'kand2'],
    former: FORMER,
    async prova(samtal, form) {
      const [person, annan] = [samtal.nummer('kand'), samtal.nummer('kand2')];
      const fraga = { version: 'v9', aktorsid: aktorsidAv(samtal.mal), lefiJsonFraga: lefiFraga(annan) };
      const svar = await samtal.fraga(form, { person, tillfraga: ['FK'], specifika: { FK: { fraga } } });
      return medSvar(svar, (last) => {
        const text = del(last, 'FK')?.fel?.felmeddelande.join(' ');
        if (text === undefined) return ['FK har inget fel'];
        return brist(!namner(text, [person, annan]), 'felet nämner ett personnummer');
      });
    },
  },
  {
    nr: 'INT-003',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'X-Sammansatt-Varning' }],
    titel: 'Inget personnummer i ett svars huvuden',
    steg: ['Fråga alla sju om en känd person.'],
    forvantan: 'ingen del av numret i något huvud',
    varfor: 'Huvuden loggas av varje proxy på vägen.',
    behover: ['kand'],
    former: FORMER,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const svar = await samtal.fraga(form, { person });
      return medSvar(svar, () => iHuvuden(svar, person));
    },
  },
  {
    nr: 'INT-004',
    grupp: 'integritet',
    krav: FRIA_FALT.map((falt) => ({ slag: 'felkod', ref: `PERSONNUMMER_I_${falt.toUpperCase()}` })),
    titel: 'Ett personnummer i ett fritt fält upptäcks och upprepas inte',
    steg: FRIA_FALT.map((falt) => `Fråga med personnumret i ${falt}.`),
    forvantan:
      'frågan nekas eller besvaras med en varning som nämner fältets regel, aldrig med numret i ett huvud eller fel',
    varfor: 'Fria fält sparas och skickas vidare som text, också dit personnummer inte får komma.',
    behover: ['kand'],
    former: FORMER,
    fragor: FRIA_FALT.length,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const brister: string[] = [];
      for (const falt of FRIA_FALT) {
        const regel = `PERSONNUMMER_I_${falt.toUpperCase()}`;
        const svar = await samtal.fraga(form, {
          person,
          tillfraga: ['TNS'],
          generella: { [falt]: `ärende ${person}` },
        });
        const egna = sedd(svar, regel) ? [] : [`${regel} märks inte`];
        brister.push(...egna, ...iHuvuden(svar, person));
      }
      return brister;
    },
  },
  {
    nr: 'INT-005',
    grupp: 'integritet',
    krav: [{ slag: 'kontrakt', ref: 'svarsdata' }],
    titel: 'Ett nekat svar har inga uppgifter',
    steg: ['Ställ en fråga som nekas.'],
    forvantan: 'ett fel utan svarsdata',
    varfor: 'Den som inte får fråga får inte heller veta.',
    behover: ['kand'],
    former: FORMER,
    async prova(samtal, form) {
      const svar = await samtal.fraga(form, { person: samtal.nummer('kand'), generella: OMVAND });
      return medNekad(svar, 'PERIOD_OMVAND', () => brist(!/svarsdata/i.test(svar.text), 'felet har svarsdata'));
    },
  },
];

/** Warned of, or refused for it. */
function sedd({ headers, last }: Svar, regel: string): boolean {
  if (!('skal' in last) && last.nekad) return last.nekad.felkod === regel;
  return headers['x-sammansatt-varning']?.includes(`fraga=${regel}`) ?? false;
}

/** Nothing of a refused question's person. */
function utanNummer(svar: Svar, person: string, vad: string): Brister {
  const nekad = 'skal' in svar.last ? undefined : svar.last.nekad;
  if (!nekad) return ['frågan nekades inte'];
  return [...brist(!namner(svar.text, [person]), `${vad} innehåller personnumret`), ...iHuvuden(svar, person)];
}

function iHuvuden({ headers }: Svar, person: string): Brister {
  return Object.entries(headers).flatMap(([namn, varde]) =>
    brist(!namner(`${namn}: ${varde}`, [person]), `huvudet ${namn} innehåller personnumret`),
  );
}
