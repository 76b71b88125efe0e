// Ends a nämnd's part of the log: its questions are handed out to it, then all of them are gallrade.
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../platform/sql/database.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { addManader, mayBeSealed } from '../manad.ts';
import type { Manader } from '../manader.ts';
import type { QueryRecord } from '../record.ts';
import type { Gallring } from './gallring.ts';
import { GallringError } from './gallring-error.ts';
import type { HeldReader } from './held-reader.ts';
import { namnderIn } from './rakning.ts';

/** Who ends it, and on what ground: it stands in the log, and in the protokoll as the beslut's reference. */
export interface AvslutBegaran {
  readonly aktor: { readonly namn: string };
  readonly skal: string;
}

export interface LoggAvslutDeps {
  readonly database: Database;
  readonly manader: Manader;
  /** Questions that stand in the log. */
  readonly reader: Pick<HeldReader, 'list'>;
  /** Those under hold. */
  readonly held: Pick<HeldReader, 'list'>;
  readonly gallring: Pick<Gallring, 'beslut' | 'markeringar' | 'run'>;
  readonly clock: { now(): number };
  /** Writes down that so many questions are handed out; until then they are not. @throws {DatabaseError | KeyError} */
  readonly trace: (namnd: string, begaran: AvslutBegaran, fragor: number) => Promise<void>;
  /** Where the questions are left for the nämnd, apart from the log and its backups; undefined: nowhere is configured. */
  readonly folder: string | undefined;
}

export type LoggAvslut = (namnd: string, begaran: AvslutBegaran) => Promise<void>;

const PAGE = 500;

/** The beslut that an avslut is carried out by is known by this. */
const REGISTERED_BY = 'avslut';

/**
 * Makes the task of an anslutning that ends; it may be repeated until it is done.
 * @returns a function that throws {GallringError} kind `kvar`, where it cannot be done yet, and then has changed nothing; or
 *   as gallring does
 */
export function createLoggAvslut(deps: LoggAvslutDeps): LoggAvslut {
  const { database, manader, reader, held, gallring, clock, trace, folder } = deps;

  async function demandReady(namnd: string): Promise<void> {
    const open = await monthsOf(namnd, (manad) => !mayBeSealed(manad, clock.now()));
    const [last] = open.slice(-1);
    if (last !== undefined) {
      const earliest = `${addManader(last, 1)}-03`;
      throw kvar(`Frågor från ${last} kan ännu få sitt slut. Avsluta tidigast ${earliest}.`);
    }
    const holds = await gallring.markeringar.active('kvarhallning', namnd, clock.now());
    const kept = await held.list({ namnd, from: 0, to: clock.now() + 1, limit: 1 });
    if (holds.length + kept.length > 0)
      throw kvar('Frågor är undantagna från gallring. Avsluta nämndens markeringar först.');
  }

  async function monthsOf(namnd: string, wanted: (manad: string) => boolean = () => true): Promise<string[]> {
    const found: string[] = [];
    for (const { manad } of await manader.standing()) {
      if (wanted(manad) && (await namnderIn(database, manad)).includes(namnd)) found.push(manad);
    }
    return found;
  }

  async function* questions(namnd: string): AsyncGenerator<QueryRecord> {
    let after: QueryRecord | undefined;
    do {
      const from = { namnd, from: 0, to: clock.now() + 1, limit: PAGE };
      const page: QueryRecord[] = await reader.list({ ...from, ...(after && { after }) });
      yield* page;
      after = page.length === PAGE ? page.at(-1) : undefined;
    } while (after);
  }

  /** One JSON object a line; the file has its name when it is whole and written down. */
  async function handOut(namnd: string, begaran: AvslutBegaran): Promise<void> {
    const rows = questions(namnd);
    const first = await rows.next();
    if (first.done) return;
    if (folder === undefined) throw kvar('Ange UTLAMNAT_KATALOG, en katalog utanför DATA_DIR där frågorna lämnas.');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${namnd}-${new Date(clock.now()).toISOString().replaceAll(':', '-')}.jsonl`);
    const part = `${file}.del`;
    let fragor = 0;
    const lines = async function* () {
      fragor += 1;
      yield line(first.value);
      for await (const one of rows) {
        fragor += 1;
        yield line(one);
      }
    };
    try {
      await pipeline(Readable.from(lines()), createWriteStream(part, { mode: 0o600, flush: true }));
      await trace(namnd, begaran, fragor);
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** By a beslut of its own, which holds no longer than the run: a nämnd that comes back is not bound by it. */
  async function gallra(namnd: string, { aktor, skal }: AvslutBegaran): Promise<void> {
    const nummer = (await standing(namnd)) ?? (await decide(namnd, skal, aktor.namn));
    for (;;) {
      const protokoll = await gallring.run({ startadAv: `${aktor.namn} (${REGISTERED_BY})` }).catch(unlessHindered);
      if (!protokoll) break;
      if ('pagar' in protokoll) throw kvar('En gallring pågår redan. Försök igen när den är klar.');
    }
    await gallring.beslut.upphav(nummer, REGISTERED_BY);
  }

  async function standing(namnd: string): Promise<number | undefined> {
    const all = await gallring.beslut.all();
    const own = all.filter((one) => one.namnd === namnd && one.registreratAv === REGISTERED_BY);
    return own.find(({ upphavtAt }) => upphavtAt === undefined)?.nummer;
  }

  async function decide(namnd: string, referens: string, beslutadAv: string): Promise<number> {
    const rest = { datum: swedishDay(clock.now()), manader: 0, registreratAv: REGISTERED_BY };
    return (await gallring.beslut.add({ referens: referens.slice(0, 200), beslutadAv, namnd, ...rest })).nummer;
  }

  return async (namnd, begaran) => {
    await demandReady(namnd);
    await handOut(namnd, begaran);
    await gallra(namnd, begaran);
    if ((await monthsOf(namnd)).length > 0) throw kvar('Frågor står kvar: gallringen kunde inte ta alla. Försök igen.');
  };
}

/** What is hindered may be another nämnd's; whether it is this one's shows in what is left. @throws anything else */
function unlessHindered(error: unknown): undefined {
  if (!(error instanceof GallringError) || error.kind !== 'hindrad') throw error;
}

function kvar(text: string): GallringError {
  return new GallringError('kvar', text);
}

function line({ person, ...rest }: QueryRecord): string {
  return `${JSON.stringify({ ...rest, person: person.reveal() })}\n`;
}
