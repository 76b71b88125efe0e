// Questions of the log as a table for people and as JSON for programs. Shown only to who may see them.
import { timeForPeople } from '../platform/swedish-day.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { QueryRecord } from '../querylog/record.ts';
import { columns } from './command.ts';

const HEAD = ['tid', 'handläggare', 'ärende', 'person', 'utfall', 'id'];

export function fragorTable(fragor: readonly QueryRecord[]): string {
  if (fragor.length === 0) return 'Inga frågor.\n';
  const rows = fragor.map((fraga) => [
    timeForPeople(fraga.begunAt),
    fraga.ingivare.handlaggare,
    fraga.arende,
    fraga.person.reveal(),
    outcomeText(fraga),
    fraga.id,
  ]);
  return `${columns([HEAD, ...rows])}\n`;
}

export function fragaJson({ person, begunAt, avslut, ...rest }: QueryRecord): object {
  return {
    ...rest,
    person: person.reveal(),
    tid: isoInSweden(begunAt),
    ...(avslut && { avslutad: isoInSweden(avslut.completedAt), utfall: avslut.outcomes }),
  };
}

/** `AF CSN ✗FK`: an agency that gave nothing is marked; without an end, all count as disclosed. */
function outcomeText({ avslut, bastjanster }: QueryRecord): string {
  if (!avslut) return `${bastjanster.join(' ')} (ej avslutad)`;
  return avslut.outcomes
    .map(({ bastjanst, outcome }) => (outcome === 'delivered' ? bastjanst : `✗${bastjanst}`))
    .join(' ');
}
