// Which vehicles Transportstyrelsen has registered on the test persons.

import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

export interface Fordon {
  readonly regnr: string;
  readonly fabrikat: string;
  readonly fordonsar: string;
  readonly fordonsslag: string;
  readonly handelsbeteckning: string;
}

type Row = readonly [regnr: string, fabrikat: string, age: number, slag: string, beteckning: string];

// Fictitious registration numbers, all beginning with MLB.
const records: Partial<Record<ProfileKey, readonly Row[]>> = {
  allaSvarar: [
    ['MLB12A', 'VOLVO', 9, 'PERSONBIL', 'V60'],
    ['MLB340', 'KABE', 21, 'SLÄPVAGN', 'AMETIST'],
  ],
  ordinarie: [['MLB56C', 'VOLKSWAGEN', 4, 'PERSONBIL', 'ID.4']],
  okandHosCsn: [['MLB66K', 'SKODA', 8, 'PERSONBIL', 'FABIA']],
  okandHosMiv: [['MLB77L', 'OPEL', 15, 'PERSONBIL', 'ASTRA']],
  foralder: [['MLB78D', 'KIA', 7, 'PERSONBIL', 'CEED']],
  familjPappa: [['MLB90E', 'TOYOTA', 11, 'PERSONBIL', 'AURIS TOURING SPORTS']],
  sjuk: [['MLB11F', 'FORD', 14, 'LASTBIL', 'TRANSIT']],
  pensionar: [['MLB22G', 'SAAB', 24, 'PERSONBIL', '9-5']],
  kapital: [['MLB33H', 'POLESTAR', 2, 'PERSONBIL', '3']],
  avaktualiserad: [['MLB44J', 'YAMAHA', 17, 'MOTORCYKEL', 'XJ6']],
  fordonssamlare: Array.from({ length: 12 }, (_, n): Row => {
    const slag = n % 4 === 3 ? 'MOPED KLASS I' : n % 3 === 2 ? 'TRAKTOR' : 'PERSONBIL';
    return [
      `MLB${100 + n}`,
      n % 2 ? 'VOLVO' : 'GRÅLLE & SÖNER',
      20 + 3 * n,
      slag,
      n % 2 ? `${140 + n}` : 'TE-20 "Grålle"',
    ];
  }),
};

/** The vehicles of a person; none for a stranger. */
export function fordonFor(profile: ProfileKey | undefined, calendar: Calendar): readonly Fordon[] {
  const rows = (profile && records[profile]) ?? [];
  return rows.map(([regnr, fabrikat, age, fordonsslag, handelsbeteckning]) => {
    return { regnr, fabrikat, fordonsar: String(calendar.year(-age)), fordonsslag, handelsbeteckning };
  });
}
