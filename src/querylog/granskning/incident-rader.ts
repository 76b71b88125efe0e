// Incidents and their notices as they stand in the database.
import type { Row, Statements } from '../../platform/sql/database.ts';
import type { Berord } from './incident-berorda.ts';
import { GRANSKNING_LIMITS } from './limits.ts';
import type { Incident } from './ny-incident.ts';
import type { Utfall } from './utfall.ts';

/** A nämnd's part in an incident, and how far its notice is. Times are milliseconds since the epoch. */
export interface IncidentNamnd extends Berord {
  readonly status: 'att skicka' | 'skickad' | 'kvitterad';
  readonly skickadAt?: number;
  readonly mottagare?: string;
  readonly kvitteradAt?: number;
  readonly kvitteradAv?: string;
}

/** The newest first. @throws {DatabaseError} */
export async function readIncidents(database: Statements, id?: string): Promise<Incident[]> {
  const where = id === undefined ? '' : 'WHERE id = $1';
  const sql = `SELECT * FROM incident ${where} ORDER BY registrerad_at DESC, id DESC`;
  return (await database.run(sql, id === undefined ? [] : [id])).map(toIncident);
}

/** @param namnd that one alone @throws {DatabaseError} */
export async function readNamnder(database: Statements, incident: string, namnd?: string): Promise<IncidentNamnd[]> {
  const where = namnd === undefined ? '' : 'AND namnd = $2';
  const sql = `SELECT * FROM incident_namnd WHERE incident = $1 ${where} ORDER BY namnd`;
  return (await database.run(sql, namnd === undefined ? [incident] : [incident, namnd])).map(toNamnd);
}

function toIncident(row: Row): Incident {
  const upptacktAt = Number(row.upptackt_at);
  return {
    id: String(row.id),
    rubrik: String(row.rubrik),
    interval: { from: Number(row.fran_at), to: Number(row.till_at) },
    ...(row.bastjanst !== null && { bastjanst: String(row.bastjanst) }),
    ...(row.orsak !== null && { orsak: row.orsak as Utfall }),
    upptacktAt,
    tidsfristAt: upptacktAt + GRANSKNING_LIMITS.incidentHours * 3_600_000,
    registreradAt: Number(row.registrerad_at),
    registreradAv: String(row.registrerad_av),
  };
}

function toNamnd(row: Row): IncidentNamnd {
  const { skickad_at: sent, mottagare, kvitterad_at: acknowledged, kvitterad_av: by } = row;
  return {
    namnd: String(row.namnd),
    antal: Number(row.antal),
    utfall: JSON.parse(String(row.utfall)),
    status: acknowledged !== null ? 'kvitterad' : sent !== null ? 'skickad' : 'att skicka',
    ...(sent !== null && { skickadAt: Number(sent), mottagare: String(mottagare) }),
    ...(acknowledged !== null && { kvitteradAt: Number(acknowledged), kvitteradAv: String(by) }),
  };
}
