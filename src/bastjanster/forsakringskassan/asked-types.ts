// Which types a LEFI question asks for, and which an aktör may have: pairs of part and code.
import type { BastjanstQuery } from '../../composite/query.ts';
import { parseJsonText } from '../../platform/json.ts';
import { PARTS, UTLAMNARE, type UtlamnareId } from './codes.ts';
import { fieldOf, listOf } from './fields.ts';

export interface InformationType {
  /** A key of PARTS. */
  readonly part: string;
  /** E.g. `FK:SJP`. */
  readonly code: string;
}

/** What the question asks for; empty where it cannot be read. Never throws. */
export function askedTypes({ parameters }: Pick<BastjanstQuery, 'parameters'>): InformationType[] {
  const json = parseJsonText(parameters.lefiJsonFraga ?? '');
  return 'flaw' in json ? [] : typesIn(json.value);
}

/** The types listed in an object with LEFI's parts, each as a code or as an object with `kod`. */
export function typesIn(value: unknown): InformationType[] {
  return Object.keys(PARTS).flatMap((part) => {
    const codes = listOf(fieldOf(value, part)).map((one) => fieldOf(one, 'kod') ?? one);
    return codes.filter(isCode).map((code) => ({ part, code }));
  });
}

/** Whose type it is. */
export function isOf(id: UtlamnareId, code: string): boolean {
  return code.startsWith(`${id}:`);
}

/** A code of the form that the contract has; what is of another form could be anything. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z:]{2,12}$/.test(value) && UTLAMNARE.some(({ id }) => isOf(id, value));
}
