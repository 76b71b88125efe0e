// What Skatteverket has on the test persons: income from capital, and the latest payment from the tax account.

import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

export interface SkvRecord {
  /** A missing or negative amount is delivered as 0. */
  readonly kapital: readonly { readonly taxeringsar: number; readonly summa: number; readonly overskott: number }[];
  readonly utbetalning?: { readonly belopp: string; readonly bokforingsdag: string };
}

type Make = (at: Calendar) => SkvRecord;

const records: Partial<Record<ProfileKey, Make>> = {
  allaSvarar: (at) => ({
    kapital: years(at, [1240, 1240], [0, 0]),
    utbetalning: { belopp: '3215.00', bokforingsdag: at.day(-75) },
  }),
  ordinarie: (at) => ({
    kapital: years(at, [312, 0], [287, 0]),
    utbetalning: { belopp: '8411', bokforingsdag: at.day(-160) },
  }),
  kapital: (at) => ({
    kapital: years(at, [184_500, 171_300], [96_210, 88_000]),
    utbetalning: { belopp: '24980.50', bokforingsdag: at.day(-12) },
  }),
  storSvar: (at) => ({
    kapital: Array.from({ length: 20 }, (_, n) => ({ taxeringsar: at.year(-n), summa: n * 100, overskott: 0 })),
  }),
  pensionar: (at) => ({ kapital: years(at, [5210, 5100], [4990, 4900]) }),
  okandHosCsn: (at) => ({ kapital: years(at, [45, 0], [0, 0]) }),
  okandHosMiv: (at) => ({ kapital: years(at, [910, 880], [610, 0]) }),
  utanFordon: (at) => ({
    kapital: years(at, [0, 0], [0, 0]),
    utbetalning: { belopp: '1200', bokforingsdag: at.day(-30) },
  }),
};

/** The record of a person; without one, zeros, which prove nothing. `undefined` profile: unknown to Skatteverket. */
export function skvRecord(profile: ProfileKey | undefined, calendar: Calendar): SkvRecord | undefined {
  if (!profile || profile === 'ingenUppgift') return undefined;
  return records[profile]?.(calendar) ?? { kapital: years(calendar, [0, 0], [0, 0]) };
}

/** Two assessment years, each as income and surplus. */
function years(
  at: Calendar,
  first: readonly [number, number],
  second: readonly [number, number],
): SkvRecord['kapital'] {
  return [first, second].map(([summa, overskott], n) => ({ taxeringsar: at.year(-n), summa, overskott }));
}
