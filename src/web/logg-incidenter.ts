// The incident list over REST: register, list, tell the nämnder, acknowledge, and the questions that are affected.
import type { IncidentMedNamnder } from '../querylog/granskning/incident.ts';
import type { IncidentNamnd } from '../querylog/granskning/incident-rader.ts';
import { intervalOfDays, isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Utfall } from '../querylog/granskning/utfall.ts';
import type { Endpoint } from './endpoint.ts';
import { idIn, type LoggServices, type NamndBody, pageOf, post, type SidaBody } from './logg-services.ts';
import { fragaJson, sidaJson, tid } from './logg-svar.ts';

interface SkalBody {
  readonly skal: string;
}

interface NyIncidentBody extends SkalBody {
  readonly rubrik: string;
  /** A day, or a moment with offset; a last day is included, a last moment is not. */
  readonly fran: string;
  readonly till: string;
  readonly bastjanst?: string;
  readonly orsak?: Utfall;
  readonly upptackt: string;
}

const INCIDENTER = '/v1/logg/incidenter';

export function createIncidentEndpoints({ granskning, myndigheter }: LoggServices): Endpoint[] {
  const { incidenter } = granskning;
  return [
    post<NyIncidentBody>(INCIDENTER, 'nyIncident', async ({ fran, till, upptackt, ...body }, { aktor }) => {
      const interval = { from: momentsOf(fran).from, to: momentsOf(till).to };
      const upptacktAt = Date.parse(upptackt);
      return { status: 201, json: incidentJson(await incidenter.registrera({ aktor, ...body, interval, upptacktAt })) };
    }),
    post<SkalBody>(`${INCIDENTER}/lista`, 'listningAlla', async ({ skal }, { aktor }) => {
      return { json: { incidenter: (await incidenter.lista({ aktor, skal })).map(incidentJson) } };
    }),
    post<SkalBody>(`${INCIDENTER}/:id/utskick`, 'utskick', async ({ skal }, { aktor, params }) => {
      return { json: { skickat: await incidenter.skicka({ aktor, skal, id: idIn(params) }) } };
    }),
    post<NamndBody>(`${INCIDENTER}/:id/kvittens`, 'incidentkvittens', async (body, { aktor, params }) => {
      await incidenter.kvittera({ aktor, ...body, id: idIn(params) });
      return { status: 204 };
    }),
    post<NamndBody & SidaBody>(`${INCIDENTER}/:id/fragor`, 'incidentfragor', async (body, { aktor, params }) => {
      const { namnd, skal } = body;
      const sida = await incidenter.fragor({ aktor, namnd, skal, id: idIn(params), ...pageOf(body) });
      return { json: sidaJson(sida, (one) => fragaJson(one, myndigheter)) };
    }),
  ];
}

/** A day's two ends; a moment is both of its own. */
function momentsOf(text: string): { readonly from: number; readonly to: number } {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return intervalOfDays(text, text);
  return { from: Date.parse(text), to: Date.parse(text) };
}

function incidentJson(incident: IncidentMedNamnder): object {
  const { id, rubrik, interval, bastjanst, orsak, upptacktAt, tidsfristAt, kvarMs, registreradAt, registreradAv } =
    incident;
  return {
    id,
    rubrik,
    fran: isoInSweden(interval.from),
    till: isoInSweden(interval.to),
    ...(bastjanst !== undefined && { bastjanst }),
    ...(orsak !== undefined && { orsak }),
    upptackt: isoInSweden(upptacktAt),
    tidsfrist: isoInSweden(tidsfristAt),
    kvarSekunder: Math.floor(kvarMs / 1000),
    registrerad: isoInSweden(registreradAt),
    registreradAv,
    namnder: incident.namnder.map(namndJson),
  };
}

function namndJson({ skickadAt, kvitteradAt, ...rest }: IncidentNamnd): object {
  return { ...rest, ...tid('skickad', skickadAt), ...tid('kvitterad', kvitteradAt) };
}
