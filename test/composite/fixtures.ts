// A question for tests of the core, about a person from Skatteverket's published test numbers.
import type { Delivery } from '../../src/composite/bastjanst.ts';
import type { Clock } from '../../src/composite/ports.ts';
import { type CompositeQuery, PersonId } from '../../src/composite/query.ts';

export const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** An ordinary answer. */
export const delivery: Delivery<string> = {
  content: 'answer',
  subject: 'verified',
  schema: 'valid',
  assessment: { quality: 'answered', responders: [], flags: [] },
};

export function compositeQuery(bastjanster: readonly string[], changes: Partial<CompositeQuery> = {}): CompositeQuery {
  const period = { from: '2026-09-01', tom: '2026-11-30' };
  return {
    id: '01920000-0000-7000-8000-000000000000',
    receivedAt: Date.now(),
    receivedMonotonic: performance.now(),
    askedAt: '2026-11-22T10:00:00Z',
    korrelationsid: '7b0f3a52-3b5e-4c7e-9d55-0d6a3f1c2b10',
    person: new PersonId('198503142385'),
    ingivare: { organisationsnummer: '162120000142', namn: 'Provköpings kommun', handlaggare: 'handlaggare-1' },
    personuppgiftsbitraden: [],
    arende: 'EB-2026-1',
    syfte: 'Ekonomiskt bistånd',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    period,
    inclusions: bastjanster.map((bastjanst) => ({ bastjanst, period, parameters: {} })),
    ...changes,
  };
}
