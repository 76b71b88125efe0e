// Opens the register for one command, as the environment names it, and closes it after; and what its commands share.
import { type Anslutningar, createAnslutningar } from '../anslutning/anslutningar.ts';
import { type Ataganden, createAtaganden } from '../anslutning/atagande.ts';
import type { Begaran } from '../anslutning/begaran.ts';
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { createUppgiftslamnareRegister, type UppgiftslamnareRegister } from '../anslutning/uppgiftslamnare.ts';
import { parseJsonText } from '../platform/json.ts';
import type { Database } from '../platform/sql/database.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { openDatabase } from '../platform/sql/open.ts';
import { modules } from '../profiles/sverige/index.ts';
import { skatteverketDelar } from '../profiles/sverige/question.ts';
import { beslutFor, readBeslut } from '../querylog/gallring/beslut.ts';
import { gallringMigrations } from '../querylog/gallring/migrations.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io, readStdin } from './command.ts';
import { readConfiguration, withLog } from './log-context.ts';

export interface RegisterTjanst {
  readonly anslutningar: Anslutningar;
  readonly uppgiftslamnare: UppgiftslamnareRegister;
  readonly ataganden: Ataganden;
}

/** Hands the register to `work` and closes it after. */
export type WithRegister = <T>(work: (tjanst: RegisterTjanst) => Promise<T>) => Promise<T>;

const systemClock = { now: () => Date.now() };

/** @param database with {@link anslutningMigrations} and the migrations of gallring */
export function createRegisterTjanst(
  database: Database,
  clock: { now(): number } = systemClock,
  avslutaLogg?: (namnd: string) => Promise<void>,
): RegisterTjanst {
  const bastjanster = [...new Set(modules.map(({ id }) => id))];
  return {
    anslutningar: createAnslutningar({
      database,
      clock,
      finns: { bastjanster, skvDelar: skatteverketDelar },
      ...(avslutaLogg && { avslutaLogg }),
      harGallringsbeslut: async (namnd) => beslutFor(namnd, await readBeslut(database)) !== undefined,
    }),
    uppgiftslamnare: createUppgiftslamnareRegister({ database, clock, bastjanster }),
    ataganden: createAtaganden({ database, clock }),
  };
}

/** @throws {ConfigError | DatabaseError | MigrationError} */
export const withRegister: WithRegister = async (work) => {
  const { config, secrets } = readConfiguration();
  const { databaseUrl } = secrets;
  const database = await openDatabase({ dataDir: config.dataDir, ...(databaseUrl && { databaseUrl }) });
  try {
    await migrate(database, [anslutningMigrations, gallringMigrations]);
    const avslutaLogg = (namnd: string) => withLog(({ avsluta }) => avsluta(namnd));
    return await work(createRegisterTjanst(database, systemClock, avslutaLogg));
  } finally {
    await database.close();
  }
};

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
