// A question and answers for the specs of the overview: a whole window, asked in the middle of its last month.
import { UTBETALNINGSTYPER } from '../../../../src/bastjanster/forsakringskassan/oversikt-typer.ts';
import { type CompositeQuery, PersonId } from '../../../../src/composite/query.ts';
import type { DelJson } from '../../../../src/profiles/sverige/oversikt/kalla.ts';
import { type Oversikt, oversiktAv } from '../../../../src/profiles/sverige/oversikt/oversikt.ts';

const WINDOW = { from: '2026-09-01', tom: '2026-11-30' };
const IDS = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'];

/** When all of the three months has been paid and declared. */
export const ALLT_KLART = '2026-12-20';

export interface Asked {
  /** Who is asked; all where it is missing. */
  readonly ids?: readonly string[];
  readonly period?: { readonly from: string; readonly tom: string };
  /** `YYYY-MM-DD`; noon of that day is when the question comes. */
  readonly today?: string;
  readonly troskelProcent?: number;
  /** The month of the application. */
  readonly manad?: string;
  /** In place of all types of payment in LEFI's question. */
  readonly lefi?: object;
}

const ALLA = { utbetalningar: UTBETALNINGSTYPER, preliminaraUtbetalningar: UTBETALNINGSTYPER };

function queryOf({ ids = IDS, period = WINDOW, today = '2026-11-22', lefi = ALLA }: Asked): CompositeQuery {
  const parameters = {
    FK: { lefiJsonFraga: JSON.stringify({ period, ...lefi }) },
    SKV: { ar: '2026', delar: 'individuppgifter' },
  };
  return {
    ...{ id: 'x', korrelationsid: 'x', person: new PersonId('198503142385'), personuppgiftsbitraden: [], askedAt: 'x' },
    ...{ arende: 'x', syfte: 'x', lagtext: 'x', ingivare: { organisationsnummer: 'x', namn: 'x', handlaggare: 'x' } },
    ...{ receivedAt: Date.parse(`${today}T11:00:00Z`), receivedMonotonic: 0, period },
    inclusions: ids.map((bastjanst) => ({
      bastjanst,
      period,
      ...(bastjanst === 'SKV' ? { source: 'SKV_DELAR' } : {}),
      parameters: (parameters as Record<string, Record<string, string>>)[bastjanst] ?? {},
    })),
  };
}

/** The parts of an answer in which nobody has anything to tell, but for those that are named. */
export function overview(parts: Readonly<Record<string, DelJson>>, asked: Asked = {}): Oversikt {
  const silent = {
    SKV: { kvalitet: 'answered', data: {}, svarande: [answered('individuppgifter'), answered('skattekonto')] },
  };
  const ids = asked.ids ?? IDS;
  const svarsdata = Object.fromEntries(
    ids.map((id) => [id, parts[id] ?? (silent as Record<string, DelJson>)[id] ?? { kvalitet: 'nothing', data: {} }]),
  );
  return oversiktAv(svarsdata as Record<string, DelJson>, queryOf(asked), {
    manad: asked.manad ?? '2026-11',
    troskelProcent: asked.troskelProcent ?? 12,
  });
}

export function answered(id: string) {
  return { id, namn: id, kvalitet: 'answered' as const };
}

/** FK's answer with payments of one benefit, by day and kronor; what comes after the question's day is preliminary. */
export function fkDel(payments: readonly (readonly [day: string, kronor: unknown])[], kod = 'FP'): DelJson {
  const uppgift = ([datum, summa]: readonly [string, unknown]) => {
    return { formansfamilj: { id: kod }, datum, nettobelopp: { summa, valuta: 'SEK' } };
  };
  const isPaid = ([day]: readonly [string, unknown]) => day <= '2026-11-22';
  const formansinformation = {
    utbetalningsuppgift: payments.filter(isPaid).map(uppgift),
    preliminarautbetalningar: payments.filter((one) => !isPaid(one)).map(uppgift),
  };
  return {
    kvalitet: 'answered',
    data: { lefiJsonSvar: { formansinformation } },
    svarande: [answered('FK'), answered('PM')],
  };
}

/** Skatteverket's answer with wages, by month and kronor. */
export function lonDel(wages: readonly (readonly [month: string, kronor: number])[]): DelJson {
  const individuppgifter = wages.map(([period, kontantErsattning]) => ({
    period,
    kontantErsattning,
    arbetsgivare: { namn: 'X' },
  }));
  const svarande = [answered('individuppgifter'), answered('skattekonto')];
  return { kvalitet: 'answered', data: { individuppgifter: { data: { individuppgifter } } }, svarande };
}

/** The a-kassor's answer with payments from one of them, by day and kronor. */
export function soDel(payments: readonly (readonly [day: string, kronor: number])[]): DelJson {
  const Utbetalningar = payments.map(([Utbetalningsdatum, NettoEfterAvdrag]) => ({
    Utbetalningsdatum,
    NettoEfterAvdrag,
  }));
  const data = { ArbetsloshetsersattningLista: { Arbetsloshetsersattning: [{ Utbetalningar }] } };
  return { kvalitet: 'answered', data, svarande: [answered('kassan')] };
}
