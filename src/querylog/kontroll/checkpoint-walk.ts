// Walks through the checkpoints in their order: whether each is signed and names the one before it, and what they cover.
import { setImmediate as turn } from 'node:timers/promises';
import type { Database, Row } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import type { Fynd } from './avvikelse.ts';
import {
  digestOfText,
  type KontrollpunktContent,
  NO_DIGEST,
  parseKontrollpunkt,
  type Vittne,
} from './kontrollpunkt.ts';
import type { Signer } from './signing.ts';

/** What the good checkpoints say together, small however many they are. */
export interface Walk {
  readonly checked: number;
  /** By month: in which checkpoints it is covered, and the last one of them. */
  readonly covered: ReadonlyMap<Manad, Coverage>;
  /** By month: the seal's signature, as the first checkpoint that named it has it. */
  readonly seals: ReadonlyMap<Manad, string>;
  /** By number: the protokoll's signature, in the same way. */
  readonly protokoll: ReadonlyMap<number, string>;
  /** Numbers of checkpoints that are not to be trusted. */
  readonly bad: ReadonlySet<number>;
}

export interface Coverage {
  readonly first: number;
  readonly last: number;
  readonly lastAt: number;
}

export interface WalkDeps {
  readonly database: Database;
  readonly signer: Signer;
  readonly fynd: Fynd;
  /** A checkpoint that must be there. */
  readonly vittne?: Vittne | undefined;
  readonly signal?: AbortSignal | undefined;
}

const PAGE = 200;

/** @throws {DatabaseError | KeyError} or the signal's reason */
export async function walkCheckpoints({ database, signer, fynd, vittne, signal }: WalkDeps): Promise<Walk> {
  const covered = new Map<Manad, Coverage>();
  const seals = new Map<Manad, string>();
  const protokoll = new Map<number, string>();
  const bad = new Set<number>();
  let [checked, last, digest, time] = [0, 0, NO_DIGEST, 0];

  async function check(row: Row): Promise<void> {
    const [nummer, text] = [Number(row.nummer), String(row.text)];
    const content = await trusted(row, signer);
    if (nummer > last + 1) missing(last + 1, nummer - 1);
    const follows = content?.fore === digest || nummer > last + 1 || bad.has(last);
    if (!content) accuse(nummer, `Kontrollpunkt ${nummer} är inte undertecknad av tjänsten som den står.`);
    else if (!follows) accuse(nummer, `Kontrollpunkt ${nummer} följer inte på den före.`, content.at);
    if (!content || !follows) bad.add(nummer);
    else note(content);
    if (nummer === vittne?.nummer && digestOfText(text) !== vittne.digest) {
      accuse(nummer, `Kontrollpunkt ${nummer} är en annan än den som är känd sedan tidigare.`, content?.at);
    }
    [last, digest, time] = [nummer, digestOfText(text), content?.at ?? time];
    checked += 1;
  }

  function missing(from: number, to: number): void {
    accuse(from, from === to ? `Kontrollpunkt ${from} saknas.` : `Kontrollpunkterna ${from}–${to} saknas.`);
  }

  function accuse(nummer: number, text: string, at?: number): void {
    fynd.add({ slag: 'kontrollpunkt', nummer, text, time: at ?? time, ...(at !== undefined && { at }) });
  }

  function note({ nummer, at, manader, forseglingar, protokoll: theirs }: KontrollpunktContent): void {
    for (const manad of manader) {
      covered.set(manad, { first: covered.get(manad)?.first ?? nummer, last: nummer, lastAt: at });
    }
    for (const { manad, signatur } of forseglingar) if (!seals.has(manad)) seals.set(manad, signatur);
    for (const one of theirs) if (!protokoll.has(one.nummer)) protokoll.set(one.nummer, one.signatur);
  }

  for await (const rows of checkpointPages(database, 0, Number.MAX_SAFE_INTEGER)) {
    signal?.throwIfAborted();
    for (const row of rows) await check(row);
  }
  if (vittne && vittne.nummer > last) missing(last + 1, vittne.nummer);
  return { checked, covered, seals, protokoll, bad };
}

/** The checkpoints with numbers from `first` to `last`, in order, some at a time. @throws {DatabaseError} */
export async function* checkpointPages(database: Database, first: number, last: number): AsyncGenerator<Row[]> {
  const sql = `SELECT nummer, text, nyckel, signatur FROM kontrollpunkt
    WHERE nummer >= $1 AND nummer <= $2 ORDER BY nummer LIMIT $3`;
  for (let from = first; ; ) {
    const rows = await database.run(sql, [from, last, PAGE]);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    from = Number(rows.at(-1)?.nummer) + 1;
    await turn();
  }
}

/** The checkpoint of a row, where its signature is good and its number is its own. */
async function trusted(row: Row, signer: Signer): Promise<KontrollpunktContent | undefined> {
  const text = String(row.text);
  if (!(await signer.verify(text, { nyckel: String(row.nyckel), signatur: String(row.signatur) }))) return undefined;
  try {
    const content = parseKontrollpunkt(text);
    return content.nummer === Number(row.nummer) ? content : undefined;
  } catch {
    return undefined;
  }
}
