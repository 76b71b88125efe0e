// The rows of uppdrag: read, and taken from one läge to the next.
import { HOUR_MS } from '../platform/durations.ts';
import type { PublicJwk } from '../platform/jwe.ts';
import type { Row, Statements } from '../platform/sql/database.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import { type Lage, LIVSTID_MS, type PagaendeUppdrag, type Uppdrag, type Villkor } from './uppdrag.ts';

const OFARDIGT = "lage IN ('väntar', 'pågår')";
const IN_TURN = 'ORDER BY skapad_at, id';
const MOST_LISTED = 100;

const COLUMNS = [
  ...['id', 'namnd', 'anropare', 'lage', 'antal', 'klara', 'nekade', 'ofullstandiga', 'takt', 'timmar'],
  ...['publik_nyckel', 'har_jobbnyckel', 'skapad_at'],
];

/** Every one throws {@link DatabaseError}. */
export async function insertUppdrag(
  tx: Statements,
  { id, namnd, anropare, antal, skapadAt }: Pick<Uppdrag, 'id' | 'namnd' | 'anropare' | 'antal' | 'skapadAt'>,
  { taktPerMinut, timmar, publikNyckel }: Villkor,
): Promise<void> {
  const jwk = JSON.stringify(publikNyckel);
  const row = [id, namnd, anropare ?? null, 'väntar', antal, 0, 0, 0, taktPerMinut, timmar, jwk, 1, skapadAt];
  await tx.run(...insertStatement({ table: 'uppdrag', columns: COLUMNS, rows: [row] }));
}

export async function readUppdrag(statements: Statements, id: string): Promise<PagaendeUppdrag | undefined> {
  const [row] = await statements.run('SELECT * FROM uppdrag WHERE id = $1', [id]);
  return row && toUppdrag(row);
}

/** Those of one caller, the newest first; the latest hundred. */
export async function listUppdrag(statements: Statements, anropare: string | undefined): Promise<Uppdrag[]> {
  const sql = `SELECT * FROM uppdrag WHERE COALESCE(anropare, '') = $1 ORDER BY skapad_at DESC, id DESC LIMIT ${MOST_LISTED}`;
  return (await statements.run(sql, [anropare ?? ''])).map(toUppdrag);
}

/** Those that have not ended, in the order in which a nämnd's are worked on: of all, or of one. */
export async function ofardiga(statements: Statements, namnd?: string): Promise<Uppdrag[]> {
  const rows =
    namnd === undefined
      ? await statements.run(`SELECT * FROM uppdrag WHERE ${OFARDIGT} ${IN_TURN}`)
      : await statements.run(`SELECT * FROM uppdrag WHERE namnd = $1 AND ${OFARDIGT} ${IN_TURN}`, [namnd]);
  return rows.map(toUppdrag);
}

/** Those of which there is something but counts: of all. */
export async function levande(statements: Statements): Promise<Uppdrag[]> {
  const rows = await statements.run(`SELECT * FROM uppdrag WHERE ${OFARDIGT} OR lage = 'klart' ${IN_TURN}`);
  return rows.map(toUppdrag);
}

/** How many of a nämnd's have not ended, and how many wait to be fetched. */
export async function countOf(tx: Statements, namnd: string): Promise<{ ofardiga: number; ohamtade: number }> {
  const rows = await tx.run(
    `SELECT lage, COUNT(*) AS antal FROM uppdrag WHERE namnd = $1 AND lage IN ('väntar', 'pågår', 'klart') GROUP BY lage`,
    [namnd],
  );
  const of = (...lagen: Lage[]) =>
    rows.filter(({ lage }) => lagen.includes(lage as Lage)).reduce((sum, { antal }) => sum + Number(antal), 0);
  return { ofardiga: of('väntar', 'pågår'), ohamtade: of('väntar', 'pågår', 'klart') };
}

/** Those that the clock has overtaken: not ended since `skapadFore`, or not fetched until `now`. */
export async function forsenade(statements: Statements, skapadFore: number, now: number): Promise<Uppdrag[]> {
  const sql = `SELECT * FROM uppdrag
    WHERE (${OFARDIGT} AND skapad_at <= $1) OR (lage = 'klart' AND hamtas_senast_at <= $2) ${IN_TURN}`;
  return (await statements.run(sql, [skapadFore, now])).map(toUppdrag);
}

export async function begin(statements: Statements, id: string): Promise<void> {
  await statements.run("UPDATE uppdrag SET lage = 'pågår' WHERE id = $1 AND lage = 'väntar'", [id]);
}

/** @returns whether it has ended here: all its questions have a result */
export async function finish(tx: Statements, { id, timmar, skapadAt }: Uppdrag, now: number): Promise<boolean> {
  const hamtasSenastAt = Math.min(now + timmar * HOUR_MS, skapadAt + LIVSTID_MS);
  const sql = `UPDATE uppdrag SET lage = 'klart', klart_at = $2, hamtas_senast_at = $3
    WHERE id = $1 AND ${OFARDIGT} AND klara = antal RETURNING id`;
  return (await tx.run(sql, [id, now, hamtasSenastAt])).length > 0;
}

/** Leaves counts and times. @returns it as it was; undefined where it was in none of these lägen */
export async function end(
  tx: Statements,
  id: string,
  from: readonly Lage[],
  to: Lage,
  now: number,
): Promise<Uppdrag | undefined> {
  const before = await readUppdrag(tx, id);
  if (!before || !from.includes(before.lage)) return undefined;
  const sql = `UPDATE uppdrag SET lage = $2, slut_at = $3, publik_nyckel = NULL WHERE id = $1 AND lage = $4 RETURNING id`;
  if ((await tx.run(sql, [id, to, now, before.lage])).length === 0) return undefined;
  await tx.run('DELETE FROM uppdrag_fraga WHERE uppdrag = $1', [id]);
  return before;
}

/** Those that need their key no more and may have it still. */
export async function withNeedlessKey(statements: Statements): Promise<Pick<Uppdrag, 'id' | 'namnd'>[]> {
  const rows = await statements.run(`SELECT * FROM uppdrag WHERE har_jobbnyckel = 1 AND NOT (${OFARDIGT})`);
  return rows.map(toUppdrag);
}

export async function keyIsGone(statements: Statements, id: string): Promise<void> {
  await statements.run('UPDATE uppdrag SET har_jobbnyckel = 0 WHERE id = $1', [id]);
}

export async function removeEnded(statements: Statements, endedBefore: number): Promise<void> {
  await statements.run('DELETE FROM uppdrag WHERE slut_at <= $1 AND har_jobbnyckel = 0', [endedBefore]);
}

function toUppdrag(row: Row): PagaendeUppdrag {
  const time = (value: Row[string] | undefined) => (value === null || value === undefined ? undefined : Number(value));
  return {
    ...{ id: String(row.id), namnd: String(row.namnd), lage: row.lage as Lage },
    anropare: row.anropare === null ? undefined : String(row.anropare),
    ...{ antal: Number(row.antal), klara: Number(row.klara), nekade: Number(row.nekade) },
    ...{ ofullstandiga: Number(row.ofullstandiga), takt: Number(row.takt), timmar: Number(row.timmar) },
    skapadAt: Number(row.skapad_at),
    ...{ klartAt: time(row.klart_at), hamtasSenastAt: time(row.hamtas_senast_at), slutAt: time(row.slut_at) },
    publikNyckel: JSON.parse(String(row.publik_nyckel ?? '{}')) as PublicJwk,
  };
}
