// Opens the register for one command, as the environment names it, and closes it after; and what its commands share.
import type { Begaran } from '../anslutning/begaran.ts';
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { createRegisterService, type RegisterService } from '../assembly/register-service.ts';
import { parseJsonText } from '../platform/json.ts';
import { migrate } from '../platform/sql/migrate.ts';
import type { LoggAvslut } from '../querylog/gallring/avslut.ts';
import { gallringMigrations } from '../querylog/gallring/migrations.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io, readStdin } from './command.ts';
import { withDatabase } from './database-context.ts';
import { withLog } from './log-context.ts';

/** Hands the register to `work` and closes it after. */
export type WithRegister = <T>(work: (tjanst: RegisterService) => Promise<T>) => Promise<T>;

const systemClock = { now: () => Date.now() };

/** @throws {ConfigError | DatabaseError | MigrationError} */
export const withRegister: WithRegister = (work) =>
  withDatabase(async (database) => {
    await migrate(database, [anslutningMigrations, gallringMigrations]);
    const avslutaLogg: LoggAvslut = (...args) => withLog(({ avsluta }) => avsluta(...args));
    return work(createRegisterService({ database, clock: systemClock, avslutaLogg }));
  });

/** Who does it and why: every change needs both. @throws {CliError} */
export function begaranOf(given: Arguments): Begaran {
  return { aktor: { namn: given.required('aktor') }, skal: given.required('skal') };
}

/** 12 digits, from a number with or without 16 and hyphen. @throws {CliError} that does not repeat it */
export function organisationsnummerOf(word: string | undefined): string {
  const digits = (word ?? '').replace('-', '');
  const full = digits.length === 10 ? `16${digits}` : digits;
  if (/^16[0-9]{2}[2-9][0-9]{7}$/.test(full)) return full;
  throw new CliError('Ange organisationsnumret: tio siffror, eller tolv som börjar med 16.');
}

/** @throws {CliError} */
export async function readJson(io: Io, what: string): Promise<unknown> {
  const parsed = parseJsonText(await readStdin(io));
  if ('value' in parsed) return parsed.value;
  throw new CliError(`Skriv ${what} som JSON till stdin (${parsed.flaw}).`);
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
