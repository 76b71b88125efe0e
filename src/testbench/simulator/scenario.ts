// The language of X-Scenario: what a question to the simulator is to be answered with, read or refused with what is wrong in it.
import { RequestFault } from '../../composite/fault.ts';
import type { Notice } from '../../composite/ports.ts';
import type { BastjanstId } from '../../composite/query.ts';
import { agencyRules } from '../../profiles/sverige/agency-rules.ts';
import { questionRules } from '../../profiles/sverige/question-rules.ts';
import { type Delfel, delfelFor } from './delfel.ts';
import { type Fragefel, fragefel } from './fragefel.ts';
import { kvalitetText } from './kvaliteter.ts';

/** Of one agency: an error instead of its answer, or the quality that its answer is to have. */
export type Delscenario =
  | { readonly slag: 'fel'; readonly fel: Delfel }
  | { readonly slag: 'kvalitet'; readonly kvalitet: keyof typeof kvalitetText };

export interface Scenario {
  readonly fraga?: Fragefel;
  readonly delar: ReadonlyMap<BastjanstId, Delscenario>;
  readonly varningar: readonly Notice[];
}

/** The name of the header. */
export const SCENARIO_HUVUD = 'x-scenario';

const LISTA = 'kommandot "simulator scenarier" skriver dem som finns';

/** The header cannot be followed; `sentence` says why, without the value, and has no full stop. */
export function scenarioFault(sentence: string): RequestFault {
  return new RequestFault('schema-invalid', [{ path: 'X-Scenario', rule: sentence }]);
}

/**
 * Reads `CSN=KRETS_OPPEN;SO=partial`, `fraga=OVERBELASTAD`, `varning=LAGTEXT_UPPHAVD` or `kortad=CSN_FONSTER`, in any mixture.
 * @param order the agencies
 * @throws {RequestFault} which says what is not understood
 */
export function readScenario(header: string | undefined, order: readonly BastjanstId[]): Scenario {
  const delar = new Map<BastjanstId, Delscenario>();
  const varningar: Notice[] = [];
  let fraga: Fragefel | undefined;
  for (const assignment of assignmentsIn(header)) {
    const [key = '', value = ''] = assignment.split('=').map((word) => word.trim());
    if (key === 'fraga') fraga = refusalNamed(value);
    else if (key === 'varning' || key === 'kortad') varningar.push(noticeOf(value, key === 'kortad'));
    else if (!order.includes(key)) throw scenarioFault(`varje scenario börjar med ${keys(order)} och likhetstecken`);
    else if (delar.has(key)) throw scenarioFault(`${key} har mer än ett scenario`);
    else delar.set(key, partNamed(key, value));
  }
  return { ...(fraga ? { fraga } : {}), delar, varningar };
}

/** Two headers of that name reach us as one, with a comma between. */
function assignmentsIn(header = ''): string[] {
  return header.split(/[;,]/).filter((assignment) => assignment.trim() !== '');
}

function keys(order: readonly BastjanstId[]): string {
  return [...order, 'fraga', 'varning'].join(', ').concat(' eller kortad');
}

function refusalNamed(felkod: string): Fragefel {
  const fel = fragefel.get(felkod);
  if (!fel) throw scenarioFault(`det finns ingen sådan felkod för en hel fråga; ${LISTA}`);
  return fel;
}

function partNamed(bastjanst: BastjanstId, word: string): Delscenario {
  if (Object.hasOwn(kvalitetText, word)) return { slag: 'kvalitet', kvalitet: word as keyof typeof kvalitetText };
  const fel = delfelFor(bastjanst).get(word);
  if (!fel) throw scenarioFault(`det finns inget sådant scenario för ${bastjanst}; ${LISTA}`);
  return { slag: 'fel', fel };
}

/** A rule warns, or cuts a period, only where one of its modes does. */
function noticeOf(code: string, kortad: boolean): Notice {
  const agencyRule = agencyRules[code];
  const modes = (questionRules[code] ?? agencyRule)?.modes ?? [];
  if (!modes.includes(kortad ? 'korta' : 'varna')) {
    throw scenarioFault(`det finns ingen sådan regel som ${kortad ? 'kortar' : 'varnar'}; ${LISTA}`);
  }
  const { agency } = agencyRule ?? {};
  return { code, ...(agency ? { bastjanst: agency } : {}), ...(kortad ? { detail: { kortad: 'ja' } } : {}) };
}
