// Sends the notices of an incident, each to its nämnd's data protection contact, and notes which went out.
import type { Clock } from '../../composite/ports.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { IncidentNamnd } from './incident-rader.ts';
import { incidentText } from './incident-text.ts';
import type { Incident } from './ny-incident.ts';

/** Sends a text to somebody; resolves when it is on its way. */
export type Notify = (mottagare: string, amne: string, text: string) => Promise<void>;

export interface UtskickDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** Names by agency's id. */
  readonly myndigheter: ReadonlyMap<string, string>;
  /** Where a nämnd's data protection contact is reached, if it is known. */
  readonly mottagare: (namnd: string) => Promise<string | undefined>;
  readonly notify: Notify;
}

export interface Skickat {
  readonly namnd: string;
  readonly utfall: 'skickad' | 'mottagare saknas' | 'gick inte att skicka';
}

/**
 * Sends to those that were not sent to; one that fails stops no other. A process that dies between sending and noting
 * sends again: twice is better than not at all.
 * @throws {DatabaseError}
 */
export async function skickaTill(
  { database, clock, myndigheter, mottagare, notify }: UtskickDeps,
  incident: Incident,
  namnder: readonly IncidentNamnd[],
): Promise<Skickat[]> {
  const results: Skickat[] = [];
  for (const one of namnder.filter(({ skickadAt }) => skickadAt === undefined)) {
    const { namnd } = one;
    const { amne, text } = incidentText(incident, one, myndigheter);
    const address = await mottagare(namnd).catch(() => undefined);
    const sent = address !== undefined && (await notify(address, amne, text).then(yes, no));
    results.push({
      namnd,
      utfall: sent ? 'skickad' : address === undefined ? 'mottagare saknas' : 'gick inte att skicka',
    });
    if (!sent) continue;
    const sql = 'UPDATE incident_namnd SET skickad_at = $3, mottagare = $4 WHERE incident = $1 AND namnd = $2';
    await database.run(sql, [incident.id, namnd, clock.now(), address]);
  }
  return results;
}

const yes = () => true;
const no = () => false;
