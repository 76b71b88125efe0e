// What Arbetsförmedlingen has on the test persons.

import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

export interface AfBeslut {
  readonly typ: string;
  /** Percent. */
  readonly omfattning: number;
  readonly from: string;
  readonly tom: string;
}

export interface AfRecord {
  readonly arbetssokande: boolean;
  readonly skat?: string;
  readonly registrerad?: string;
  readonly omfattning?: number;
  readonly avaktualiserad?: string;
  /** 200 handed in, 500 person missing, 501 not handed in. */
  readonly rapport: '200' | '500' | '501';
  readonly rapportDatum?: string;
  readonly beslut?: readonly AfBeslut[];
  readonly akassa?: string;
}

/** Somebody whom Arbetsförmedlingen knows nothing about. */
const UNREGISTERED: AfRecord = { arbetssokande: false, rapport: '500' };

type Make = (calendar: Calendar) => AfRecord;

const records: Partial<Record<ProfileKey, Make>> = {
  allaSvarar: (at) => ({
    ...active(at, '21', 75),
    beslut: [beslut('Aktivitetsstöd', 75, at.day(-70), at.day(45))],
    akassa: 'Kommunalarbetarnas arbetslöshetskassa',
  }),
  ordinarie: () => ({ ...UNREGISTERED, akassa: 'Unionens arbetslöshetskassa' }),
  arbetssokande: (at) => ({
    ...active(at, '11', 100),
    beslut: [
      beslut('Aktivitetsstöd', 100, at.day(-120), at.day(-31)),
      beslut('Aktivitetsstöd', 100, at.day(-30), at.day(60)),
    ],
    akassa: 'Handelsanställdas arbetslöshetskassa',
  }),
  nyanland: (at) => ({
    ...active(at, '64', 100),
    beslut: [beslut('Etableringsersättning', 100, at.day(-200), at.day(165))],
  }),
  samordningMigration: (at) => active(at, '14', 50),
  skyddad: (at) => ({ ...active(at, '11', 100), akassa: 'Akademikernas a-kassa' }),
  fleraAkassor: (at) => ({ ...active(at, '21', 50), akassa: 'IF Metalls arbetslöshetskassa' }),
  avstangd: (at) => ({ ...active(at, '11', 100), akassa: 'Hotell- och restauranganställdas arbetslöshetskassa' }),
  ansokt: (at) => ({ ...active(at, '11', 100), registrerad: at.day(-20), akassa: 'Alfakassan' }),
  storSvar: (at) => ({
    ...active(at, '22', 25),
    beslut: Array.from({ length: 40 }, (_, n) => beslut('Aktivitetsstöd', 25, at.day(-30 * n - 29), at.day(-30 * n))),
    akassa: 'Fastighets arbetslöshetskassa',
  }),
  ung: (at) => ({
    ...active(at, '70', 100),
    beslut: [beslut('Utvecklingsersättning', 100, at.day(-45), at.day(100))],
  }),
  avaktualiserad: (at) => ({
    arbetssokande: false,
    skat: '11',
    registrerad: at.day(-400),
    omfattning: 100,
    avaktualiserad: at.day(-25),
    rapport: '501',
    akassa: 'Transportarbetarnas arbetslöshetskassa',
  }),
  okandHosCsn: (at) => active(at, '11', 100),
  okandHosMiv: (at) => active(at, '11', 50),
  utanFordon: (at) => active(at, '22', 100),
  sjuk: () => ({ ...UNREGISTERED, akassa: 'Byggnadsarbetarnas arbetslöshetskassa' }),
};

/** The record of a person; `undefined` profile: a stranger. */
export function afRecord(profile: ProfileKey | undefined, calendar: Calendar): AfRecord {
  return (profile && records[profile]?.(calendar)) ?? UNREGISTERED;
}

function active(at: Calendar, skat: string, omfattning: number): AfRecord {
  return {
    arbetssokande: true,
    skat,
    registrerad: at.day(-210),
    omfattning,
    rapport: '200',
    rapportDatum: at.inMonth(0, 1),
  };
}

function beslut(typ: string, omfattning: number, from: string, tom: string): AfBeslut {
  return { typ, omfattning, from, tom };
}
