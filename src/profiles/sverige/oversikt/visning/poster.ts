// The overview's entries as tables: payments with the lines that explain them, wages, and the other kinds field by field.
import type { Lon, Utbetalning, Utbetalningsrad } from '../../../../bastjanster/oversikt.ts';
import type { Rad, Tabell } from '../../../../platform/avsnitt.ts';
import { manadstext } from '../manader.ts';
import type { Oversikt } from '../oversikt.ts';
import { type Falt, faltrader, namnPa, periodOf, stallenI } from './falt.ts';
import { beloppText, enRad, kallaText, kodText, OLAST, type Svarsdelar } from './varden.ts';

type AvKalla<T> = T & { readonly kalla: string };

export function utbetalningarna({ utbetalningar }: Oversikt, delar: Svarsdelar): Tabell {
  return {
    slag: 'tabell',
    rubrik: 'Utbetalningar',
    inledning: 'Kronor. Det som står efter ”varav” förklarar utbetalningen och ska inte läggas ihop.',
    tomt: 'Inga utbetalningar är kända.',
    kolumner: [
      { rubrik: 'Dag' },
      { rubrik: 'Förmån' },
      { rubrik: 'Källa' },
      { rubrik: 'Status' },
      { rubrik: 'Netto', tal: true },
    ],
    rader: utbetalningar
      .toSorted((a, b) => (b.utbetalningsdag ?? '').localeCompare(a.utbetalningsdag ?? ''))
      .map((one) => utbetalningsrad(one, delar)),
  };
}

function utbetalningsrad(one: AvKalla<Utbetalning>, delar: Svarsdelar): Rad {
  const { kalla, svarande, forman, period, status, rader = [], utbetalningsdag = 'ingen dag', netto } = one;
  const parts = amountsIn(one);
  const what = [
    read(one, 'forman', kodText(forman)),
    ...(period ? [`avser ${periodOf(period)}`] : []),
    ...(parts === '' ? [] : [parts]),
    ...(rader.length > 1 ? rader.map(varav) : []),
  ];
  return {
    celler: [
      read(one, 'utbetalningsdag', utbetalningsdag),
      what.join('\n'),
      kallaText(delar, kalla, svarande),
      status,
      read(one, 'netto', beloppText(netto)),
    ],
    stallen: stallenI(one),
  };
}

function varav(rad: Utbetalningsrad): string {
  const name = rad.delforman ?? rad.beloppstyp ?? rad.forman;
  return `varav ${name ? kodText(name) : 'okänd del'}: ${amountsIn(rad) || 'inget belopp'}`;
}

const AMOUNTS = ['belopp', 'brutto', 'skatt', 'avdrag', 'nettoEfterSkatt'] as const;

type Amounts = { readonly olasta?: readonly string[] } & { readonly [K in (typeof AMOUNTS)[number]]?: number };

/** What a payment or a line tells beside its net: `brutto 8 940,00, skatt 2 682,00`. */
function amountsIn(amounts: Amounts): string {
  const told = AMOUNTS.filter((name) => amounts[name] !== undefined || amounts.olasta?.includes(name));
  return told
    .map(
      (name) =>
        `${name === 'belopp' ? '' : `${namnPa(name).toLowerCase()} `}${read(amounts, name, beloppText(amounts[name]))}`,
    )
    .join(', ');
}

export function lonerna({ lon }: Oversikt, delar: Svarsdelar): Tabell {
  return {
    slag: 'tabell',
    rubrik: 'Löner (egen tolkning)',
    inledning:
      'Egen tolkning: formatet på Skatteverkets individuppgifter är inte offentligt. Kontrollera mot svaret. Kronor.',
    tomt: 'Inga löner är kända.',
    kolumner: [
      { rubrik: 'Månad' },
      { rubrik: 'Arbetsgivare' },
      { rubrik: 'Källa' },
      { rubrik: 'Brutto', tal: true },
      { rubrik: 'Skatt', tal: true },
    ],
    rader: lon.toSorted((a, b) => (b.manad ?? '').localeCompare(a.manad ?? '')).map((one) => lonrad(one, delar)),
  };
}

function lonrad(one: AvKalla<Lon>, delar: Svarsdelar): Rad {
  const { kalla, svarande, manad, arbetsgivare = 'okänd' } = one;
  const amounts = (['brutto', 'skatt'] as const).map((name) => read(one, name, beloppText(one[name])));
  const month = manad === undefined ? 'okänd' : manadstext(manad);
  return {
    celler: [month, enRad(arbetsgivare), kallaText(delar, kalla, svarande), ...amounts],
    stallen: stallenI(one),
  };
}

/** The other kinds, in the order in which they are shown. */
const SLAG = [
  ['beslut', 'Beslut och anspråk', 'Inga beslut eller anspråk är kända.'],
  ['studiestod', 'Studiestöd', 'Inget studiestöd är känt.'],
  ['akassa', 'A-kassa', 'Inga uppgifter om a-kassa är kända.'],
  ['arbetssokande', 'Arbetssökande', 'Inget är känt om personen som arbetssökande.'],
  ['fordon', 'Fordon', 'Inga fordon är kända.'],
  ['tillstand', 'Tillstånd', 'Inga uppgifter om tillstånd är kända.'],
  ['skatt', 'Skatt', 'Inga skatteuppgifter är kända.'],
] as const;

export function ovrigaSlag(oversikt: Oversikt, delar: Svarsdelar): Tabell[] {
  return SLAG.map(([slag, rubrik, tomt]) => ({
    slag: 'tabell',
    ...{ rubrik, tomt },
    kolumner: [{ rubrik: 'Källa' }, { rubrik: 'Uppgifter' }],
    rader: oversikt[slag].map((one) => ({
      celler: [kallaText(delar, one.kalla, one.svarande), faltrader(one as unknown as Falt).join('\n') || '–'],
      stallen: stallenI(one),
    })),
  }));
}

/** The text, but for a field of which something stands in the answer that cannot be read. */
function read({ olasta = [] }: { readonly olasta?: readonly string[] }, field: string, text: string): string {
  return olasta.includes(field) ? OLAST : text;
}
