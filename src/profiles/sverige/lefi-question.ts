// LEFI's question as the rules see it: whom it is about, which types it asks for, which period.
import type { Inclusion, Period } from '../../composite/query.ts';

export interface LefiQuestion {
  /** As it stands there: 10 or 12 digits, or anything. */
  readonly personnummer: string;
  readonly types: readonly string[];
  readonly period: Period | undefined;
}

const LISTS = [
  'formansinformation',
  'ansprak',
  'beslut',
  'preliminaraUtbetalningar',
  'utbetalningar',
  'ovrigInformation',
];

// Several rules look at the same question.
const read = new WeakMap<Inclusion, LefiQuestion | undefined>();

/** `undefined` where the question is no JSON object. */
export function lefiOf(inclusion: Inclusion): LefiQuestion | undefined {
  if (!read.has(inclusion)) read.set(inclusion, parse(inclusion.parameters.lefiJsonFraga));
  return read.get(inclusion);
}

/** The text was written by us from what was read (question.ts), so it is JSON. */
function parse(lefiJsonFraga = ''): LefiQuestion | undefined {
  if (!lefiJsonFraga.startsWith('{')) return undefined;
  const question = JSON.parse(lefiJsonFraga) as Record<string, unknown>;
  const { personnummer } = question;
  return {
    personnummer: typeof personnummer === 'string' ? personnummer : '',
    types: LISTS.flatMap((list) => (Array.isArray(question[list]) ? question[list].map(String) : [])),
    period: periodOf(question.period),
  };
}

/** The inclusion with another period in LEFI's question. */
export function withLefiPeriod(inclusion: Inclusion, period: Period): Inclusion {
  const question = JSON.parse(inclusion.parameters.lefiJsonFraga ?? '{}') as object;
  const lefiJsonFraga = JSON.stringify({ ...question, period });
  return { ...inclusion, parameters: { ...inclusion.parameters, lefiJsonFraga } };
}

function periodOf(value: unknown): Period | undefined {
  const { from, tom } = (value ?? {}) as { from?: unknown; tom?: unknown };
  const isDay = (day: unknown): day is string => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day);
  return isDay(from) && isDay(tom) ? { from, tom } : undefined;
}
