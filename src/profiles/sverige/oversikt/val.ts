// How a question asks for the overview, and what holds where it does not say.
import { swedishDay } from '../../../platform/swedish-day.ts';
import type { Arrival, OversiktVal } from '../../profile.ts';

/** `oversikt` of the question; its schema is schemas/ssbtek/fraga.schema.json. */
export type OversiktFraga = boolean | { readonly troskelProcent?: number; readonly manad?: string };

/** A larger change than this between two months is worth a look (usual in case systems); percent. */
const TROSKEL_PROCENT = 12;

/** `undefined`: none is wanted. The month is that of the day of the question in Sweden where it names none. */
export function oversiktVal(
  fraga: OversiktFraga | undefined,
  { receivedAt }: Pick<Arrival, 'receivedAt'>,
): OversiktVal | undefined {
  if (!fraga) return undefined;
  const { manad = swedishDay(receivedAt).slice(0, 7), troskelProcent = TROSKEL_PROCENT } = fraga === true ? {} : fraga;
  return { manad, troskelProcent };
}
