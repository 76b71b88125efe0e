// `anslut uppdrag`: registers a nämnd's instruction that its questions may be worked through in batches, or takes it away.
import { readFileSync } from 'node:fs';
import { uppdragPatch } from '../anslutning/uppdragsratt.ts';
import type { Arguments } from './arguments.ts';
import { CliError } from './command.ts';

export const UPPDRAG_OPTIONS = {
  nyckel: 'text',
  'beslutad-av': 'text',
  diarienummer: 'text',
  timmar: 'text',
  takt: 'text',
  bort: 'flagga',
} as const;

/** The patch of the anslutning. @throws {CliError}; {AnslutningError} kind `ogiltig`, where the key cannot be used */
export function uppdragOf(given: Arguments): object {
  if (given.flag('bort')) return { uppdrag: null };
  const diarienummer = given.optional('diarienummer');
  return uppdragPatch({
    datum: given.required('datum'),
    beslutadAv: given.required('beslutad-av'),
    ...(diarienummer !== undefined && { diarienummer }),
    ...{ timmar: given.whole('timmar', 2, 1, 24), taktPerMinut: given.whole('takt', 60, 1, 6_000) },
    nyckel: textOf(given.required('nyckel')),
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CliError('Nyckelns fil går inte att läsa. Kontrollera sökvägen.');
  }
}
