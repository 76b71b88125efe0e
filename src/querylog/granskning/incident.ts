// The incident list (GDPR art. 33): which questions an incident affected, who was told, and what time is left.
import type { Clock } from '../../composite/ports.ts';
import type { Database } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Manader } from '../manader.ts';
import type { QueryRecord } from '../record.ts';
import type { Begaran } from './aktor.ts';
import { type AtkomstLog, DRIFT } from './atkomst.ts';
import { checkedLimit, checkedNamnd, checkedSkal, checkedText } from './begaran.ts';
import { type Behorighet, kravDrift, kravNamnd } from './behorighet.ts';
import { GranskningError } from './granskning-error.ts';
import { countAffected, isAffected, type Omfattning } from './incident-berorda.ts';
import { type IncidentNamnd, readIncidents, readNamnder } from './incident-rader.ts';
import { type Skickat, skickaTill, type UtskickDeps } from './incident-utskick.ts';
import { checkedIncident, type Incident, type NyIncident } from './ny-incident.ts';
import { type Cursor, cursorOf, type LogReader, listing, type ReadFrom, readAll, type Sida } from './sidor.ts';

export interface IncidentMedNamnder extends Incident {
  /** All that are affected; a nämnd sees itself alone. */
  readonly namnder: readonly IncidentNamnd[];
  /** Milliseconds until the time runs out; 0 after that. */
  readonly kvarMs: number;
}

export interface IncidentDeps extends UtskickDeps {
  readonly database: Database;
  readonly manader: Manader;
  readonly reader: LogReader;
  readonly held?: LogReader;
  readonly behorighet: Behorighet;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
}

type IncidentBegaran = Begaran & { readonly id: string };

export interface Incidenter {
  /** For operators: counts the affected questions per nämnd. @throws {GranskningError | DatabaseError | KeyError} */
  registrera(ny: NyIncident): Promise<IncidentMedNamnder>;
  /** Operators see all; a nämnd those that affect it. The newest first. @throws {GranskningError | DatabaseError | KeyError} */
  lista(begaran: Begaran): Promise<IncidentMedNamnder[]>;
  /** For operators: sends the notices that were not sent yet; may be repeated. @throws {GranskningError | DatabaseError | KeyError} */
  skicka(begaran: IncidentBegaran): Promise<Skickat[]>;
  /** The nämnd has received the notice. @throws {GranskningError | DatabaseError | KeyError} */
  kvittera(begaran: IncidentBegaran & { readonly namnd: string }): Promise<void>;
  /** The nämnd's affected questions, a page at a time. @throws {GranskningError | DatabaseError | KeyError | DecipherError} */
  fragor(
    begaran: IncidentBegaran & { readonly namnd: string; readonly limit?: number; readonly after?: Cursor },
  ): Promise<Sida<QueryRecord>>;
}

