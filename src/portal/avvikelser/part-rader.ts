// A party as rows have it: who reported an avvikelse, and who did something with it.
import type { Row, SqlValue } from '../../platform/sql/database.ts';
import { idOf, type Part } from './avvikelse.ts';

export const PART_COLUMNS = ['part_slag', 'part_id', 'part_bastjanst', 'part_fullgors_av'];

/** Values of {@link PART_COLUMNS}. */
export function partValues(part: Part): SqlValue[] {
  const { bastjanst = '', fullgorsAv = '' } = part.slag === 'uppgiftslamnare' ? part : {};
  return [part.slag, idOf(part), bastjanst, fullgorsAv];
}

export function toPart(row: Row): Part {
  const { part_slag: slag, part_id: id, part_bastjanst: bastjanst, part_fullgors_av: fullgorsAv } = row;
  switch (slag) {
    case 'namnd':
      return { slag, id: String(id) };
    case 'uppgiftslamnare':
      return {
        slag,
        id: String(id),
        bastjanst: String(bastjanst),
        ...(fullgorsAv && { fullgorsAv: String(fullgorsAv) }),
      };
    default:
      return { slag: slag === 'forvaltare' ? 'forvaltare' : 'drift' };
  }
}
