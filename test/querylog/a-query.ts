// A question for tests of the log, with a person that nobody is.
import type { Clock } from '../../src/composite/ports.ts';
import { type CompositeQuery, PersonId } from '../../src/composite/query.ts';

/** Looked for in every error: it must not be there. */
export const PERSON = '199001011234';

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

let last = 0;

export function aQuery(
  id = `01900000-0000-7000-8000-${String(++last).padStart(12, '0')}`,
  organisationsnummer = '162021004748',
): CompositeQuery {
  const period = { from: '2026-01-01', tom: '2026-06-30' };
  return {
    id,
    korrelationsid: 'korr-1',
    receivedMonotonic: 0,
    receivedAt: Date.now(),
    askedAt: '2026-07-01T08:00:00+02:00',
    person: new PersonId(PERSON),
    ingivare: { organisationsnummer, namn: 'Åre "kommun"', handlaggare: 'Örjan' },
    personuppgiftsbitraden: [{ ordningsnummer: 1, organisationsnummer: '165560000001', namn: "Biträde; A'B" }],
    arende: 'EB-1',
    syfte: 'Ekonomiskt bistånd',
    lagtext: 'SoL 4 kap 1 §',
    period,
    inclusions: ['AF', 'CSN'].map((bastjanst) => ({ bastjanst, period, parameters: {} })),
  };
}
