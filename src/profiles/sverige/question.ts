// The SSBTEK question as JSON, which both faces come to, and from there to the core's words.
import { PARTS, type Part } from '../../bastjanster/skatteverket-delar/contract.ts';
import { RequestFault } from '../../composite/fault.ts';
import { type CompositeQuery, type Inclusion, type Period, PersonId } from '../../composite/query.ts';
import { parseJson } from '../../platform/json.ts';
import type { Arrival } from '../profile.ts';
import type { OversiktFraga } from './oversikt/val.ts';

interface Tidsperiod {
  readonly fromDatum: string;
  readonly tomDatum: string;
}

/** FK's own question. */
export interface LefiFraga {
  readonly version?: string;
  readonly aktorsid: string;
  /** Base64 of LEFI's question as in the SOAP contract, or that question itself. */
  readonly lefiJsonFraga: string | object;
}

/** Skatteverket's own question (v11): income years, and which of its parts. */
export type SkatteverketFraga = { readonly ar: readonly number[] } & Readonly<Record<Part, boolean>>;

/** One agency's part of the question. FK and v11's SKV have `fraga`; the others, but for MIV, may have a period of their own. */
export interface AgencyQuestion {
  readonly '@inkludera': boolean;
  readonly tidsperiod?: Tidsperiod;
  readonly fraga?: LefiFraga | SkatteverketFraga;
}

/** `SammansattBastjanstFraga` of the contract, as JSON. */
export interface QuestionJson {
  readonly generellaFrageparametrar: {
    readonly frageTidpunkt?: string;
    readonly korrelationsid?: string;
    readonly fraganSkallInkluderasISvaret?: boolean;
    readonly ingivare: { readonly organisationsnummer: string; readonly namn: string; readonly handlaggare: string };
    readonly personidentitet: string;
    readonly arendeidentitet: string;
    readonly tidsperiod: Tidsperiod;
    readonly personuppgiftsbitrade?: readonly {
      readonly ordningsnummer?: number;
      readonly organisationsnummer: string;
      readonly namn: string;
    }[];
    readonly syfte: string;
    readonly lagtext: string;
  };
  readonly specifikaFrageparametrar: Readonly<Record<string, AgencyQuestion | undefined>>;
  /** REST alone: the overview beside the answer. */
  readonly oversikt?: OversiktFraga;
}

export interface DecodeOptions {
  /** The agencies in the order of the answer. */
  readonly order: readonly string[];
  /** Which of Skatteverket's interfaces is asked: v10's, v11's, or (REST) v11's where the question has a `fraga`. */
  readonly skatteverket: 'v10' | 'v11' | 'as-asked';
}

/** Decodes a valid question. */
export function toQuery(
  question: QuestionJson,
  { order, skatteverket }: DecodeOptions,
  arrival: Arrival,
): CompositeQuery {
  const general = question.generellaFrageparametrar;
  const period = toPeriod(general.tidsperiod);
  return {
    id: arrival.id,
    receivedAt: arrival.receivedAt,
    receivedMonotonic: arrival.receivedMonotonic,
    askedAt: general.frageTidpunkt?.trim() ?? new Date(arrival.receivedAt).toISOString(),
    korrelationsid: general.korrelationsid?.trim() || arrival.id,
    person: new PersonId(general.personidentitet.trim()),
    ingivare: { ...general.ingivare, organisationsnummer: general.ingivare.organisationsnummer.trim() },
    personuppgiftsbitraden: (general.personuppgiftsbitrade ?? []).map((bitrade) => ({
      ...bitrade,
      organisationsnummer: bitrade.organisationsnummer.trim(),
    })),
    arende: general.arendeidentitet,
    syfte: general.syfte,
    lagtext: general.lagtext,
    period,
    inclusions: order.flatMap((id) => {
      const inclusions = toInclusion(id, question.specifikaFrageparametrar[id], period);
      return id === 'SKV' ? inclusions.map((one) => withInterface(one, skatteverket)) : inclusions;
    }),
  };
}

function toInclusion(bastjanst: string, agency: AgencyQuestion | undefined, general: Period): Inclusion[] {
  if (!agency?.['@inkludera']) return [];
  const period = agency.tidsperiod ? toPeriod(agency.tidsperiod) : general;
  return [{ bastjanst, period, parameters: toParameters(agency) }];
}

function withInterface(inclusion: Inclusion, skatteverket: DecodeOptions['skatteverket']): Inclusion {
  const isNew = skatteverket === 'v11' || (skatteverket === 'as-asked' && inclusion.parameters.delar !== undefined);
  return isNew ? { ...inclusion, source: 'SKV_DELAR' } : inclusion;
}

function toParameters({ fraga }: AgencyQuestion): Inclusion['parameters'] {
  if (!fraga) return {};
  if ('ar' in fraga) {
    return { ar: fraga.ar.join(','), delar: PARTS.filter((del) => fraga[del]).join(',') };
  }
  const { version, aktorsid, lefiJsonFraga } = fraga;
  return { version: version ?? 'v9', aktorsid: aktorsid.trim(), lefiJsonFraga: lefiText(lefiJsonFraga) };
}

/** LEFI's question as JSON text, written anew from what was read; empty where it cannot be read, see rules.ts. */
function lefiText(question: string | object): string {
  if (typeof question === 'object') return JSON.stringify(question);
  const json = parseJson(Buffer.from(question, 'base64'));
  return 'value' in json ? JSON.stringify(json.value) : '';
}

/** An xs:date may carry an offset, which says nothing about a day in Sweden. */
function toPeriod({ fromDatum, tomDatum }: Tidsperiod): Period {
  return { from: toDay('fromDatum', fromDatum), tom: toDay('tomDatum', tomDatum) };
}

function toDay(field: string, date: string): string {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?\s*$/.exec(date)?.[1];
  if (day === undefined) {
    throw new RequestFault('schema-invalid', [
      { path: `tidsperiod/${field}`, rule: 'invalid-value', expected: 'date' },
    ]);
  }
  return day;
}
