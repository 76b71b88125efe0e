// What CSN has on the test persons, by block of its answer: studiemedel, studiehjälp, hemutrustningslån and so on.

import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

export const BLOCKS = [
  'Studiemedel',
  'Studiehjalp',
  'HemutrustningsLan',
  'Studiestartsstod',
  'Omstallningsstudiestod',
] as const;
export type Block = (typeof BLOCKS)[number];

export interface BeloppRad {
  readonly typ: string;
  readonly klartext: string;
  /** Whole kronor. */
  readonly belopp: number;
}

export interface Arende {
  readonly stodform: string;
  readonly klartext: string;
  readonly status: 'BESLUTAD' | 'INITIERAD' | 'AVSLUTAD';
  readonly relarende?: string;
  /** First and last day applied for, days from today, and percent. */
  readonly sokt?: readonly [from: number, tom: number, takt: string];
  /** What one payment consists of. */
  readonly rader: readonly BeloppRad[];
  /** Days from today; later ones are planned, `null` is not decided. */
  readonly utbetalningar: readonly (number | null)[];
}

export type CsnRecord = Partial<Record<Block, readonly Arende[]>>;

const MONTHLY = [-85, -57, -29, 6] as const;

const GRUND: Arende = {
  stodform: 'GRUND',
  klartext: 'Studiemedel Sverige',
  status: 'BESLUTAD',
  sokt: [-120, 60, '100'],
  rader: [row('GRUNDB', 'Bidrag', 4132), row('GRUNDL', 'Lån', 9504)],
  utbetalningar: [...MONTHLY, 34],
};
const EXTRA: Arende = {
  stodform: 'EXTRA',
  klartext: 'Tilläggsbidrag barn',
  status: 'BESLUTAD',
  relarende: '1',
  rader: [row('EXTRA', 'Extra tillägg', 890)],
  utbetalningar: [...MONTHLY],
};
const STUDIEHJALP: Arende = {
  stodform: 'SH',
  klartext: 'Studiebidrag gymnasieskola',
  status: 'BESLUTAD',
  rader: [row('STUDB', 'Studiebidrag', 1250)],
  utbetalningar: [...MONTHLY],
};
const INACKORDERING: Arende = {
  stodform: 'INACK',
  klartext: 'Inackorderingstillägg',
  status: 'BESLUTAD',
  sokt: [-120, 60, '100'],
  rader: [row('INACK', 'Inackorderingstillägg', 2350)],
  utbetalningar: [...MONTHLY],
};
const HEMUTRUSTNING: Arende = {
  stodform: 'HUT',
  klartext: 'Hemutrustningslån',
  status: 'AVSLUTAD',
  rader: [row('HUT', 'Hemutrustningslån', 12_500)],
  utbetalningar: [-40],
};
const START: Arende = {
  stodform: 'SSSTÖD',
  klartext: 'Studiestartsstöd',
  status: 'BESLUTAD',
  sokt: [-90, 40, '50'],
  rader: [row('STÖDB', 'Studiestartsstöd', 4873), row('STÖDT', 'Barntillägg', 1510)],
  utbetalningar: [-57, -29, 6],
};
const OMSTALLNING: Arende = {
  stodform: 'OSS',
  klartext: 'Omställningsstudiestöd',
  status: 'BESLUTAD',
  sokt: [-60, 90, '100'],
  rader: [row('OSSBID', 'Omställningsstudiebidrag', 21_880), row('OSSLÅN', 'Omställningsstudielån', 3212)],
  utbetalningar: [-29, 6, null],
};
const MANY: Arende = { ...GRUND, utbetalningar: Array.from({ length: 200 }, (_, n) => -n) };
const TRIED: Arende = { ...GRUND, status: 'INITIERAD', utbetalningar: [], rader: [] };

const records: Partial<Record<ProfileKey, CsnRecord>> = {
  allaSvarar: { Studiemedel: [GRUND, EXTRA], HemutrustningsLan: [HEMUTRUSTNING] },
  ordinarie: {},
  student: { Studiemedel: [GRUND] },
  gymnasist: { Studiehjalp: [STUDIEHJALP, INACKORDERING] },
  nyanland: { HemutrustningsLan: [HEMUTRUSTNING], Studiestartsstod: [START] },
  hemutrustning: { HemutrustningsLan: [HEMUTRUSTNING] },
  omstallning: { Omstallningsstudiestod: [OMSTALLNING], Studiestartsstod: [START] },
  ung: { Studiemedel: [TRIED] },
  underhall: { Studiemedel: [{ ...GRUND, rader: [row('GRUNDB', 'Bidrag', 4132)] }, EXTRA] },
  storSvar: { Studiemedel: [MANY] },
  skyddad: { Studiemedel: [GRUND] },
  okandHosMiv: { Studiemedel: [GRUND] },
  utanFordon: { Studiemedel: [{ ...GRUND, sokt: [-120, 60, '50'] }] },
};

/** The record of a person; `undefined` where CSN does not know the person. */
export function csnRecord(profile: ProfileKey | undefined): CsnRecord | undefined {
  return profile && records[profile];
}

/** Weeks of the period that a payment covers. */
export function weeksOf(payment: number, { week }: Calendar): { readonly start: string; readonly end: string } {
  return { start: week(payment - 7), end: week(payment + 14) };
}

function row(typ: string, klartext: string, belopp: number): BeloppRad {
  return { typ, klartext, belopp };
}
