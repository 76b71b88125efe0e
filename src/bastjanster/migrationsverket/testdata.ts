// What Migrationsverket has on the test persons: permits and decisions.

import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

/** One case; absent fields are not sent. Names and order as in the contract. */
export interface MivSvar {
  readonly anledning?: string;
  readonly anledningNamn?: string;
  readonly ansokningsdatum?: string;
  readonly arendeTyp?: string;
  readonly arendeTypNamn?: string;
  readonly beslutsKod?: string;
  readonly beslutsKodNamn?: string;
  readonly beslutsTyp?: string;
  readonly beslutsTypNamn?: string;
  readonly beslutsdatum?: string;
  readonly fromDatum?: string;
  readonly giltighetstid?: 'PERMANENT' | 'TIDBEGRANSAT';
  readonly tomDatum?: string;
}

export interface MivRecord {
  readonly hemland: string;
  readonly inresedatum?: string;
  readonly svar: readonly MivSvar[];
}

type Make = (at: Calendar) => MivRecord;

const records: Partial<Record<ProfileKey, Make>> = {
  allaSvarar: (at) => ({
    hemland: 'Chile',
    inresedatum: at.day(-5200),
    svar: [{ ...granted('UT', 'Uppehållstillstånd', at.day(-5100)), giltighetstid: 'PERMANENT' }],
  }),
  nyanland: (at) => ({
    hemland: 'Syrien',
    inresedatum: at.day(-640),
    svar: [
      {
        ...granted('UT', 'Uppehållstillstånd', at.day(-230)),
        anledning: 'A1',
        anledningNamn: 'Skyddsbehov',
        ansokningsdatum: at.day(-636),
        fromDatum: at.day(-230),
        giltighetstid: 'TIDBEGRANSAT',
        tomDatum: at.day(865),
      },
      { ...granted('AT', 'Arbetstillstånd', at.day(-600)), fromDatum: at.day(-600), tomDatum: at.day(-231) },
    ],
  }),
  samordningMigration: (at) => ({
    hemland: 'Eritrea',
    inresedatum: at.day(-150),
    svar: [
      {
        ansokningsdatum: at.day(-148),
        arendeTyp: 'UT',
        arendeTypNamn: 'Uppehållstillstånd',
        beslutsKod: 'REG',
        beslutsKodNamn: 'Registrerad',
      },
    ],
  }),
  hemutrustning: (at) => ({
    hemland: 'Afghanistan',
    inresedatum: at.day(-2900),
    svar: [
      { ...granted('PUT', 'Permanent uppehållstillstånd', at.day(-700)), giltighetstid: 'PERMANENT' },
      {
        ...granted('UT', 'Uppehållstillstånd', at.day(-1800)),
        fromDatum: at.day(-1800),
        giltighetstid: 'TIDBEGRANSAT',
        tomDatum: at.day(-701),
      },
    ],
  }),
  avaktualiserad: (at) => ({
    hemland: 'Turkiet',
    inresedatum: at.day(-4000),
    svar: [
      {
        ...granted('ÅTK-PUT', 'Återkallelse av permanent uppehållstillstånd', at.day(-60)),
        beslutsKod: 'AVREG',
        beslutsKodNamn: 'Avregistrerad',
      },
    ],
  }),
  okandHosCsn: (at) => ({
    hemland: 'Kanada',
    inresedatum: at.day(-90),
    svar: [granted('AT', 'Arbetstillstånd', at.day(-80))],
  }),
  utanFordon: (at) => ({
    hemland: 'Indien',
    inresedatum: at.day(-380),
    svar: [granted('UT', 'Uppehållstillstånd', at.day(-375))],
  }),
  samordning: () => ({ hemland: 'Polen', svar: [] }),
};

/** The record of a person; `undefined` where Migrationsverket does not know the person. */
export function mivRecord(profile: ProfileKey | undefined, calendar: Calendar): MivRecord | undefined {
  return profile && records[profile]?.(calendar);
}

function granted(typ: string, namn: string, beslutsdatum: string): MivSvar {
  return {
    arendeTyp: typ,
    arendeTypNamn: namn,
    beslutsKod: 'BIF',
    beslutsKodNamn: 'Bifall',
    beslutsTyp: typ,
    beslutsTypNamn: namn,
    beslutsdatum,
  };
}
