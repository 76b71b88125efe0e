// The limits that an operator may change while the service runs: one table of names, bounds and where they belong.
import { HOUR_MS } from '../../platform/durations.ts';
import type { BreakerLimits, GuardLimits } from '../guard/limits.ts';
import { DriftError } from './drift-error.ts';

interface Grans {
  readonly least: number;
  readonly most: number;
  /** In Swedish, for help and pages. */
  readonly text: string;
  readonly lay: (on: GuardLimits, value: number) => GuardLimits;
}

const breaker = (name: keyof BreakerLimits) => (on: GuardLimits, value: number) => ({
  ...on,
  breaker: { ...on.breaker, [name]: value },
});

export const granser = {
  samtidiga: { least: 1, most: 10_000, text: 'anrop samtidigt', lay: (on, concurrent) => ({ ...on, concurrent }) },
  ko: { least: 0, most: 100_000, text: 'anrop som får vänta på sin tur', lay: (on, queued) => ({ ...on, queued }) },
  tidsgransMs: {
    least: 1,
    most: HOUR_MS,
    text: 'längsta tid för ett anrop',
    lay: (on, timeoutMs) => ({ ...on, timeoutMs }),
  },
  felProcent: { least: 1, most: 100, text: 'andel fel som öppnar brytaren', lay: breaker('failurePercent') },
  langsamMs: {
    least: 1,
    most: HOUR_MS,
    text: 'från och med så här länge är ett anrop långsamt',
    lay: breaker('slowMs'),
  },
  langsamProcent: { least: 1, most: 100, text: 'andel långsamma som öppnar brytaren', lay: breaker('slowPercent') },
  minstAnrop: { least: 1, most: 1_000_000, text: 'anrop innan andelarna räknas', lay: breaker('minimumCalls') },
  fonsterMs: { least: 100, most: HOUR_MS, text: 'den tid som andelarna räknas över', lay: breaker('windowMs') },
  vantaMs: { least: 1, most: HOUR_MS, text: 'första väntan innan ett anrop får prova', lay: breaker('openMs') },
  vantaMestMs: { least: 1, most: HOUR_MS, text: 'längsta väntan när den har fördubblats', lay: breaker('maxOpenMs') },
} as const satisfies Record<string, Grans>;

export type Gransnamn = keyof typeof granser;

/** Whole numbers; what is missing is as configured. */
export type Granser = Readonly<Partial<Record<Gransnamn, number>>>;

export const gransnamn = Object.keys(granser) as Gransnamn[];

/** @throws {DriftError} `ogiltig`, naming the limit and its bounds */
export function checkedGranser(values: Readonly<Record<string, unknown>>): Granser {
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(granser, name))
      throw new DriftError('ogiltig', `De gränser som finns är ${gransnamn.join(', ')}.`);
    const { least, most } = granser[name as Gransnamn];
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      throw new DriftError('ogiltig', `${name} ska vara ett heltal ${least}–${most}.`);
    }
  }
  return values as Granser;
}

/** Lays an operator's limits over those of the configuration. */
export function withGranser(configured: GuardLimits, changes: Granser): GuardLimits {
  return gransnamn.reduce((limits, name) => {
    const value = changes[name];
    return value === undefined ? limits : granser[name].lay(limits, value);
  }, configured);
}
