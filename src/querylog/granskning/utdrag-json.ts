// A registerutdrag for machines, in the shape in which Estonia's Data Tracker (andmejälgija) hands out usage.
import { isoInSweden } from './svensk-tid.ts';
import type { Organisation, Utdrag, UtdragFraga } from './utdrag.ts';
import { UTDRAG_TEXTER } from './utdrag-texter.ts';
import { UTFALL, type Utfall } from './utfall.ts';

export interface FindUsage {
  readonly findUsageResponse: {
    readonly usage: readonly Usage[];
    /** Our own: what the extract is. */
    readonly sammansatt: {
      /** 12 digits. */
      readonly namnd: string;
      readonly person: string;
      readonly fran: string;
      readonly till: string;
      readonly skapat: string;
      readonly upplysningar: readonly string[];
    };
  };
}

/** One question. `logtime`: ISO 8601 with offset; `receiver`: the asking organisation's number. */
export interface Usage {
  readonly logtime: string;
  readonly action: string;
  readonly receiver: string;
  readonly sammansatt: {
    readonly id: string;
    readonly organisation: string;
    readonly bitraden: readonly Organisation[];
    readonly syfte: string;
    readonly lagtext: string;
    readonly arende: string;
    readonly period: { readonly from: string; readonly tom: string };
    readonly myndigheter: readonly UsageMyndighet[];
    readonly handlaggare?: string;
  };
}

export interface UsageMyndighet {
  readonly id: string;
  readonly namn: string;
  /** Whether data count as disclosed. */
  readonly utlamnat: boolean;
  readonly utfall: Utfall;
  readonly text: string;
}

/** @param myndigheter names by agency's id */
export function utdragJson(utdrag: Utdrag, myndigheter: ReadonlyMap<string, string>): FindUsage {
  const { namnd, person, interval, skapatAt, fragor } = utdrag;
  const { sekretess, fraga, klaga, overklaga, grund } = UTDRAG_TEXTER;
  return {
    findUsageResponse: {
      usage: fragor.map((one) => toUsage(one, myndigheter)),
      sammansatt: {
        namnd,
        person: person.reveal(),
        fran: isoInSweden(interval.from),
        till: isoInSweden(interval.to),
        skapat: isoInSweden(skapatAt),
        upplysningar: [grund, sekretess, fraga, klaga, overklaga],
      },
    },
  };
}

/** Whether data were handed out at that agency, or count as if they were. */
export function isUtlamnat(utfall: Utfall): boolean {
  return utfall === 'delivered' || utfall === 'utan-avslut';
}

function toUsage(fraga: UtdragFraga, names: ReadonlyMap<string, string>): Usage {
  const { at, organisation, myndigheter, ...rest } = fraga;
  return {
    logtime: isoInSweden(at),
    action: fraga.syfte,
    receiver: organisation.organisationsnummer,
    sammansatt: {
      ...rest,
      organisation: organisation.namn,
      myndigheter: myndigheter.map(({ bastjanst, utfall }) => ({
        id: bastjanst,
        namn: names.get(bastjanst) ?? bastjanst,
        utlamnat: isUtlamnat(utfall),
        utfall,
        text: UTFALL[utfall].text,
      })),
    },
  };
}
