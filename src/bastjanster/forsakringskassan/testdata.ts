// What Försäkringskassan and Pensionsmyndigheten have on the test persons, as facts; simulator.ts gives them LEFI's form.
import type { PersonKey, ProfileKey } from '../simulation/population.ts';

/** A benefit that Försäkringskassan pays. */
export interface FkForman {
  /** LEFI's code without `FK:`. */
  readonly kod: FkKod;
  /** Kronor per payment, and days where the benefit is counted in days. */
  readonly brutto: number;
  /** Percent of tax; tax-free where missing. */
  readonly skatt?: number;
  readonly dagar?: number;
  /** Days from today on which it is paid; later ones are preliminary. */
  readonly datum: readonly number[];
  readonly barn?: readonly PersonKey[];
}

export type FkKod = 'ABB' | 'AS' | 'BOB' | 'BTI' | 'FP' | 'SA' | 'SJP' | 'TFP' | 'US';

export const FORMANER: Record<FkKod, string> = {
  ABB: 'Barnbidrag',
  AS: 'Aktivitetsstöd',
  BOB: 'Bostadsbidrag',
  BTI: 'Bostadstillägg',
  FP: 'Föräldrapenning',
  SA: 'Sjuk- och aktivitetsersättning',
  SJP: 'Sjukpenning',
  TFP: 'Tillfällig föräldrapenning',
  US: 'Underhållsstöd',
};

/** A pension as Pensionsmyndigheten pays it each month; whole kronor. */
export interface PmForman {
  readonly kod: 'PM:AP' | 'PM:BTI' | 'PM:EF';
  readonly brutto: number;
  readonly avdrag: number;
  readonly rader: readonly { readonly typ: string; readonly forman: string; readonly belopp: number }[];
}

export interface FkRecord {
  readonly kommun: string;
  readonly lan: string;
  readonly postort: string;
  readonly postnummer: string;
  readonly gata: string;
  readonly civilstand?: readonly [id: number, beskrivning: string];
  readonly medborgarskap?: readonly [kod: string, namn: string];
  readonly barn?: readonly PersonKey[];
  readonly samhorig?: readonly PersonKey[];
  /** Sjukpenninggrundande inkomst, kronor a year. */
  readonly sgi?: number;
  readonly formaner?: readonly FkForman[];
  readonly pension?: readonly PmForman[];
}

const MONTHLY = [-84, -56, -28, 7] as const;

const MALMO = { kommun: 'Malmö', lan: 'Skåne län', postort: 'MALMÖ', postnummer: '21144', gata: 'Provgatan 3 A' };
const UMEA = {
  kommun: 'Umeå',
  lan: 'Västerbottens län',
  postort: 'UMEÅ',
  postnummer: '90325',
  gata: 'Exempelvägen 12',
};
const OREBRO = {
  kommun: 'Örebro',
  lan: 'Örebro län',
  postort: 'ÖREBRO',
  postnummer: '70210',
  gata: 'Påhittade Allén 7',
};
const GIFT = [2, 'Gift'] as const;
const WIDOWED = [5, 'Änka/änkling'] as const;

const ALLMAN_PENSION: PmForman = {
  kod: 'PM:AP',
  brutto: 17_420,
  avdrag: 4105,
  rader: [
    { typ: 'PM:IP', forman: 'PM:AP38', belopp: 12_300 },
    { typ: 'PM:TP', forman: 'PM:AP37', belopp: 3120 },
    { typ: 'PM:PFE', forman: 'PM:PREP', belopp: 2000 },
  ],
};
const BOSTADSTILLAGG: PmForman = {
  kod: 'PM:BTI',
  brutto: 3410,
  avdrag: 0,
  rader: [{ typ: 'PM:BTP', forman: 'PM:BTP', belopp: 3410 }],
};
const EFTERLEVANDE: PmForman = {
  kod: 'PM:EF',
  brutto: 5130,
  avdrag: 1180,
  rader: [{ typ: 'PM:ANKEP', forman: 'PM:EP', belopp: 5130 }],
};

