// Letters of avvikelser: who should be told of which change, when it is tried next, and what became of it.
import type { Row, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { type Avvikelse, answersFor, HELA_TJANSTEN, type Part, samePart } from './avvikelse.ts';

/** Whom a letter goes to: a party, or all that answer for a bastjänst. The register has no contact of the förvaltare. */
export type Mottagare =
  | { readonly slag: 'namnd' | 'uppgiftslamnare' | 'bastjanst'; readonly id: string }
  | { readonly slag: 'drift' };

/** Why a letter has not gone: the register has no address, the mail server knows of none of them, or it did not take the letter. */
export type Hinder = 'adress saknas' | 'adress finns inte' | 'togs inte emot';

/** Times are milliseconds since the epoch. */
export interface Utskick {
  readonly avvikelse: number;
  /** Which change it tells of. */
  readonly version: number;
  readonly mottagare: Mottagare;
  readonly skapadAt: number;
  /** When it is tried; absent when it is sent, or given up. */
  readonly nastaAt?: number;
  readonly forsok: number;
  readonly skickatAt?: number;
  /** Of the last try; of a letter that is sent, what kept it from one of the addresses. */
  readonly hinder?: Hinder;
}

/**
 * The parties of an avvikelse but the one that acts: who reported it, who answers for what it is about, and the driftleverantör.
 * An uppgiftslämnare whose duties another fulfils acts for itself alone: the other is told.
 */
export function mottagareAv(avvikelse: Pick<Avvikelse, 'part' | 'bastjanst'>, actor: Part): Mottagare[] {
  const { part, bastjanst } = avvikelse;
  const isOwn = answersFor(part, avvikelse) || answersFor(actor, avvikelse) || bastjanst === HELA_TJANSTEN;
  return [
    ...('id' in part && !samePart(part, actor) ? [{ slag: part.slag, id: part.id }] : []),
    ...(isOwn ? [] : [{ slag: 'bastjanst', id: bastjanst } as const]),
    ...(actor.slag === 'drift' ? [] : [{ slag: 'drift' } as const]),
  ];
}

const COLUMNS = ['avvikelse', 'version', 'mottagare', 'skapad_at', 'nasta_at', 'forsok'];

/** In the transaction of the change. @throws {DatabaseError} */
export async function storeUtskick(tx: Statements, avvikelse: Avvikelse, actor: Part): Promise<void> {
  const { nummer, version, andradAt } = avvikelse;
  const rows = mottagareAv(avvikelse, actor).map((to) => [nummer, version, keyOf(to), andradAt, andradAt, 0]);
  if (rows.length > 0) await tx.run(...insertStatement({ table: 'avvikelse_utskick', columns: COLUMNS, rows }));
}

/** Of one avvikelse, the oldest first. @throws {DatabaseError} */
export async function readUtskick(statements: Statements, avvikelse: number): Promise<Utskick[]> {
  const sql = 'SELECT * FROM avvikelse_utskick WHERE avvikelse = $1 ORDER BY version, mottagare';
  return (await statements.run(sql, [avvikelse])).map(toUtskick);
}

/** Those whose turn it is, oldest first. @throws {DatabaseError} */
export async function readDue(statements: Statements, now: number, antal: number): Promise<Utskick[]> {
  const sql =
    'SELECT * FROM avvikelse_utskick WHERE nasta_at <= $1 ORDER BY nasta_at, avvikelse, version, mottagare LIMIT $2';
  return (await statements.run(sql, [now, antal])).map(toUtskick);
}

/** The mail server has it. @param hinder of those addresses that it knows nothing of @throws {DatabaseError} */
export async function markSent(
  statements: Statements,
  { avvikelse, version, mottagare }: Utskick,
  at: number,
  hinder?: Hinder,
): Promise<void> {
  const sql = `UPDATE avvikelse_utskick SET skickat_at = $4, nasta_at = NULL, hinder = $5
    WHERE avvikelse = $1 AND version = $2 AND mottagare = $3`;
  await statements.run(sql, [avvikelse, version, keyOf(mottagare), at, hinder ?? null]);
}

/** @param next when it is tried again; undefined: not any more @throws {DatabaseError} */
export async function markFailed(
  statements: Statements,
  { avvikelse, version, mottagare }: Utskick,
  hinder: Hinder,
  next: number | undefined,
): Promise<void> {
  const sql = `UPDATE avvikelse_utskick SET hinder = $4, nasta_at = $5, forsok = forsok + 1
    WHERE avvikelse = $1 AND version = $2 AND mottagare = $3`;
  await statements.run(sql, [avvikelse, version, keyOf(mottagare), hinder, next ?? null]);
}

function keyOf(to: Mottagare): string {
  return 'id' in to ? `${to.slag} ${to.id}` : to.slag;
}

function toMottagareOf(key: string): Mottagare {
  const [slag, id = ''] = key.split(' ');
  switch (slag) {
    case 'namnd':
    case 'uppgiftslamnare':
    case 'bastjanst':
      return { slag, id };
    default:
      return { slag: 'drift' };
  }
}

function toUtskick(row: Row): Utskick {
  return {
    ...{ avvikelse: Number(row.avvikelse), version: Number(row.version) },
    ...{ mottagare: toMottagareOf(String(row.mottagare)), skapadAt: Number(row.skapad_at), forsok: Number(row.forsok) },
    ...(row.nasta_at !== null && { nastaAt: Number(row.nasta_at) }),
    ...(row.skickat_at !== null && { skickatAt: Number(row.skickat_at) }),
    ...(row.hinder !== null && { hinder: String(row.hinder) as Hinder }),
  };
}
