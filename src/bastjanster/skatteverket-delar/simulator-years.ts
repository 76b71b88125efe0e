// The parts of the simulator's answers that are kept by income year: only what is reported or decided by today.
import type { Calendar } from '../simulation/calendar.ts';
import type { Arbetsgivare, DelarRecord, Skatt } from './testdata.ts';

/** Wages month by month as arbetsgivardeklarationer report them, until last month. The form is our own reading. */
export function individuppgifter(
  employers: readonly Arbetsgivare[] = [],
  years: readonly number[],
  at: Calendar,
): object | undefined {
  const reported = years.flatMap(monthsOf).filter((period) => period < at.today.slice(0, 7));
  const rows = reported.flatMap((period) =>
    employers.map(({ organisationsnummer, namn, kontantErsattning, avdragenSkatt }) => {
      return { period, arbetsgivare: { organisationsnummer, namn }, kontantErsattning, avdragenSkatt };
    }),
  );
  return rows.length > 0 ? { individuppgifter: rows } : undefined;
}

export function skatteuppgifter(
  identitet: string,
  skatt: Skatt | undefined,
  years: readonly number[],
  at: Calendar,
): object | undefined {
  const decided = skatt ? decidedYears(years, at) : [];
  if (!skatt || decided.length === 0) return undefined;
  const beslutadeSkatteuppgifter = decided.map((year) => ({
    beskattningsar: year,
    beskattningsperiod: `${year}12`,
    datumFaststalld: decisionDay(year),
    uppgifter: {
      inkomstar: year,
      overskottAvTjanst: skatt.tjanst,
      sumKapital: skatt.kapital,
      fastStalldinkomst: skatt.tjanst,
      summaSlutligSkatt: skatt.slutligSkatt,
    },
  }));
  return { identitet, beslutadeSkatteuppgifter };
}

/** The form is our own reading. */
export function beskattningsbilagor(
  bilagor: DelarRecord['bilagor'] = [],
  years: readonly number[],
  at: Calendar,
): object | undefined {
  const rows = decidedYears(years, at).flatMap((inkomstar) => bilagor.map((bilaga) => ({ inkomstar, ...bilaga })));
  return rows.length > 0 ? { beskattningsbilagor: rows } : undefined;
}

/** Of the years asked for, those that Skatteverket keeps (ten back) and has decided on. */
function decidedYears(years: readonly number[], at: Calendar): readonly number[] {
  return years.filter((year) => decisionDay(year) <= at.today && year > at.year(-10));
}

function decisionDay(year: number): string {
  return `${year + 1}-08-12`;
}

function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
}
