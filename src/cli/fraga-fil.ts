// A file with an answer about a person: for its owner alone, and never in the place of another unless that is asked for.
import { accessSync, constants, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CliError } from './command.ts';

export interface Utfil {
  readonly namn: string;
  readonly skrivOver: boolean;
}

const UNWRITABLE = '--ut: filen går inte att skriva. Kontrollera sökvägen.';
const FINNS = '--ut: filen finns redan. Välj ett annat namn, eller ange --skriv-over.';

/** Before anybody is asked, so that no answer is lost. @throws {CliError} */
export function prepareFile({ namn, skrivOver }: Utfil): void {
  if (!skrivOver && existsSync(namn)) throw new CliError(FINNS);
  try {
    accessSync(dirname(resolve(namn)), constants.W_OK);
  } catch {
    throw new CliError(UNWRITABLE);
  }
}

/** The file appears whole, with mode 0600 whatever was there before. @throws {CliError} */
export function writeFile({ namn, skrivOver }: Utfil, content: Uint8Array | string): void {
  const written = skrivOver ? `${namn}.${process.pid}.ny` : namn;
  try {
    writeFileSync(written, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new CliError((error as { code?: string }).code === 'EEXIST' ? FINNS : UNWRITABLE);
  }
  if (!skrivOver) return;
  try {
    renameSync(written, namn);
  } catch {
    rmSync(written, { force: true });
    throw new CliError(UNWRITABLE);
  }
}
