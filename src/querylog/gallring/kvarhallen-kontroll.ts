// Whether the questions under hold are those that gallring moved there, as many and as they were written.
import { setImmediate as turn } from 'node:timers/promises';
import type { Database, Row } from '../../platform/sql/database.ts';
import { DecipherError, lookupOf } from '../cipher.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Funnen } from '../kontroll/avvikelse.ts';
import { same } from '../kontroll/moves.ts';
import { endOfManad, type Manad } from '../manad.ts';
import { idText } from '../post.ts';
import { readKvarhallen } from './kvarhallen-rad.ts';
import { keyNameOf } from './markeringar.ts';
import { isLeaving, type Underlag } from './underlag.ts';

export interface KvarhallenKontrollDeps {
  readonly database: Database;
  readonly keyring: Pick<Keyring, 'find'>;
}

/** A run that works meanwhile makes figures of two moments differ: then they are read again. */
const TRIES = 3;

const PAGE = 200;

/** @throws {DatabaseError | KeyError} */
export async function checkHeld(deps: KvarhallenKontrollDeps, read: () => Promise<Underlag>): Promise<Funnen[]> {
  let wrong: Funnen[] = [];
  for (let tries = 0; tries < TRIES; tries++) {
    wrong = compare(await read(), await countsOf(deps.database));
    if (wrong.length === 0) break;
  }
  return [...wrong, ...(await altered(deps, await read()))];
}

interface Held {
  readonly namnd: string;
  readonly manad: Manad;
  /** The run that moved them. */
  readonly gallring: string;
  readonly antal: number;
}

async function countsOf(database: Database): Promise<Held[]> {
  const columns = 'namnd, manad, gallring';
  const rows = await database.run(`SELECT ${columns}, count(*) AS antal FROM kvarhallen GROUP BY ${columns}`);
  return rows.map(({ namnd, manad, gallring, antal }) => {
    return { namnd: String(namnd), manad: String(manad), gallring: String(gallring), antal: Number(antal) };
  });
}

/** How many there may be, at least and at most, and how many there are. */
interface Figures {
  least: number;
  most: number;
  there: number;
}

function compare({ signed, pagar }: Underlag, held: readonly Held[]): Funnen[] {
  const figures = new Map<string, Figures>();
  const add = (namnd: string, manad: Manad, { least = 0, most = 0, there = 0 }: Partial<Figures>) => {
    const key = `${manad} ${namnd}`;
    const before = figures.get(key) ?? { least: 0, most: 0, there: 0 };
    figures.set(key, { least: before.least + least, most: before.most + most, there: before.there + there });
  };
  const innehall = signed.flatMap((row) => row.innehall ?? []);
  const moved = [...innehall.flatMap(({ delar }) => delar), ...(pagar?.steg ?? []).filter(isLeaving)];
  for (const { namnd, manad, kvarhallna = 0 } of moved) add(namnd, manad, { least: kvarhallna, most: kvarhallna });
  for (const { namnd, gallradeManader } of innehall.flatMap(({ markeringar }) => markeringar)) {
    for (const [manad, gone] of Object.entries(gallradeManader)) add(namnd, manad, { least: -gone, most: -gone });
  }
  for (const { namnd, status, gallradeManader = {} } of pagar?.markeringar ?? []) {
    for (const [manad, going] of Object.entries(gallradeManader)) {
      add(namnd, manad, { least: -going, most: status === 'klar' ? -going : 0 });
    }
  }
  for (const { namnd, manad, gallring, antal } of held) {
    const undecided = gallring === pagar?.id && pagar.steg.some((one) => isOf(one, namnd, manad) && !isLeaving(one));
    if (!undecided) add(namnd, manad, { there: antal });
  }
  return [...figures].flatMap(([key, { least, most, there }]) => {
    if (there >= least && there <= most) return [];
    const manad = key.slice(0, 7);
    const text = `${there} kvarhållna frågor av en nämnd finns från ${manad}; protokollen redovisar ${most}.`;
    return [{ slag: 'kvarhallen', manad, text, time: timeOf(manad) }];
  });
}

function isOf(one: { readonly namnd: string; readonly manad: Manad }, namnd: string, manad: Manad): boolean {
  return one.namnd === namnd && one.manad === manad;
}

/** Those that cannot be read as they stand; of a hold that is ending the key may be gone. */
async function altered({ database, keyring }: KvarhallenKontrollDeps, { pagar }: Underlag): Promise<Funnen[]> {
  const ending = (pagar?.markeringar ?? []).filter(isLeaving).map(({ markering }) => markering);
  const found: Funnen[] = [];
  const sql = 'SELECT * FROM kvarhallen WHERE id > $1 ORDER BY id LIMIT $2';
  const isAltered = async (row: Row) => !ending.includes(String(row.markering)) && !(await isReadable(keyring, row));
  for (let last: Uint8Array = new Uint8Array(); ; await turn()) {
    const rows = await database.run(sql, [last, PAGE]);
    for (const row of rows) {
      if (!(await isAltered(row))) continue;
      const [now] = await database.run('SELECT * FROM kvarhallen WHERE id = $1', [row.id as Uint8Array]);
      if (now && (await isAltered(now))) found.push(toFunnen(now));
    }
    last = rows.at(-1)?.id as Uint8Array;
    if (rows.length < PAGE) return found;
  }
}

const FALT = ['person', 'arende', 'handlaggare'] as const;

/** All of it as it was written, and found by what is in it. */
async function isReadable(keyring: Pick<Keyring, 'find'>, row: Row): Promise<boolean> {
  const key = await keyring.find(keyNameOf({ id: String(row.markering), namnd: String(row.namnd) }));
  if (!key) return false;
  try {
    const innehall = readKvarhallen(row, key);
    return FALT.every((falt) => same(lookupOf(key, falt, innehall[falt]), row[falt]));
  } catch (error) {
    if (error instanceof DecipherError) return false;
    throw error;
  }
}

function toFunnen({ id, manad, at }: Row): Funnen {
  const text = 'En kvarhållen fråga kan inte läsas: dess rad är ändrad, eller nyckeln saknas.';
  const place = /^\d{4}-\d{2}$/.test(String(manad)) ? { manad: String(manad) } : {};
  return { slag: 'kvarhallen', ...place, id: idText(id as Uint8Array), text, time: Number(at) };
}

/** Of a month that is none: what somebody wrote there comes first. */
function timeOf(manad: string): number {
  return /^\d{4}-\d{2}$/.test(manad) ? endOfManad(manad) : 0;
}
