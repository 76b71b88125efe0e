// What Skatteverket's second interface has on the test persons; a part that a person lacks is answered by 404.
import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

export interface DelarRecord {
  readonly foretag?: {
    readonly foretagId: string;
    readonly arbetsgivarregistrerad: boolean;
    readonly momsregistrerad: boolean;
    readonly godkandFskatt: boolean;
  };
  readonly arbetsgivare?: readonly Arbetsgivare[];
  readonly skattekonto?: { readonly utbetaltBelopp: number; readonly bokforingsdag: string; readonly saldo: number };
  /** Of every decided year. */
  readonly skatt?: Skatt;
  readonly bilagor?: readonly { readonly bilaga: string; readonly benamning: string; readonly resultat: number }[];
}

export interface Arbetsgivare {
  readonly organisationsnummer: string;
  readonly namn: string;
  readonly kontantErsattning: number;
  readonly avdragenSkatt: number;
}

export interface Skatt {
  readonly tjanst: number;
  readonly kapital: number;
  readonly slutligSkatt: number;
}

const KOMMUN: Arbetsgivare = arbetsgivare('162120000142', 'Provköpings kommun', 27_400, 6_180);
const K4 = { bilaga: 'K4', benamning: 'Försäljning av värdepapper', resultat: 96_210 };
const NE = { bilaga: 'NE', benamning: 'Inkomst av näringsverksamhet', resultat: 38_400 };

const records: Partial<Record<ProfileKey, (at: Calendar) => DelarRecord>> = {
  allaSvarar: (at) => ({
    foretag: foretag('165561234567', false),
    arbetsgivare: [KOMMUN],
    skattekonto: { utbetaltBelopp: 3215, bokforingsdag: at.day(-75), saldo: 0 },
    skatt: { tjanst: 214_300, kapital: 1240, slutligSkatt: 41_870 },
    bilagor: [{ ...NE, resultat: 12_600 }],
  }),
  ordinarie: (at) => ({
    arbetsgivare: [arbetsgivare('165560001234', 'Åkerby Mekaniska AB', 34_800, 8_320)],
    skattekonto: { utbetaltBelopp: 8411, bokforingsdag: at.day(-160), saldo: 112 },
    skatt: { tjanst: 417_600, kapital: 312, slutligSkatt: 99_840 },
  }),
  kapital: (at) => ({
    skattekonto: { utbetaltBelopp: 24_980, bokforingsdag: at.day(-12), saldo: 0 },
    skatt: { tjanst: 188_000, kapital: 184_500, slutligSkatt: 92_300 },
    bilagor: [K4],
  }),
  fordonssamlare: (at) => ({
    foretag: foretag('165568765432', true),
    skattekonto: { utbetaltBelopp: 0, bokforingsdag: at.day(-33), saldo: -14_250 },
    skatt: { tjanst: 0, kapital: 0, slutligSkatt: 21_400 },
    bilagor: [NE],
  }),
  student: () => ({ arbetsgivare: [arbetsgivare('165560004321', 'Kaffestugan HB', 6_900, 0)] }),
  arbetssokande: () => ({
    arbetsgivare: [arbetsgivare('165560007777', 'Bemanna Prov AB', 4_150, 1_245)],
    skatt: { tjanst: 162_000, kapital: 0, slutligSkatt: 28_900 },
  }),
  foralder: () => ({ arbetsgivare: [KOMMUN], skatt: { tjanst: 251_000, kapital: 0, slutligSkatt: 52_100 } }),
  pensionar: () => ({ skatt: { tjanst: 203_400, kapital: 5210, slutligSkatt: 33_600 } }),
  utanFordon: (at) => ({ skattekonto: { utbetaltBelopp: 1200, bokforingsdag: at.day(-30), saldo: 0 } }),
  storSvar: () => ({
    arbetsgivare: Array.from({ length: 20 }, (_, n) =>
      arbetsgivare(`16556000${String(9000 + n)}`, `Timanställning ${n + 1}`, 400 + n, 0),
    ),
  }),
};

/** The record of a person; empty where Skatteverket has nothing on that person. */
export function delarRecord(profile: ProfileKey | undefined, calendar: Calendar): DelarRecord {
  return (profile && records[profile]?.(calendar)) ?? {};
}

function arbetsgivare(
  organisationsnummer: string,
  namn: string,
  kontantErsattning: number,
  avdragenSkatt: number,
): Arbetsgivare {
  return { organisationsnummer, namn, kontantErsattning, avdragenSkatt };
}

function foretag(foretagId: string, registrerad: boolean): NonNullable<DelarRecord['foretag']> {
  return { foretagId, arbetsgivarregistrerad: registrerad, momsregistrerad: registrerad, godkandFskatt: true };
}
