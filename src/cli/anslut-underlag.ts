// `anslut underlag`: writes the pack for a nämnd's data protection officer, as a document to print and as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataskydd, type Dataskydd } from '../assembly/dataskydd-service.ts';
import { createRegisterService } from '../assembly/register-service.ts';
import { underlagHtml } from '../portal/dataskydd/underlag-html.ts';
import { json, organisationsnummerOf } from './anslut-context.ts';
import { readArguments } from './arguments.ts';
import { CliError, type Io } from './command.ts';
import { withDatabase } from './database-context.ts';
import { withLog } from './log-context.ts';

/** Hands what makes the pack to `work` and closes what it reads from after. */
export type WithDataskydd = <T>(work: (dataskydd: Dataskydd) => Promise<T>) => Promise<T>;

const OPTIONS = { ut: 'text' } as const;
const systemClock = { now: () => Date.now() };

export const UNDERLAG_USAGE = [
  'anslut underlag ORGNR [--ut MAPP]',
  'skriver underlaget till nämndens dataskyddsombud (artikel 30, flöden, gallring, risker) som HTML och JSON',
] as const;

/** @returns a use of `anslut` that throws {AnslutningError | CliError | DatabaseError | KeyError} */
export function createUnderlag(withIt: WithDataskydd) {
  return async (args: readonly string[], { stdout }: Pick<Io, 'stdout'>): Promise<number> => {
    const given = readArguments(args, OPTIONS, 1);
    const namnd = organisationsnummerOf(given.words[0]);
    const underlag = await withIt((dataskydd) => dataskydd.underlag(namnd));
    const folder = given.optional('ut') ?? '.';
    for (const [ending, text] of [
      ['html', underlagHtml(underlag)],
      ['json', json(underlag)],
    ] as const) {
      const file = join(folder, `dataskydd-${namnd}.${ending}`);
      write(folder, file, text);
      stdout.write(`${file}\n`);
    }
    return 0;
  };
}

function write(folder: string, file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  } catch {
    throw new CliError('--ut: det går inte att skriva i mappen.');
  }
}

export const underlag = createUnderlag((work) =>
  withLog(({ gallring }) =>
    withDatabase((database, { config, secrets }) => {
      const register = createRegisterService({ database, clock: systemClock });
      const keyDatabase = secrets.keyDatabaseUrl !== undefined;
      return work(createDataskydd({ database, config, keyDatabase, gallring, ...register, clock: systemClock }));
    }),
  ),
);
