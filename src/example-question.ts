// The question that a newcomer sends first: about a test person, to all seven, as JSON and as SOAP.
import { DAY_MS } from './platform/durations.ts';
import { writeEnvelope } from './platform/soap-envelope.ts';
import { addMonths, swedishDay } from './platform/swedish-day.ts';
import { escapeXml } from './platform/xml.ts';

/** The nämnd that asks it. */
export const exampleIngivare = {
  organisationsnummer: '162120000142',
  namn: 'Provkommunens socialnämnd',
  handlaggare: 'prov-1',
};

/** The question of the example, about a test person, for this month in Sweden and the two before it. */
export function exampleQuestion(person: string, today = new Date()) {
  const swedish = swedishDay(today.getTime());
  const first = `${swedish.slice(0, 7)}-01`;
  const [fromDatum, tomDatum] = [addMonths(first, -2), plusDays(addMonths(first, 1), -1)];
  // CSN answers for two months back and one month ahead only, which the usual window exceeds: it gets its own period.
  const csn = { '@inkludera': true, tidsperiod: { fromDatum: plusDays(addMonths(swedish, -2), 1), tomDatum } };
  const lefi = {
    personnummer: person,
    period: { from: fromDatum, tom: tomDatum },
    formansinformation: ['FK:SJP', 'FK:FP', 'FK:BTI', 'FK:AS'],
    preliminaraUtbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP'],
    utbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP', 'PM:EF', 'PM:BTI'],
    beslut: ['PM:AP'],
    ovrigInformation: ['FK:GEPI'],
  };
  const asked = { '@inkludera': true };
  const fraga = { version: 'v9', aktorsid: 'provkommun', lefiJsonFraga: lefi };
  return {
    generellaFrageparametrar: {
      fraganSkallInkluderasISvaret: false,
      ingivare: exampleIngivare,
      personidentitet: person,
      arendeidentitet: 'PROV-1',
      tidsperiod: { fromDatum, tomDatum },
      syfte: 'Utredning av ekonomiskt bistånd',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    },
    specifikaFrageparametrar: {
      AF: asked,
      CSN: csn,
      FK: { '@inkludera': true, fraga },
      SKV: asked,
      SO: asked,
      TNS: asked,
      MIV: asked,
    },
  };
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A question in its JSON form, as far as it is written as XML here. */
export interface JsonQuestion {
  readonly generellaFrageparametrar: object;
  readonly specifikaFrageparametrar: { readonly FK: { readonly fraga?: { readonly lefiJsonFraga: object } } };
}

const V10 = 'http://schema.forsakringskassan.se/integration/ssbt/10';

/** The same question as a SOAP message. @param namespace of its version */
export function exampleXml(
  { generellaFrageparametrar, specifikaFrageparametrar }: JsonQuestion,
  namespace = V10,
): string {
  const { FK } = specifikaFrageparametrar;
  const specific = { ...specifikaFrageparametrar, FK: FK.fraga ? { ...FK, fraga: inBase64(FK.fraga) } : FK };
  const body = elements({ generellaFrageparametrar, specifikaFrageparametrar: specific });
  return `${writeEnvelope(`<hamtaBastjanstInformation xmlns="${namespace}">${body}\n</hamtaBastjanstInformation>`)}\n`;
}

function inBase64<T extends { readonly lefiJsonFraga: object }>(fraga: T) {
  return { ...fraga, lefiJsonFraga: Buffer.from(JSON.stringify(fraga.lefiJsonFraga)).toString('base64') };
}

/** Keys with @ are attributes; the rest are elements, in order, and a list is its element repeated. */
function elements(value: object): string {
  return Object.entries(value)
    .filter(([name]) => !name.startsWith('@'))
    .flatMap(([name, inner]) => [inner].flat().map((one) => [name, one] as const))
    .map(([name, inner]) => {
      if (typeof inner !== 'object') return `\n<${name}>${escapeXml(String(inner))}</${name}>`;
      const attributes = Object.entries(inner).filter(([key]) => key.startsWith('@'));
      const written = attributes.map(([key, text]) => ` ${key.slice(1)}="${escapeXml(String(text))}"`).join('');
      return `\n<${name}${written}>${elements(inner)}</${name}>`;
    })
    .join('');
}
