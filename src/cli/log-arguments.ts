// What every command on the log asks for: who uses it, why, whose questions, and which days.
import type { Aktor, Begaran } from '../querylog/granskning/aktor.ts';
import { intervalOfDays } from '../querylog/granskning/svensk-tid.ts';
import type { Interval } from '../querylog/reader.ts';
import { type Arguments, type Options, readArguments } from './arguments.ts';
import { CliError } from './command.ts';

export const WHO = { aktor: 'text', skal: 'text', som: 'text', namnd: 'text', json: 'flagga' } as const;
export const DAYS = { fran: 'text', tom: 'text' } as const;

/** As the help texts have it. */
export const WHO_USAGE = '--aktor NAMN --skal TEXT [--som drift] [--namnd 16…]';
export const DAYS_USAGE = '--fran ÅÅÅÅ-MM-DD --tom ÅÅÅÅ-MM-DD';

export interface LogArguments extends Arguments {
  /** @throws {CliError} */
  begaran(): Begaran;
  /** @throws {CliError} */
  namnd(): string;
  /** @throws {CliError | GranskningError} */
  interval(): Interval;
}

/** @throws {CliError} */
export function readLogArguments(args: readonly string[], more: Options = {}): LogArguments {
  const given = readArguments(args, { ...WHO, ...more });
  const namnd = () => given.required('namnd');
  return {
    ...given,
    namnd,
    begaran: () => ({ aktor: aktorOf(given), skal: given.required('skal') }),
    interval: () => intervalOfDays(given.required('fran'), given.required('tom')),
  };
}

/** Whoever can run the command has the keys; the role says on whose behalf, and stands in the log. */
function aktorOf(given: Arguments): Aktor {
  const [namn, som, namnd] = [given.required('aktor'), given.optional('som'), given.optional('namnd')];
  if (som !== undefined && som !== 'drift' && som !== 'namnd') throw new CliError('--som är drift eller namnd.');
  if (som === 'drift' || (som === undefined && namnd === undefined)) return { namn, roll: 'drift' };
  return { namn, roll: 'namnd', namnd: given.required('namnd') };
}
