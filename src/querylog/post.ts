// The records of the log: what is written, as it stands in the row, and its digest.
import { hash } from 'node:crypto';
import type { Row, SqlValue } from '../platform/sql/database.ts';

/** A question begun, its end, or somebody's look into the log. */
export type Slag = 'fraga' | 'avslut' | 'atkomst';

/** A record before it has its place in a chain. Everything about people is encrypted, or a lookup. */
export interface Draft {
  readonly slag: Slag;
  /** The question's id, or for `atkomst` one of its own; a UUIDv7. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Organisationsnummer of the nämnd whose key it is under, or `drift`. */
  readonly namnd: string;
  readonly person?: Uint8Array;
  readonly arende?: Uint8Array;
  readonly handlaggare?: Uint8Array;
  readonly innehall?: Uint8Array;
  /** `fraga`: the ids asked, `AF;CSN`; `avslut`: each with outcome and milliseconds, `AF=delivered:120`. */
  readonly bastjanster?: string;
  /** `avslut`: from the question's arrival to its answer. */
  readonly milliseconds?: number;
}

/** A record in its place: the `nummer`-th (from 1) of its chain. */
export interface Post extends Draft {
  readonly kedja: number;
  readonly nummer: number;
  /** SHA-256 over the link before and this record's digest. */
  readonly lank: Uint8Array;
}

const SLAG: readonly Slag[] = ['fraga', 'avslut', 'atkomst'];

export const POST_COLUMNS = [
  'slag',
  'id',
  'at',
  'namnd',
  'person',
  'arende',
  'handlaggare',
  'innehall',
  'bastjanster',
  'milliseconds',
  'kedja',
  'nummer',
  'lank',
] as const;

/** What a kind of record is in the column `slag`. */
export function slagNumber(slag: Slag): number {
  return SLAG.indexOf(slag) + 1;
}

/** In the order of {@link POST_COLUMNS}. */
export function toValues(post: Post): SqlValue[] {
  const values = { ...post, slag: slagNumber(post.slag), id: idBytes(post.id) };
  return POST_COLUMNS.map((column) => values[column] ?? null);
}

export function toPost(row: Row): Post {
  const present = Object.entries(row).filter(([column, value]) => value !== null && column in COLUMN_SET);
  const values = Object.fromEntries(present);
  return { ...values, slag: SLAG[Number(row.slag) - 1], id: idText(row.id as Uint8Array) } as unknown as Post;
}

const COLUMN_SET = Object.fromEntries(POST_COLUMNS.map((column) => [column, true]));

/** 16 bytes of a UUID. */
export function idBytes(id: string): Uint8Array {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function idText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** What a record's ciphertext is bound to. */
export function boundTo({ slag, id, at, namnd }: Pick<Draft, 'slag' | 'id' | 'at' | 'namnd'>): string {
  return `${slag} ${id} ${at} ${namnd}`;
}

/** SHA-256 over all of a record as it stands encrypted, its place in the chain included; 32 bytes. */
export function digestOf(post: Omit<Post, 'lank'>): Uint8Array {
  const { slag, id, at, namnd, bastjanster = null, milliseconds = null, kedja, nummer } = post;
  const bytes = [post.person, post.arende, post.handlaggare, post.innehall];
  const lengths = bytes.map((one) => one?.length ?? null);
  const head = JSON.stringify([slag, id, at, namnd, bastjanster, milliseconds, kedja, nummer, lengths]);
  return hash('sha256', Buffer.concat([Buffer.from(head), ...bytes.map((one) => one ?? new Uint8Array())]), 'buffer');
}
