// What became of a change at each address: so that one that fails neither stops the others nor repeats their letters.
import { createHash } from 'node:crypto';
import type { Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Utskick } from './utskick-rader.ts';

/** The mail server has the letter, or knows of no such address. */
export type Adressutfall = 'skickat' | 'finns inte';

/** The address as it is stored, and as the letter's id has it: the register alone says whose it is. */
export function digestOf(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16);
}

/** By digest; what is not there is still to be tried. @throws {DatabaseError} */
export async function readAdresser(
  statements: Statements,
  { avvikelse, version }: Utskick,
): Promise<Map<string, Adressutfall>> {
  const sql = 'SELECT adress, utfall FROM avvikelse_adress WHERE avvikelse = $1 AND version = $2';
  const rows = await statements.run(sql, [avvikelse, version]);
  return new Map(rows.map(({ adress, utfall }) => [String(adress), utfall as Adressutfall]));
}

/** @throws {DatabaseError} */
export async function storeAdress(
  statements: Statements,
  { avvikelse, version }: Utskick,
  address: string,
  utfall: Adressutfall,
): Promise<void> {
  const columns = ['avvikelse', 'version', 'adress', 'utfall'];
  const rows = [[avvikelse, version, digestOf(address), utfall]];
  await statements.run(
    ...insertStatement({ table: 'avvikelse_adress', columns, rows, suffix: 'ON CONFLICT DO NOTHING' }),
  );
}
