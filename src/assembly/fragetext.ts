// A question by v11 or v10 put together for a person who asks, as JSON with the overview and as SOAP.
import { randomUUID } from 'node:crypto';
import { UTBETALNINGSTYPER } from '../bastjanster/forsakringskassan/oversikt-typer.ts';
import { exampleIngivare, exampleQuestion, exampleXml } from '../example-question.ts';
import { addMonths, swedishDay } from '../platform/swedish-day.ts';

export interface FragaOm {
  /** 12 digits. */
  readonly personnummer: string;
  /** What it lacks is the example's. */
  readonly ingivare: Partial<typeof exampleIngivare>;
  readonly arende: string;
  readonly syfte: string;
  /** Ids of the bastjänster that are asked. */
  readonly bastjanster: readonly string[];
  /** Every bastjänst of the contract, in its order. */
  readonly alla: readonly string[];
  /** `v11` */
  readonly version: string;
  readonly namespace: string;
  /** What Försäkringskassan knows the kommun as; the trial's where it is missing. */
  readonly aktorsid?: string;
  /** Days that are asked about, `YYYY-MM-DD`; this month and the two before it where it is missing. */
  readonly period?: Period;
  /** The month of the application in the overview, `YYYY-MM`. */
  readonly manad?: string;
}

export interface Fragetext {
  readonly xml: string;
  readonly json: string;
}

interface Period {
  readonly from: string;
  readonly tom: string;
}

/** Of a person's case every payment counts, so all of them are asked for; the example, which is read by people, names a few. */
const ALLA_UTBETALNINGAR = {
  preliminaraUtbetalningar: [...UTBETALNINGSTYPER],
  utbetalningar: [...UTBETALNINGSTYPER],
};

type Specifika = ReturnType<typeof exampleQuestion>['specifikaFrageparametrar'];

export function fragetext(fraga: FragaOm, today = new Date()): Fragetext {
  const { personnummer, ingivare, arende, syfte, bastjanster, version, alla, namespace, period, manad } = fraga;
  const example = exampleQuestion(personnummer, today);
  const general = {
    korrelationsid: randomUUID(),
    ...example.generellaFrageparametrar,
    ...(period && { tidsperiod: { fromDatum: period.from, tomDatum: period.tom } }),
    ingivare: { ...exampleIngivare, ...ingivare },
    ...{ arendeidentitet: arende, syfte },
  };
  const parts = about(example.specifikaFrageparametrar, fraga, today);
  const full: Readonly<Record<string, object>> = {
    ...parts,
    ...(version !== 'v10' && { SKV: { '@inkludera': true, fraga: skvFraga(general.tidsperiod, today) } }),
  };
  const chosen = alla.filter((id) => bastjanster.includes(id));
  const partsOf = (ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, chosen.includes(id) ? full[id] : { '@inkludera': false }]));
  const specific = { ...parts, ...partsOf(alla) };
  const question = { generellaFrageparametrar: general, specifikaFrageparametrar: partsOf(chosen) };
  return {
    xml: exampleXml({ generellaFrageparametrar: general, specifikaFrageparametrar: specific }, namespace),
    json: JSON.stringify({ ...question, oversikt: manad === undefined ? true : { manad } }, null, 2),
  };
}

/** The example's parts, with all payments, and with the period and the aktörsid of this question where it has its own. */
function about(example: Specifika, { period, aktorsid }: Pick<FragaOm, 'period' | 'aktorsid'>, today: Date): Specifika {
  const { FK, CSN } = example;
  const { fraga } = FK;
  const lefi = { ...fraga.lefiJsonFraga, ...ALLA_UTBETALNINGAR, ...(period && { period }) };
  return {
    ...example,
    CSN: period ? { ...CSN, tidsperiod: forCsn(period, swedishDay(today.getTime())) } : CSN,
    FK: { ...FK, fraga: { ...fraga, ...(aktorsid && { aktorsid }), lefiJsonFraga: lefi } },
  };
}

/** CSN answers for two months back and one month ahead; of a period outside that it is asked all the same, and the service warns. */
function forCsn({ from, tom }: Period, today: string) {
  const earliest = addMonths(today, -2);
  const latest = addMonths(today, 1);
  const [fromDatum, tomDatum] = [from < earliest ? earliest : from, tom > latest ? latest : tom];
  return fromDatum > tomDatum ? { fromDatum: from, tomDatum: tom } : { fromDatum, tomDatum };
}

/** All parts of Skatteverket: the years of the period, for wages, and the two income years that were completed last. */
function skvFraga({ fromDatum, tomDatum }: Specifika['CSN']['tidsperiod'], today: Date) {
  const year = Number(swedishDay(today.getTime()).slice(0, 4));
  const [first, last] = [fromDatum, tomDatum].map((day) => Number(day.slice(0, 4))) as [number, number];
  const asked = Array.from({ length: Math.min(last - first + 1, 10) }, (_, n) => last - n);
  return {
    ar: [...new Set([...asked, year - 1, year - 2])],
    ...{ foretagsinformation: true, individuppgifter: true, skattekonto: true },
    ...{ skatteuppgifter: true, beskattningsbilagor: true },
  };
}
