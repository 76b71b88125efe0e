// Runs a command in process, as the command line would, over a register that the test has opened.
import { Readable } from 'node:stream';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { createRegisterService } from '../../src/assembly/register-service.ts';
import type { WithRegister } from '../../src/cli/anslut-context.ts';
import type { Command } from '../../src/cli/command.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { gallringMigrations } from '../../src/querylog/gallring/migrations.ts';

export interface Result {
  readonly code: number;
  readonly out: string;
}

export const WHO = ['--aktor', 'Åsa Drift', '--skal', 'Beslut i dnr 2026-17'];

/** The register on a database, migrated first. */
export async function registerOn(database: Database): Promise<WithRegister> {
  await migrate(database, [anslutningMigrations, gallringMigrations]);
  return (work) => work(createRegisterService({ database, clock: { now: () => Date.now() } }));
}

/** One call: words split at blanks, with WHO after them; `input` is what stands on stdin. Rejects as the command does. */
export async function run(command: Command, line: string, input: unknown = ''): Promise<Result> {
  let out = '';
  const stdout = { write: (text: string) => (out += text) };
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const code = await command.run([...line.split(' '), ...WHO], {
    stdin: Readable.from([text]),
    stdout,
    stderr: stdout,
  });
  return { code, out };
}
