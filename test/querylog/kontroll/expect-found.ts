// What the suites of the control share: what it is to find, and how records are put into the log by hand.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { insertStatement } from '../../../src/platform/sql/insert.ts';
import type { AvvikelseSlag } from '../../../src/querylog/kontroll/avvikelse.ts';
import type { Manad } from '../../../src/querylog/manad.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';
import { POST_COLUMNS, type Post, toValues } from '../../../src/querylog/post.ts';
import { PERSON } from '../a-query.ts';
import type { KontrollLog } from './a-log.ts';

/** What an Avvikelse has, at least. */
export interface Expected {
  readonly slag: AvvikelseSlag;
  readonly manad?: Manad;
  readonly kedja?: number;
  readonly nummer?: number;
  readonly id?: string;
}

/** These are found, in this order, and nothing else; nobody is named. */
export async function expectFound(log: KontrollLog, ...all: readonly Expected[]): Promise<void> {
  const { avvikelser, antalAvvikelser } = await log.kontroll.kontrollera();
  const told = JSON.stringify(avvikelser);
  expect(avvikelser, told).to.have.length(all.length);
  expect(antalAvvikelser).to.equal(all.length);
  for (const [index, one] of all.entries()) expect(avvikelser[index], told).to.include(one);
  for (const secret of [PERSON, 'Örjan', '162021004748']) expect(told).not.to.contain(secret);
}

export async function insert(database: Database, manad: Manad, posts: readonly Post[]): Promise<void> {
  const rows = posts.map(toValues);
  await database.run(...insertStatement({ table: tablesOf(manad).post, columns: POST_COLUMNS, rows }));
}

/** The record of that number. */
export function at(chain: readonly Post[], nummer: number): Post {
  return chain[nummer - 1] as Post;
}

export function named({ kedja, nummer, id }: Post, manad: Manad) {
  return { manad, kedja, nummer, id };
}

/** The chain of the second process. */
export async function chainOf(log: KontrollLog, manad: Manad): Promise<Post[]> {
  const [, chain] = await log.chains(manad);
  return chain ?? [];
}
