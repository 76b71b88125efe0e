// Ends a nämnd's part of the log: its questions are handed out to it, then all of them are gallrade.
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../platform/sql/database.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { addManader, manadOf } from '../manad.ts';
import type { Manader } from '../manader.ts';
import type { QueryRecord } from '../record.ts';
import { beslutFor } from './beslut.ts';
import type { Gallring } from './gallring.ts';
import { GallringError } from './gallring-error.ts';
import type { HeldReader } from './held-reader.ts';
import { namnderIn } from './rakning.ts';

export interface LoggAvslutDeps {
  readonly database: Database;
  readonly manader: Manader;
  /** Questions that stand in the log, and those under hold. */
  readonly reader: Pick<HeldReader, 'list'>;
  readonly held: Pick<HeldReader, 'list'>;
  readonly gallring: Pick<Gallring, 'beslut' | 'run'>;
  readonly clock: { now(): number };
  /** Where the questions are left for the nämnd, one file for each time; made if missing. */
  readonly folder: string;
}

const PAGE = 500;

/**
 * Makes the task of an anslutning that ends (its notice says when): may be repeated until nothing is left.
 * @returns a function that throws {GallringError} kind `kvar`, where records stand that nobody may take yet, or as
 *   gallring does; then what was handed out and gallrat stays so
 */
export function createLoggAvslut(deps: LoggAvslutDeps): (namnd: string) => Promise<void> {
  const { database, manader, reader, held, gallring, clock, folder } = deps;

  async function* questions(namnd: string): AsyncGenerator<QueryRecord> {
    for (const source of [reader, held]) {
      let after: QueryRecord | undefined;
      do {
        const page: QueryRecord[] = await source.list({
          ...{ namnd, from: 0, to: clock.now() + 1, limit: PAGE },
          ...(after && { after }),
        });
        yield* page;
        after = page.length === PAGE ? page.at(-1) : undefined;
      } while (after);
    }
  }

  /** One JSON object a line; the file has its name when it is whole. */
  async function handOut(namnd: string): Promise<void> {
    const rows = questions(namnd);
    const first = await rows.next();
    if (first.done) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${namnd}-${new Date(clock.now()).toISOString().replaceAll(':', '-')}.jsonl`);
    const lines = async function* () {
      yield line(first.value);
      for await (const one of rows) yield line(one);
    };
    await pipeline(Readable.from(lines()), createWriteStream(`${file}.del`, { mode: 0o600, flush: true }));
    await rename(`${file}.del`, file);
  }

  async function decide(namnd: string): Promise<void> {
    const standing = beslutFor(namnd, await gallring.beslut.all());
    if (standing?.namnd === namnd && standing.manader === 0) return;
    const referens = 'Anslutningens avslut';
    const rest = { datum: swedishDay(clock.now()), beslutadAv: 'Nämnden, genom uppsägningen', registreratAv: 'avslut' };
    await gallring.beslut.add({ referens, namnd, manader: 0, ...rest });
  }

  async function gallra(): Promise<void> {
    for (;;) {
      const protokoll = await gallring.run({ startadAv: 'avslut' });
      if (!protokoll) return;
      if ('pagar' in protokoll)
        throw new GallringError('kvar', 'En gallring pågår redan. Försök igen när den är klar.');
    }
  }

  async function demandNothingLeft(namnd: string): Promise<void> {
    for (const { manad } of await manader.standing()) {
      if (!(await namnderIn(database, manad)).includes(namnd)) continue;
      const earliest = `${addManader(manadOf(clock.now()), 1)}-02`;
      throw new GallringError(
        'kvar',
        `Frågor från ${manad} står kvar: månaden tar emot slut på frågor ännu. Avsluta tidigast ${earliest}.`,
      );
    }
    const [one] = await held.list({ namnd, from: 0, to: clock.now() + 1, limit: 1 });
    if (one) throw new GallringError('kvar', 'Frågor är undantagna från gallring. Avsluta nämndens markeringar först.');
  }

  return async (namnd) => {
    await handOut(namnd);
    await decide(namnd);
    await gallra();
    await demandNothingLeft(namnd);
  };
}

function line({ person, ...rest }: QueryRecord): string {
  return `${JSON.stringify({ ...rest, person: person.reveal() })}\n`;
}
