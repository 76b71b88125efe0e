// The question that the page for test persons puts together, as JSON and as SOAP.
import { randomUUID } from 'node:crypto';
import { exampleQuestion, exampleXml } from '../example-question.ts';
import type { Provtext, Provval } from '../web/portal/provfraga-services.ts';

export interface ProvfragaFrom extends Provval {
  /** 12 digits. */
  readonly personnummer: string;
  /** Every bastjänst of the contract, in its order. */
  readonly alla: readonly string[];
  readonly namespace: string;
}

/** All parts of Skatteverket, for the two income years that were completed last: what v11 asks with. */
function skvFraga(today: Date) {
  const year = today.getFullYear();
  return {
    ar: [year - 1, year - 2],
    ...{ foretagsinformation: true, individuppgifter: true, skattekonto: true },
    ...{ skatteuppgifter: true, beskattningsbilagor: true },
  };
}

export function provfragaText(val: ProvfragaFrom, today = new Date()): Provtext {
  const { personnummer, bastjanster, version, organisationsnummer, namn, handlaggare, alla, namespace } = val;
  const { generellaFrageparametrar, specifikaFrageparametrar } = exampleQuestion(personnummer, today);
  const general = {
    korrelationsid: randomUUID(),
    ...generellaFrageparametrar,
    ingivare: { organisationsnummer, namn, handlaggare },
    arendeidentitet: 'PROVFRAGA',
    syfte: 'Provfråga om testperson',
  };
  const full: Readonly<Record<string, object>> = {
    ...specifikaFrageparametrar,
    ...(version !== 'v10' && { SKV: { '@inkludera': true, fraga: skvFraga(today) } }),
  };
  const chosen = alla.filter((id) => bastjanster.includes(id));
  const partsOf = (ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, chosen.includes(id) ? full[id] : { '@inkludera': false }]));
  const specific = { ...specifikaFrageparametrar, ...partsOf(alla) };
  return {
    xml: exampleXml({ generellaFrageparametrar: general, specifikaFrageparametrar: specific }, namespace),
    json: JSON.stringify({ generellaFrageparametrar: general, specifikaFrageparametrar: partsOf(chosen) }, null, 2),
  };
}
