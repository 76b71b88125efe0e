// Driftinformation, set in columns.
import { timeForPeople } from '../platform/swedish-day.ts';
import type { Driftnotis } from '../servicelevel/driftinformation/driftnotis.ts';
import { columns } from './command.ts';

export function driftinfoText(notiser: readonly Driftnotis[]): string {
  if (notiser.length === 0) return 'Det finns ingen driftinformation att visa.\n';
  const rows = notiser.map(({ id, slag, lage, allvar, kallor, fran, till, rubrik }) => [
    ...[id, slag, lage, allvar, kallor.join(' ')],
    `${minuteText(fran)} – ${till === undefined ? 'tills vidare' : minuteText(till)}`,
    rubrik,
  ]);
  return `${columns(rows)}\n`;
}

function minuteText(at: number): string {
  return timeForPeople(at).slice(0, 16);
}
