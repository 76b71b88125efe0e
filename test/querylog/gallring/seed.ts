// A log in which one run has everything to do: a month in part, a month as a whole, holds that last and one that ended.
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { KIRUNA, type TestGallring } from './open-gallring.ts';

export const ALVA = persons.allaSvarar.personnummer;
export const ELIN = persons.student.personnummer;

/** Open it at this time; afterwards it is {@link AFTER}. */
export const SEEDED = '2026-09-15T12:00:00+02:00';
export const AFTER = '2026-11-22T12:00:00+01:00';

export async function seed(test: TestGallring): Promise<void> {
  await test.decide(1);
  await test.decide(24, KIRUNA);
  await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA, arende: 'EB-1' });
  await test.ask({ at: '2026-07-11T10:00:00+02:00', person: ALVA, arende: 'EB-2' });
  await test.ask({ at: '2026-07-12T10:00:00+02:00', person: ELIN, arende: 'EB-3' });
  await test.hold('person', ALVA, '2026-10-31');
  await test.gallring.run({ startadAv: 'schema' });
  for (const day of [1, 2, 3]) {
    await test.ask({ at: `2026-08-0${day}T10:00:00+02:00`, person: ELIN, arende: `EB-${day}` });
    await test.ask({ at: `2026-09-0${day}T10:00:00+02:00`, person: ALVA, arende: `EB-${day}` });
  }
  await test.ask({ at: '2026-08-10T10:00:00+02:00', person: ALVA, namnd: KIRUNA });
  await test.ask({ at: '2026-11-01T10:00:00+01:00', person: ALVA });
  await test.hold('arende', 'EB-2', '2027-01-31');
  test.setNow(AFTER);
}

/** What a protokoll says, but for its times and who resumed it. */
export function said(protokoll: Protokoll) {
  const { delar, markeringar, aterupptagen: _, ...rest } = protokoll.innehall;
  const untimed = <T extends { nyckelForstordAt: number }>({ nyckelForstordAt, ...one }: T) => ({
    ...one,
    destroyed: nyckelForstordAt > 0,
  });
  const { nummer, beslut, intervall, utgick, slopade, nyckelkopior } = rest;
  return {
    nummer,
    beslut,
    intervall,
    utgick,
    slopade,
    nyckelkopior,
    delar: delar.map(untimed),
    markeringar: markeringar.map(untimed),
    forseglingar: rest.forseglingar.map(({ manad, poster }) => ({ manad, poster })),
  };
}
