// From faults to felkoder, and the whole catalogue as every face and the portal list it.
import type { BastjanstFault, FaultDetail, RequestFault } from '../../composite/fault.ts';
import type { Notice } from '../../composite/ports.ts';
import { agencyRules } from './agency-rules.ts';
import { breachText } from './breach-texts.ts';
import type { FelkodData, PartError } from './felkod.ts';
import { itemNotPermitted, notFoundPart, partErrors } from './part-errors.ts';
import { questionRules } from './question-rules.ts';
import { requestErrors } from './request-errors.ts';

const OPERATOR_OF_RULES =
  'Regelns läge (neka, korta, varna, av) kan ändras för alla eller för en organisation, se REGLER_FIL.';

/** An agency's error as the contract writes it. A broken rule has a felkod of its own. */
export function partError({ cause, detail }: BastjanstFault): PartError {
  const rule = cause === 'rule' ? agencyRules[detail.rule ?? ''] : undefined;
  if (rule && detail.rule) {
    return {
      kalla: 'SSBT',
      felkod: detail.rule,
      felmeddelande: [`${rule.text} Bastjänsten har inte tillfrågats.`, rule.advice],
    };
  }
  const { kalla, felkod, text, advice } = detail.permitted ? itemNotPermitted : partErrors[cause];
  return { kalla, felkod, felmeddelande: [filled(text, detail), advice] };
}

/** The error of one of Skatteverket's parts: there 404 means that it has nothing. */
export function skatteverketPartError(fault: BastjanstFault): PartError {
  if (fault.cause !== 'http-error' || fault.detail.httpStatus !== 404) return partError(fault);
  const { kalla, felkod, text } = notFoundPart;
  return { kalla, felkod, felmeddelande: [text] };
}

/** What a refused question is answered with: felkod, and one sentence per thing that is wrong. */
export function requestError({ code, breaches }: RequestFault): { felkod: string; felmeddelande: string[] } {
  const { felkod, text, advice } = requestErrors[code];
  if (code !== 'rule') return { felkod, felmeddelande: [text, ...breaches.map(breachText), advice] };
  const rules = breaches.flatMap(({ rule }) => questionRules[rule] ?? []);
  return {
    felkod: breaches[0]?.rule ?? felkod,
    felmeddelande: rules.length > 0 ? rules.flatMap((rule) => [rule.text, rule.advice]) : [text],
  };
}

/** A warning in words. */
export function noticeText({ code, detail }: Notice): string {
  const rule = questionRules[code] ?? agencyRules[code];
  if (!rule) return code;
  const done = detail?.kortad ? 'Perioden har kortats till det myndigheten svarar för.' : 'Frågan ställdes ändå.';
  return `${rule.text} ${done} ${rule.advice}`;
}

/** One line of the catalogue. */
export interface Felkod {
  readonly felkod: string;
  /** `fraga`: the question is refused, or warned of; `del`: one agency's part. */
  readonly galler: 'fraga' | 'del';
  readonly kalla?: 'SSBT' | 'BT';
  readonly text: string;
  readonly radAnropare: string;
  readonly radDrift: string;
  /** Of a rule: the mode where nobody chose another. */
  readonly lage?: string;
}

/** Every felkod that a caller can meet, each once for what it concerns. */
export function felkoder(): Felkod[] {
  const parts = [...Object.values(partErrors), itemNotPermitted, notFoundPart].map((data) =>
    line('del', data, data.kalla),
  );
  const requests = Object.values(requestErrors).map((data) => line('fraga', data));
  const rules = (galler: 'fraga' | 'del', table: typeof questionRules | typeof agencyRules) =>
    Object.entries(table).map(([felkod, { text, advice, mode }]) => ({
      ...line(galler, { felkod, text, advice, operator: OPERATOR_OF_RULES }, galler === 'del' ? 'SSBT' : undefined),
      lage: mode,
    }));
  return [...requests, ...rules('fraga', questionRules), ...parts, ...rules('del', agencyRules)];
}

function line(galler: Felkod['galler'], data: Omit<FelkodData, 'kalla'>, kalla?: Felkod['kalla']): Felkod {
  const { felkod, text, advice, operator } = data;
  return { felkod, galler, ...(kalla ? { kalla } : {}), text, radAnropare: advice, radDrift: operator };
}

function filled(text: string, { limit, httpStatus, retryAfterSeconds, until, permitted = [] }: FaultDetail): string {
  return text
    .replace('{sekunder}', String(Math.round((limit ?? 0) / 1000)))
    .replace('{status}', String(httpStatus ?? 'okänd'))
    .replace('{forsok}', retryAfterSeconds === undefined ? '' : ` Försök igen om ${retryAfterSeconds} s.`)
    .replace('{till}', until === undefined ? '' : ` till ${until}`)
    .replace('{tillatet}', permitted.length === 0 ? '' : ` Tillåtna uppgifter: ${permitted.join(', ')}.`);
}
