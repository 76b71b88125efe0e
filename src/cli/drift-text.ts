// What operators have decided of the sources, set in columns.
import type { LagratDriftbeslut } from '../bastjanster/drift/dokument.ts';
import { granser, gransnamn } from '../bastjanster/drift/granser.ts';
import { columns } from './command.ts';

export function driftText(all: readonly LagratDriftbeslut[]): string {
  const rows = all.flatMap(({ kalla, dokument: { lage, till, underhall, granser: changed } }) => [
    [kalla, `${lage}${till === undefined ? '' : ` till ${time(till)}`}`],
    ...underhall.map((stop) => ['', `underhåll ${time(stop.fran)} – ${time(stop.till)} (${stop.id})`]),
    ...Object.entries(changed).map(([name, value]) => ['', `${name} ${value}`]),
  ]);
  return `${columns(rows)}\n`;
}

/** Every limit: what an operator has set, or that it is as configured. */
export function gransText({ dokument }: LagratDriftbeslut): string {
  const rows = gransnamn.map((name) => [`  ${name}`, String(dokument.granser[name] ?? 'standard'), granser[name].text]);
  return `${columns(rows)}\n`;
}

const swedish = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

function time(at: number): string {
  return swedish.format(at);
}