export function createIncidenter(deps: IncidentDeps): Incidenter {
  const { database, manader, reader, held, behorighet, atkomst, clock, myndigheter } = deps;
  const readers = held ? [reader, held] : [reader];

  async function withNamnder(incident: Incident, only?: string): Promise<IncidentMedNamnder> {
    const namnder = await readNamnder(database, incident.id, only);
    return { ...incident, namnder, kvarMs: Math.max(0, incident.tidsfristAt - clock.now()) };
  }

  /** The incident, where it affects that nämnd. */
  async function known(id: string, namnd?: string): Promise<IncidentMedNamnder> {
    const [incident] = await readIncidents(database, id);
    const found = incident && (await withNamnder(incident, namnd));
    if (found && (namnd === undefined || found.namnder.length > 0)) return found;
    throw new GranskningError('not-found', 'id', 'id: ingen incident med det id:t rör nämnden.');
  }

  return {
    async registrera(ny) {
      const { aktor } = ny;
      kravDrift(aktor);
      const [skal, incident] = [checkedSkal(ny.skal), checkedIncident(ny, clock.now(), myndigheter)];
      const berorda = await countAffected({ database, manader }, incident);
      await atkomst.record({
        ...{ aktor, skal, namnd: DRIFT, interval: incident.interval, handling: 'incident', kriterium: 'registrera' },
        traffar: berorda.length,
      });
      await database.transaction(async (tx) => {
        await tx.run(...insertStatement(incidentRow(incident)));
        for (const { namnd, antal, utfall } of berorda) {
          const rows = [[incident.id, namnd, antal, JSON.stringify(utfall)]];
          const columns = ['incident', 'namnd', 'antal', 'utfall'];
          await tx.run(...insertStatement({ table: 'incident_namnd', columns, rows }));
        }
      });
      return withNamnder(incident);
    },
    async lista({ aktor, skal: given }) {
      const [skal, own] = [checkedSkal(given), aktor.roll === 'namnd' ? aktor.namnd : undefined];
      const all = await Promise.all((await readIncidents(database)).map((one) => withNamnder(one, own)));
      const seen = all.filter(({ namnder }) => own === undefined || namnder.length > 0);
      await atkomst.record({ aktor, skal, namnd: own ?? DRIFT, handling: 'incident', traffar: seen.length });
      return seen;
    },
    async skicka({ aktor, skal: given, id }) {
      kravDrift(aktor);
      const [skal, incident] = [checkedSkal(given), await known(id)];
      await atkomst.record({ aktor, skal, namnd: DRIFT, handling: 'incident', kriterium: 'skicka', traffar: 1 });
      return skickaTill(deps, incident, incident.namnder);
    },
    async kvittera({ aktor, skal: given, id, namnd }) {
      kravNamnd(aktor, checkedNamnd(namnd));
      const [skal, av] = [checkedSkal(given), checkedText(aktor.namn, 'aktor.namn', 200)];
      await known(id, namnd);
      await atkomst.record({ aktor, skal, namnd, handling: 'incident', kriterium: 'kvittera', traffar: 1 });
      const sql = `UPDATE incident_namnd SET kvitterad_at = $3, kvitterad_av = $4
        WHERE incident = $1 AND namnd = $2 AND kvitterad_at IS NULL RETURNING namnd`;
      if ((await database.run(sql, [id, namnd, clock.now(), av])).length > 0) return;
      throw new GranskningError('already-done', 'id', 'id: incidenten är redan kvitterad.');
    },
    async fragor({ aktor, skal: given, id, namnd, limit: asked, after }) {
      const [skal, limit] = [checkedSkal(given), checkedLimit(asked)];
      await behorighet.rader(aktor, checkedNamnd(namnd));
      const { interval, ...omfattning } = await known(id, namnd);
      const sources = listing(readers, namnd, interval.to);
      const sida = await affectedPage(sources, { ...omfattning, interval }, limit, after);
      await atkomst.record({ aktor, skal, namnd, interval, handling: 'incident', traffar: sida.poster.length });
      return sida;
    },
  };
}

async function affectedPage(sources: ReadFrom[], incident: Omfattning, limit: number, after?: Cursor) {
  const poster: QueryRecord[] = [];
  for await (const page of readAll(sources, incident.interval.from, after)) {
    for (const record of page) {
      if (!isAffected(record, incident)) continue;
      const last = poster.at(-1);
      if (poster.length === limit && last) return { poster, next: cursorOf(last) };
      poster.push(record);
    }
  }
  return { poster };
}

function incidentRow(incident: Incident) {
  const { id, rubrik, interval, bastjanst = null, orsak = null, upptacktAt, registreradAt, registreradAv } = incident;
  return {
    table: 'incident',
    columns: [
      ...['id', 'rubrik', 'fran_at', 'till_at', 'bastjanst', 'orsak', 'upptackt_at'],
      ...['registrerad_at', 'registrerad_av'],
    ],
    rows: [[id, rubrik, interval.from, interval.to, bastjanst, orsak, upptacktAt, registreradAt, registreradAv]],
  };
}
