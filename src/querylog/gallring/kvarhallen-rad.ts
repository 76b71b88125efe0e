// One question under a hold as it stands in its table: all of it under the hold's own key.
import type { Row, SqlValue } from '../../platform/sql/database.ts';
import { decrypt, encrypt, lookupOf } from '../cipher.ts';
import type { FragaInnehall } from '../innehall.ts';
import type { Key } from '../keys/keyring.ts';
import { idText } from '../post.ts';
import { assemble, type QueryRecord, toAvslut } from '../record.ts';

/** What changes when a question comes under a hold, or from one hold to another. */
export const KEYED_COLUMNS = ['markering', 'person', 'arende', 'handlaggare', 'innehall'] as const;

export const KVARHALLEN_COLUMNS = [
  'id',
  'namnd',
  'manad',
  'gallring',
  'at',
  'bastjanster',
  'avslut_at',
  'avslut_milliseconds',
  'utfall',
  ...KEYED_COLUMNS,
] as const;

/** In the order of {@link KEYED_COLUMNS}. */
export function keyedValues(markering: string, row: Row, innehall: FragaInnehall, key: Key): SqlValue[] {
  const { person, arende, handlaggare } = innehall;
  return [
    markering,
    lookupOf(key, 'person', person),
    lookupOf(key, 'arende', arende),
    lookupOf(key, 'handlaggare', handlaggare),
    encrypt(key, JSON.stringify(innehall), boundTo(markering, row)),
  ];
}

/**
 * In the order of {@link KVARHALLEN_COLUMNS}.
 * @param row the question's row, with its end's columns, its month, and the run (`gallring`) that moves it
 */
export function kvarhallenValues(markering: string, row: Row, innehall: FragaInnehall, key: Key): SqlValue[] {
  const open = KVARHALLEN_COLUMNS.slice(0, -KEYED_COLUMNS.length).map((column) => row[column] ?? null);
  return [...open, ...keyedValues(markering, row, innehall, key)];
}

/** @throws {DecipherError} */
export function readKvarhallen(row: Row, key: Key): FragaInnehall {
  return JSON.parse(decrypt(key, row.innehall as Uint8Array, boundTo(String(row.markering), row)));
}

/** @throws {DecipherError} */
export function toHeldRecord(row: Row, key: Key): QueryRecord {
  const open = {
    id: idText(row.id as Uint8Array),
    at: Number(row.at),
    namnd: String(row.namnd),
    bastjanster: String(row.bastjanster ?? ''),
  };
  return assemble(open, readKvarhallen(row, key), toAvslut(row));
}

/** All of the row that stands in clear: nothing of it can be changed, nor the row be moved to another hold. */
function boundTo(markering: string, row: Row): string {
  const texts = [row.namnd, row.manad, row.gallring, row.bastjanster, row.utfall].map((text) => text ?? null);
  const numbers = [row.at, row.avslut_at, row.avslut_milliseconds].map((one) => (one === null ? null : Number(one)));
  return `kvarhallen ${JSON.stringify([markering, idText(row.id as Uint8Array), ...texts, ...numbers])}`;
}