const records: Partial<Record<ProfileKey, FkRecord>> = {
  allaSvarar: {
    ...MALMO,
    civilstand: WIDOWED,
    sgi: 312_000,
    formaner: [
      { kod: 'FP', brutto: 8940, skatt: 30, dagar: 12, datum: MONTHLY },
      { kod: 'BOB', brutto: 1850, datum: MONTHLY },
      { kod: 'AS', brutto: 4210, skatt: 30, dagar: 9, datum: [-58, -30] },
    ],
    pension: [EFTERLEVANDE],
  },
  ordinarie: { ...UMEA, sgi: 486_000 },
  student: { ...UMEA },
  gymnasist: { ...UMEA },
  arbetssokande: {
    ...OREBRO,
    sgi: 260_400,
    formaner: [{ kod: 'AS', brutto: 11_220, skatt: 30, dagar: 21, datum: MONTHLY }],
  },
  foralder: {
    ...MALMO,
    sgi: 398_000,
    formaner: [
      { kod: 'FP', brutto: 23_850, skatt: 30, dagar: 30, datum: MONTHLY },
      { kod: 'TFP', brutto: 2140, skatt: 30, dagar: 2, datum: [-44] },
      { kod: 'ABB', brutto: 1250, datum: MONTHLY },
    ],
  },
  familjMamma: family('familjPappa', {
    kod: 'FP',
    brutto: 14_900,
    skatt: 30,
    dagar: 18,
    datum: MONTHLY,
    barn: ['familjSon'],
  }),
  familjPappa: family('familjMamma', {
    kod: 'TFP',
    brutto: 3320,
    skatt: 30,
    dagar: 3,
    datum: [-19],
    barn: ['familjDotter'],
  }),
  familjDotter: { ...OREBRO },
  familjSon: { ...OREBRO },
  sjuk: { ...MALMO, sgi: 421_500, formaner: [{ kod: 'SJP', brutto: 24_110, skatt: 30, dagar: 30, datum: MONTHLY }] },
  pensionar: { ...UMEA, civilstand: [4, 'Skild'], pension: [ALLMAN_PENSION, BOSTADSTILLAGG] },
  efterlevande: { ...OREBRO, civilstand: WIDOWED, pension: [ALLMAN_PENSION, EFTERLEVANDE] },
  nyanland: { ...MALMO, medborgarskap: ['SY', 'Syrien'], formaner: [{ kod: 'BOB', brutto: 1100, datum: [-28, 7] }] },
  avliden: { ...UMEA, pension: [ALLMAN_PENSION] },
  skyddad: { ...OREBRO, sgi: 355_000, formaner: [{ kod: 'BOB', brutto: 2100, datum: MONTHLY }] },
  okandHosCsn: {
    ...UMEA,
    medborgarskap: ['CA', 'Kanada'],
    sgi: 205_000,
    formaner: [{ kod: 'BOB', brutto: 900, datum: MONTHLY }],
  },
  okandHosMiv: { ...OREBRO, formaner: [{ kod: 'SJP', brutto: 9300, skatt: 30, dagar: 15, datum: [-28, 7] }] },
  utanFordon: { ...MALMO, medborgarskap: ['IN', 'Indien'], formaner: [{ kod: 'BOB', brutto: 1300, datum: MONTHLY }] },
  storSvar: {
    ...OREBRO,
    formaner: [
      {
        kod: 'TFP',
        brutto: 1080,
        skatt: 30,
        dagar: 1,
        datum: Array.from({ length: 200 }, (_, n) => -Math.floor(n / 4)),
      },
    ],
  },
  hemutrustning: { ...MALMO, medborgarskap: ['AF', 'Afghanistan'] },
  fordonssamlare: { ...UMEA, civilstand: GIFT },
  kapital: { ...MALMO, sgi: 592_000 },
  ung: { ...OREBRO, formaner: [{ kod: 'AS', brutto: 3520, dagar: 22, datum: [-28, 7] }] },
  sjukersattning: {
    ...UMEA,
    formaner: [
      { kod: 'SA', brutto: 15_870, skatt: 28, datum: MONTHLY },
      { kod: 'BTI', brutto: 4020, datum: MONTHLY },
    ],
  },
  underhall: {
    ...MALMO,
    formaner: [
      { kod: 'US', brutto: 1823, datum: MONTHLY },
      { kod: 'BOB', brutto: 3300, datum: MONTHLY },
      { kod: 'ABB', brutto: 1250, datum: MONTHLY },
    ],
  },
};

/** The record of a person; people without one of their own live in Örebro, a stranger has none. */
export function fkRecord(profile: ProfileKey | undefined): FkRecord | undefined {
  if (!profile || profile === 'ingenUppgift') return undefined;
  return records[profile] ?? { ...OREBRO };
}

function family(samhorig: PersonKey, own: FkForman): FkRecord {
  const barn = ['familjDotter', 'familjSon'] as const;
  const barnbidrag: FkForman = { kod: 'ABB', brutto: 1325, datum: MONTHLY, barn };
  return { ...OREBRO, civilstand: GIFT, barn, samhorig: [samhorig], sgi: 372_000, formaner: [own, barnbidrag] };
}
