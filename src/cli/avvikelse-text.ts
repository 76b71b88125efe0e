// Avvikelser, set in columns, and one in full.
import { timeForPeople } from '../platform/swedish-day.ts';
import { type Avvikelse, type Handelse, idOf, type Part } from '../portal/avvikelser/avvikelse.ts';
import { FALT, RAPPORTFALT } from '../portal/avvikelser/falt.ts';
import { columns } from './command.ts';

export function listText(avvikelser: readonly Avvikelse[]): string {
  if (avvikelser.length === 0) return 'Det finns ingen avvikelse att visa.\n';
  const rows = avvikelser.map(({ nummer, lage, allvar, bastjanst, part, andradAt, rubrik }) => [
    ...[String(nummer), lage, allvar, bastjanst, partText(part), minuteText(andradAt), rubrik],
  ]);
  return `${columns(rows)}\n`;
}

export function avvikelseText(avvikelse: Avvikelse, handelser: readonly Handelse[]): string {
  const fields = RAPPORTFALT.map((name) => `${FALT[name].namn}:\n${avvikelse[name]}\n`);
  const said = handelser.map(
    ({ at, part, aktor, handling, text }) =>
      `${minuteText(at)}  ${partText(part)}  ${aktor}  ${handling}\n${text === undefined ? '' : `${text}\n`}`,
  );
  return `${listText([avvikelse])}\n${fields.join('\n')}\n${said.join('')}`;
}

function partText(part: Part): string {
  return `${part.slag} ${idOf(part)}`.trim();
}

function minuteText(at: number): string {
  return timeForPeople(at).slice(0, 16);
}
