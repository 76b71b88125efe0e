// What the a-kassor have paid the test persons, and what they say of their rights.

import type { Calendar } from '../simulation/calendar.ts';
import type { ProfileKey } from '../simulation/population.ts';

export interface Utbetalning {
  readonly datum: string;
  /** Decimals as the a-kassa writes them. */
  readonly efterSkatt: string;
  readonly efterAvdrag: string;
  readonly dagar: string;
  readonly from: string;
  readonly tom: string;
}

export interface Akassa {
  readonly namn: string;
  /** A free text without a public list of values. */
  readonly status: string;
  /** Writes its dates with an offset (`2026-01-31+01:00`). */
  readonly offset?: string;
  readonly utbetalningar?: readonly Utbetalning[];
  readonly avstangningar?: readonly { readonly from: string; readonly tom: string }[];
  /** `beslut` missing: applied, not decided. */
  readonly ansokt?: { readonly beslut?: string; readonly inlamnad: boolean };
}

type Make = (at: Calendar) => readonly Akassa[];

const records: Partial<Record<ProfileKey, Make>> = {
  allaSvarar: (at) => [
    {
      ...answered('Kommunalarbetarnas arbetslöshetskassa'),
      utbetalningar: monthly(at, 3, '9412.50', '9412.50', '11.75'),
      ansokt: { beslut: at.day(-140), inlamnad: true },
    },
  ],
  arbetssokande: (at) => [
    {
      ...answered('Handelsanställdas arbetslöshetskassa'),
      utbetalningar: monthly(at, 4, '14380.00', '12880.00', '22.00'),
      ansokt: { beslut: at.day(-125), inlamnad: true },
    },
  ],
  ordinarie: () => [answered('Unionens arbetslöshetskassa')],
  sjuk: () => [answered('Byggnadsarbetarnas arbetslöshetskassa')],
  okandHosCsn: (at) => [{ ...answered('Alfakassan'), utbetalningar: monthly(at, 2, '7100', '7100', '10.5') }],
  okandHosMiv: (at) => [{ ...answered('Alfakassan'), utbetalningar: monthly(at, 2, '8200.0', '8200.0', '11') }],
  utanFordon: (at) => [
    { ...answered('Unionens arbetslöshetskassa'), utbetalningar: monthly(at, 1, '11050.25', '11050.25', '15.00') },
  ],
  fleraAkassor: (at) => [
    {
      ...answered('IF Metalls arbetslöshetskassa'),
      offset: '+01:00',
      utbetalningar: monthly(at, 2, '6120.40', '5620.40', '8.50'),
      ansokt: { beslut: at.day(-95), inlamnad: true },
    },
    { namn: 'Byggnadsarbetarnas arbetslöshetskassa', status: '7' },
    answered('Livsmedelsarbetarnas arbetslöshetskassa'),
  ],
  avstangd: (at) => [
    {
      ...answered('Hotell- och restauranganställdas arbetslöshetskassa'),
      utbetalningar: monthly(at, 1, '5230.00', '5230.00', '7.00'),
      avstangningar: [
        { from: at.day(-30), tom: at.day(33) },
        { from: at.day(-210), tom: at.day(-203) },
      ],
      ansokt: { beslut: at.day(-220), inlamnad: true },
    },
  ],
  ansokt: () => [{ ...answered('Alfakassan'), ansokt: { inlamnad: true } }],
  avaktualiserad: (at) => [
    { ...answered('Transportarbetarnas arbetslöshetskassa'), ansokt: { beslut: at.day(-390), inlamnad: false } },
  ],
  skyddad: (at) => [{ ...answered('Akademikernas a-kassa'), utbetalningar: monthly(at, 3, '16020', '16020', '22') }],
  storSvar: (at) => [
    {
      ...answered('Fastighets arbetslöshetskassa'),
      utbetalningar: Array.from({ length: 200 }, (_, n) => {
        const day = at.day(-Math.floor(n / 4));
        return {
          datum: day,
          efterSkatt: `${300 + n}.25`,
          efterAvdrag: `${300 + n}.25`,
          dagar: '0.25',
          from: day,
          tom: day,
        };
      }),
    },
  ],
};

/** The a-kassor that answer for a person; none for a stranger. */
export function akassorFor(profile: ProfileKey | undefined, calendar: Calendar): readonly Akassa[] {
  return (profile && records[profile]?.(calendar)) ?? [];
}

function answered(namn: string): Akassa {
  return { namn, status: 'OK' };
}

/** Paid every fourth week, the last one some days ago. */
function monthly(at: Calendar, times: number, efterSkatt: string, efterAvdrag: string, dagar: string): Utbetalning[] {
  return Array.from({ length: times }, (_, n) => {
    const paid = -4 - 28 * n;
    return { datum: at.day(paid), efterSkatt, efterAvdrag, dagar, from: at.day(paid - 30), tom: at.day(paid - 3) };
  });
}
