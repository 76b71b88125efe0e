// How much a party may write in a day: each thing that it does is told to the others by letter.
import type { Statements } from '../../platform/sql/database.ts';
import { swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import { type Handling, idOf, type Part } from './avvikelse.ts';
import { AvvikelseError } from './avvikelse-error.ts';

interface Dagstak {
  readonly most: number;
  /** What it bounds together. */
  readonly handlingar: readonly Handling[];
  readonly namn: string;
}

/** More than a party writes on a bad day. */
export const DAGSTAK: readonly Dagstak[] = [
  { most: 50, handlingar: ['rapportera'], namn: 'rapporter' },
  { most: 50, handlingar: ['spara utkast'], namn: 'nya utkast' },
  {
    most: 200,
    handlingar: ['svara', 'utred', 'åtgärda', 'lös', 'avvisa', 'stäng', 'återöppna'],
    namn: 'svar och andra steg',
  },
];

/**
 * In the transaction of what is done. The driftleverantör, who answers all, has no bound.
 * @throws {AvvikelseError} kind `for-manga` where the party has done as much that day (Sweden's) as it may
 */
export async function demandDagstak(tx: Statements, part: Part, handling: Handling, now: number): Promise<void> {
  const tak = DAGSTAK.find(({ handlingar }) => handlingar.includes(handling));
  if (!tak || part.slag === 'drift') return;
  const words = tak.handlingar.map((_, index) => `$${index + 4}`).join(', ');
  const [row] = await tx.run(
    `SELECT COUNT(*) AS antal FROM avvikelse_handelse
      WHERE part_slag = $1 AND part_id = $2 AND at >= $3 AND handling IN (${words})`,
    [part.slag, idOf(part), swedishMoment(swedishDay(now), '00:00'), ...tak.handlingar],
  );
  if (Number(row?.antal) < tak.most) return;
  const rule = `En part kan lämna högst ${tak.most} ${tak.namn} om dagen, och så många har ni lämnat i dag.`;
  throw new AvvikelseError('for-manga', `${rule} Fortsätt i morgon, eller vänd er till driftleverantören.`);
}
