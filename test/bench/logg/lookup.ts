// How long it takes to find what was asked about one person in all months at once, by the log's own reader.
import type { Keyring } from '../../../src/querylog/keys/keyring.ts';
import { endOfManad, type Manad, startOfManad } from '../../../src/querylog/manad.ts';
import { openQueryLog } from '../../../src/querylog/open.ts';
import type { QueryLogReader } from '../../../src/querylog/reader.ts';
import { openPlace, type Site } from './place.ts';
import { anyone, NAMNDER, namndOfPerson, personName } from './questions.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { systemClock } from './system-clock.ts';

/** For one person, its records decrypted; milliseconds. Every lookup is about another person. */
export interface Lookups {
  /** The database has just been opened, and nothing of it is in memory. */
  readonly cold: Spread;
  /** Its files are in the system's memory, as where a server has been in use for a while. */
  readonly warm: Spread;
  /** Questions about a person, on the average. */
  readonly found: number;
}

const LOOKUPS = 300;

/** @param persons how many persons the log is about */
export async function measureLookups(site: Site, months: readonly Manad[], persons: number): Promise<Lookups> {
  const cold = await inState(site, 'cold', months, persons);
  const warm = await inState(site, 'warm', months, persons);
  return { cold: spreadOf(cold.times), warm: spreadOf(warm.times), found: warm.found / LOOKUPS };
}

async function inState(site: Site, state: 'cold' | 'warm', months: readonly Manad[], persons: number) {
  await site.reload(state);
  const { database, keyring, close } = await openPlace(site.filled);
  try {
    await loadKeys(keyring, months);
    const { reader } = openQueryLog({ database, keyring, clock: systemClock });
    return await lookUp(reader, months, persons);
  } finally {
    await close();
  }
}

async function lookUp(reader: QueryLogReader, months: readonly Manad[], persons: number) {
  const interval = { from: startOfManad(months[0] ?? ''), to: endOfManad(months.at(-1) ?? '') };
  const times: number[] = [];
  let found = 0;
  for (let lookup = 0; lookup < LOOKUPS; lookup++) {
    const person = anyone(persons);
    const sought = { namnd: namndOfPerson(person), falt: 'person', value: personName(person), limit: 1000 } as const;
    const started = performance.now();
    const records = await reader.find({ ...interval, ...sought });
    times.push(performance.now() - started);
    found += records.length;
  }
  return { times, found };
}

async function loadKeys(keyring: Keyring, months: readonly Manad[]): Promise<void> {
  for (const bruk of months) {
    for (let namnd = 0; namnd < NAMNDER; namnd++) await keyring.find({ namnd: namndOfPerson(namnd), bruk });
  }
}
