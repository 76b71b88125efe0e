// Questions that nobody asked, about persons that are words: what the bench of the log writes and looks for.
import { v7 as uuidv7 } from 'uuid';
import type { LoggedOutcome } from '../../../src/composite/ports.ts';
import { type CompositeQuery, PersonId } from '../../../src/composite/query.ts';

export const NAMNDER = 50;

/** Handläggare of one nämnd. */
const HANDLAGGARE = 20;

/** How often a person is asked about in all months together, on the average. */
export const QUESTIONS_PER_PERSON = 10;

const BASTJANSTER = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'];

/** The outcomes of a question to all seven. */
export const OUTCOMES: readonly LoggedOutcome[] = BASTJANSTER.map((bastjanst, index) => ({
  bastjanst,
  outcome: bastjanst === 'TNS' ? 'timeout' : 'delivered',
  milliseconds: 120 + 130 * index,
}));

/** The whole question's time, milliseconds. */
export const TOOK_MS = 1234;

/** One of `persons` persons, each as likely. */
export function anyone(persons: number): number {
  return Math.floor(Math.random() * persons);
}

export function personName(person: number): string {
  return `bench-${String(person).padStart(7, '0')}`;
}

/** Whose rows that person's questions are: always the same nämnd's. */
export function namndOfPerson(person: number): string {
  return `1699${String(person % NAMNDER).padStart(8, '0')}`;
}

/** A question about that person, asked at `at` (milliseconds since the epoch), as wordy as questions are. */
export function questionAbout(person: number, at: number): CompositeQuery {
  const period = { from: '2026-01-01', tom: '2026-06-30' };
  const organisationsnummer = namndOfPerson(person);
  const id = uuidv7({ msecs: at });
  return {
    id,
    korrelationsid: id,
    receivedMonotonic: 0,
    receivedAt: at,
    askedAt: new Date(at).toISOString(),
    person: new PersonId(personName(person)),
    ingivare: {
      organisationsnummer,
      namn: `Socialnämnden i kommun ${person % NAMNDER}`,
      handlaggare: `Handläggare ${anyone(HANDLAGGARE)}`,
    },
    personuppgiftsbitraden: [{ ordningsnummer: 1, organisationsnummer: '169900009999', namn: 'Biträdet AB' }],
    arende: `EB-${person}`,
    syfte: 'Handläggning av ekonomiskt bistånd',
    lagtext: 'Socialtjänstlagen (2025:400) 15 kap. 10–12 §§',
    period,
    inclusions: BASTJANSTER.map((bastjanst) => ({ bastjanst, period, parameters: {} })),
  };
}
