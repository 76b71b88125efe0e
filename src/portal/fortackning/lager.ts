// The rows of the förteckningar: wordings that stand for ever, and the one proposal of each uppgiftslämnare.
import type { Row, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Ordalydelse, Utkast, Utkastlage } from './ordalydelse.ts';
import type { Uppgift } from './uppgift.ts';

const LATEST = `SELECT o.* FROM fortackning_ordalydelse o WHERE o.nummer = (SELECT MAX(s.nummer)
  FROM fortackning_ordalydelse s WHERE s.uppgiftslamnare = o.uppgiftslamnare)`;

/** The last one of each. */
export async function readGallande(statements: Statements): Promise<Ordalydelse[]> {
  return (await statements.run(`${LATEST} ORDER BY o.uppgiftslamnare`)).map(toOrdalydelse);
}

/** Newest first. */
export async function readHistorik(statements: Statements, id: string): Promise<Ordalydelse[]> {
  const sql = 'SELECT * FROM fortackning_ordalydelse WHERE uppgiftslamnare = $1 ORDER BY nummer DESC';
  return (await statements.run(sql, [id])).map(toOrdalydelse);
}

export async function readEn(statements: Statements, id: string): Promise<Ordalydelse | undefined> {
  const [row] = await statements.run(`${LATEST} AND o.uppgiftslamnare = $1`, [id]);
  return row && toOrdalydelse(row);
}

export async function readUtkast(statements: Statements, id: string): Promise<Utkast | undefined> {
  const [row] = await statements.run('SELECT * FROM fortackning_utkast WHERE uppgiftslamnare = $1', [id]);
  return row && toUtkast(row);
}

export async function readVantande(statements: Statements): Promise<Utkast[]> {
  const sql = 'SELECT * FROM fortackning_utkast WHERE lage = $1 ORDER BY andrad_at, uppgiftslamnare';
  return (await statements.run(sql, ['lämnat' satisfies Utkastlage])).map(toUtkast);
}

/** The row that this transaction then has alone; a new one proposes nothing. */
export async function takeUtkast(tx: Statements, id: string): Promise<Utkast> {
  await tx.run(
    `INSERT INTO fortackning_utkast
        (uppgiftslamnare, version, lage, utgangspunkt, uppgifter, andrad_at, andrad_av, foreslaget_av, skal)
      VALUES ($1, 0, 'inget', 0, '[]', 0, '', '', '') ON CONFLICT (uppgiftslamnare) DO NOTHING`,
    [id],
  );
  const sql = 'UPDATE fortackning_utkast SET version = version WHERE uppgiftslamnare = $1 RETURNING *';
  const [row] = await tx.run(sql, [id]);
  return toUtkast(row ?? {});
}

export async function storeUtkast(tx: Statements, utkast: Utkast): Promise<void> {
  const { uppgiftslamnare, version, lage, utgangspunkt, uppgifter, andradAt, andradAv, foreslagetAv, skal } = utkast;
  const [items, authors] = [JSON.stringify(uppgifter), JSON.stringify(utkast.forfattare)];
  await tx.run(
    `UPDATE fortackning_utkast SET version = $1, lage = $2, utgangspunkt = $3, uppgifter = $4, andrad_at = $5,
      andrad_av = $6, foreslaget_av = $7, forfattare = $8, skal = $9 WHERE uppgiftslamnare = $10`,
    [version, lage, utgangspunkt, items, andradAt, andradAv, foreslagetAv, authors, skal, uppgiftslamnare],
  );
}

const COLUMNS = ['uppgiftslamnare', 'nummer', 'uppgifter', 'publicerad_at', 'publicerad_av', 'foreslagen_av', 'skal'];

export async function addOrdalydelse(tx: Statements, one: Ordalydelse): Promise<void> {
  const { uppgiftslamnare, nummer, uppgifter, publiceradAt, publiceradAv, foreslagenAv, skal } = one;
  const row = [uppgiftslamnare, nummer, JSON.stringify(uppgifter), publiceradAt, publiceradAv, foreslagenAv, skal];
  await tx.run(...insertStatement({ table: 'fortackning_ordalydelse', columns: COLUMNS, rows: [row] }));
}

function toOrdalydelse(row: Row): Ordalydelse {
  return {
    uppgiftslamnare: String(row.uppgiftslamnare),
    nummer: Number(row.nummer),
    uppgifter: toUppgifter(row),
    publiceradAt: Number(row.publicerad_at),
    publiceradAv: String(row.publicerad_av),
    foreslagenAv: String(row.foreslagen_av),
    skal: String(row.skal),
  };
}

function toUtkast(row: Row): Utkast {
  return {
    uppgiftslamnare: String(row.uppgiftslamnare),
    version: Number(row.version),
    lage: String(row.lage) as Utkastlage,
    utgangspunkt: Number(row.utgangspunkt),
    uppgifter: toUppgifter(row),
    andradAt: Number(row.andrad_at),
    andradAv: String(row.andrad_av),
    foreslagetAv: String(row.foreslaget_av),
    forfattare: JSON.parse(String(row.forfattare)),
    skal: String(row.skal),
  };
}

function toUppgifter({ uppgifter }: Row): readonly Uppgift[] {
  return JSON.parse(String(uppgifter)) as readonly Uppgift[];
}
