// The simulators' common population: who exists in the test environment, and which person makes which agency fail.
import type { BastjanstId } from '../../composite/query.ts';
import { type Behaviour, behaviours } from './behaviours.ts';
import { misbehavingPersons, misbehaviours } from './population-misbehaviours.ts';
import { ordinaryPersons, type TestPersonData } from './population-persons.ts';

export { misbehaviours } from './population-misbehaviours.ts';

export type PersonKey = keyof typeof ordinaryPersons | keyof typeof misbehavingPersons;

/** A person whose data exist at the agencies; a misbehaving person has the data of an ordinary one. */
export type ProfileKey = keyof typeof ordinaryPersons;

export interface TestPerson extends TestPersonData {
  readonly key: PersonKey;
  /** Whose data the agencies have on this person. */
  readonly profile: ProfileKey;
}

/** All test persons by key. */
export const persons = Object.freeze({
  ...withKeys(ordinaryPersons, (key) => key as ProfileKey),
  ...withKeys(misbehavingPersons, () => 'allaSvarar'),
}) as Readonly<Record<PersonKey, TestPerson>>;

const byNumber = new Map(Object.values(persons).map((person) => [person.personnummer, person]));

/** The test person with that identity (12 digits). */
export function findPerson(personnummer: string): TestPerson | undefined {
  return byNumber.get(personnummer);
}

/** How an agency behaves when asked about that person, where it does not behave normally. */
export function misbehaviourFor(personnummer: string, agency: BastjanstId): Behaviour | undefined {
  const key = byNumber.get(personnummer)?.key;
  const table: Readonly<Record<string, Readonly<Record<string, Behaviour>>>> = misbehaviours;
  return key && table[key]?.[agency];
}

/** Somebody else than that person, for an answer about the wrong one. */
export function somebodyElse(personnummer: string): TestPerson {
  return personnummer === persons.ordinarie.personnummer ? persons.allaSvarar : persons.ordinarie;
}

/** The printed table of test persons: identity, name, what happens. */
export function renderPersons(): string {
  const everyone = Object.values(persons);
  const width = Math.max(...everyone.map(({ key }) => key.length));
  const lines = everyone.map(
    ({ key, personnummer, beskrivning }) => `${personnummer}  ${key.padEnd(width)}  ${beskrivning}${consequences(key)}`,
  );
  return [`${'Personnummer'}  ${'Nyckel'.padEnd(width)}  Vad som händer`, ...lines, ''].join('\n');
}

function consequences(key: PersonKey): string {
  const table: Readonly<Record<string, Readonly<Record<string, Behaviour>>>> = misbehaviours;
  const parts = Object.entries(table[key] ?? {}).map(([agency, { name, ms }]) => {
    return `${agency}: ${behaviours[name].text}${ms === undefined ? '' : ` (${ms} ms)`}`;
  });
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
}

function withKeys<K extends string>(data: Record<K, TestPersonData>, profileOf: (key: string) => ProfileKey) {
  const entries = Object.entries<TestPersonData>(data);
  return Object.fromEntries(entries.map(([key, person]) => [key, { ...person, key, profile: profileOf(key) }]));
}
