// The SSBTEK question as JSON, which both faces come to, and from there to the core's words.
import { RequestFault } from '../../composite/fault.ts';
import { type CompositeQuery, type Inclusion, type Period, PersonId } from '../../composite/query.ts';
import { parseJson } from '../../platform/json.ts';
import type { Arrival } from '../profile.ts';

interface Tidsperiod {
  readonly fromDatum: string;
  readonly tomDatum: string;
}

/** One agency's part of the question. FK has `fraga`; the others, but for SKV and MIV, may have a period of their own. */
export interface AgencyQuestion {
  readonly '@inkludera': boolean;
  readonly tidsperiod?: Tidsperiod;
  readonly fraga?: {
    readonly version?: string;
    readonly aktorsid: string;
    /** Base64 of LEFI's question as in the SOAP contract, or that question itself. */
    readonly lefiJsonFraga: string | object;
  };
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
}

/** Decodes a valid question; the agencies come in the order of `order`. */
export function toQuery(question: QuestionJson, order: readonly string[], arrival: Arrival): CompositeQuery {
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
    inclusions: order.flatMap((id) => toInclusion(id, question.specifikaFrageparametrar[id], period)),
  };
}

function toInclusion(bastjanst: string, agency: AgencyQuestion | undefined, general: Period): Inclusion[] {
  if (!agency?.['@inkludera']) return [];
  const period = agency.tidsperiod ? toPeriod(agency.tidsperiod) : general;
  return [{ bastjanst, period, parameters: toParameters(agency) }];
}

function toParameters({ fraga }: AgencyQuestion): Inclusion['parameters'] {
  if (!fraga) return {};
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
