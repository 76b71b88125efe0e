// One question under a hold as it stands in its table: all of it under the hold's own key.
import type { Row, SqlValue } from '../../platform/sql/database.ts';
import { decrypt, encrypt, lookupOf } from '../cipher.ts';
import type { FragaInnehall } from '../innehall.ts';
import type { Key } from '../keys/keyring.ts';
import type { Manad } from '../manad.ts';
import { readOutcomes } from '../outcome-text.ts';
import { idText } from '../post.ts';
import { assemble, type QueryRecord } from '../record.ts';

/** What changes when a question comes under a hold, or from one hold to another. */
export const KEYED_COLUMNS = ['markering', 'person', 'arende', 'handlaggare', 'innehall'] as const;

export const KVARHALLEN_COLUMNS = [
  'id',
  'namnd',
  'manad',
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

/** In the order of {@link KVARHALLEN_COLUMNS}. @param row the question's row, with its end's columns */
export function kvarhallenValues(markering: string, manad: Manad, row: Row, innehall: FragaInnehall, key: Key) {
  const { id, namnd, at, bastjanster, avslut_at, avslut_milliseconds, utfall } = row;
  const open = [id, namnd, manad, at, bastjanster, avslut_at, avslut_milliseconds, utfall];
  return [...open.map((value) => value ?? null), ...keyedValues(markering, row, innehall, key)];
}

/** @throws {DecipherError} */
export function readKvarhallen(row: Row, key: Key): FragaInnehall {
  return JSON.parse(decrypt(key, row.innehall as Uint8Array, boundTo(String(row.markering), row)));
}

/** @throws {DecipherError} */
export function toHeldRecord(row: Row, key: Key): QueryRecord {
  const { avslut_at, avslut_milliseconds, utfall } = row;
  const open = {
    id: idText(row.id as Uint8Array),
    at: Number(row.at),
    namnd: String(row.namnd),
    bastjanster: String(row.bastjanster ?? ''),
  };
  const avslut = avslut_at !== null && {
    completedAt: Number(avslut_at),
    milliseconds: Number(avslut_milliseconds),
    outcomes: readOutcomes(String(utfall ?? '')),
  };
  return assemble(open, readKvarhallen(row, key), avslut || undefined);
}

function boundTo(markering: string, { id, at, namnd }: Row): string {
  return `kvarhallen ${markering} ${idText(id as Uint8Array)} ${at} ${namnd}`;
}
