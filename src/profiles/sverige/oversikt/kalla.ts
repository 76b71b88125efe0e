// A bastjänst's part of the JSON answer as the overview reads it: what is there, what it is worth, which months it was asked about.
import type { Place } from '../../../bastjanster/json-place.ts';
import type { Oefterfragat, OversiktMapper } from '../../../bastjanster/oversikt.ts';
import type { Quality } from '../../../composite/quality.ts';
import type { CompositeQuery } from '../../../composite/query.ts';
import { bastjanstNamn } from '../modules.ts';
import { mappers } from './mappers.ts';
import { type Tackning, tackningAv } from './tackning.ts';

export interface SvarandeJson {
  readonly id: string;
  readonly namn: string;
  readonly kvalitet: Quality;
  readonly text?: string;
}

/** Of a part of the JSON answer (schemas/ssbtek/svar.schema.json), what the overview reads beside `data`. */
export interface DelJson {
  readonly data?: unknown;
  readonly error?: { readonly felmeddelande: readonly string[] };
  readonly kontroll?: { readonly schema: 'giltigt' | 'avviker' };
  readonly kvalitet: Quality;
  readonly svarande?: readonly SvarandeJson[];
  readonly flaggor?: readonly string[];
  readonly utelamnat?: readonly string[];
}

export interface Kalla {
  readonly id: string;
  /** For people. */
  readonly namn: string;
  readonly mapper: OversiktMapper;
  /** Absent where it was not asked. */
  readonly del?: DelJson;
  readonly data?: Place;
  readonly tacker: Tackning;
  /** Payments that it was not asked for. */
  readonly oefterfragat: readonly Oefterfragat[];
}

/**
 * Every bastjänst of the profile, in the order of the contract, asked or not.
 * @param svarsdata of the JSON answer @param svar JSON Pointer to the answer in what the caller gets
 */
export function kallorI(svarsdata: Readonly<Record<string, DelJson>>, query: CompositeQuery, svar: string): Kalla[] {
  return [...bastjanstNamn].flatMap(([id, namn]) => {
    const inclusion = query.inclusions.find(({ bastjanst }) => bastjanst === id);
    const source = inclusion?.source ?? id;
    const mapper = mappers[source];
    if (!mapper) return [];
    const del = svarsdata[id];
    const data = del?.data === undefined ? {} : { data: { value: del.data, pointer: `${svar}/svarsdata/${id}/data` } };
    const asked = inclusion
      ? { tacker: tackningAv(inclusion), oefterfragat: mapper.oefterfragat?.(inclusion) ?? [] }
      : { tacker: () => false, oefterfragat: [] };
    return [{ id, namn, mapper, ...(del ? { del } : {}), ...data, ...asked }];
  });
}
