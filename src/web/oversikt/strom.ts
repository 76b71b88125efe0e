// GET /oversikt/strom: what has changed of an open page, as server-sent events, to those who may see the page.
import express, { type Request, type Response, type Router } from 'express';
import { DatabaseError } from '../../platform/sql/database-error.ts';
import { setPageHeaders } from '../headers.ts';
import { type BesokDeps, besokOf } from '../inloggning/besok.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import type { ServicelevelServices } from '../servicelevel-services.ts';
import { synligaKallor } from '../synliga-kallor.ts';
import { createLyssnarkrets, type LyssnareDeps } from './lyssnare.ts';

export interface StromDeps extends BesokDeps, Pick<LyssnareDeps, 'fragment'> {
  readonly services: Pick<ServicelevelServices, 'kallor' | 'uppgiftslamnare' | 'stopping'>;
  readonly onBug: (error: unknown, where: string) => void;
  readonly takt?: Partial<Stromtakt>;
}

export interface Stromtakt extends Pick<LyssnareDeps, 'lookMs' | 'beatMs'> {
  /** Open streams of this process, and of one session. */
  readonly most: number;
  readonly mostOfSession: number;
}

const TAKT: Stromtakt = { lookMs: 3_000, beatMs: 15_000, most: 200, mostOfSession: 10 };
const PATH = '/oversikt/strom';
const EVENTS = 'text/event-stream; charset=utf-8';
const ROLES = ['drift', 'forvaltare', 'uppgiftslamnare'] as const;

export function createStrom({ services, fragment, onBug, takt, ...besok }: StromDeps): Router {
  const { most, mostOfSession, ...pace } = { ...TAKT, ...takt };
  // Whoever leaves a page open does not thereby stay logged in.
  const { platsOf, sessioner } = besok;
  const looking: BesokDeps = { platsOf, sessioner: { ...sessioner, find: sessioner.peek } };
  const krets = createLyssnarkrets({ fragment, ...pace, onFailure: tell });
  services.stopping.addEventListener('abort', () => krets.endAll());

  const router = express.Router();
  router.get(PATH, (request, response) => {
    answer(request, response).catch((error) => {
      tell(error);
      response.status(503).end();
    });
  });

  /** A database that is away is no bug. */
  function tell(error: unknown): void {
    if (!(error instanceof DatabaseError)) onBug(error, `get ${PATH}`);
  }

  async function answer(request: Request, response: Response): Promise<void> {
    response.set('Cache-Control', 'no-store');
    const found = await besokOf(request, looking);
    if (!found) return void response.status(421).end();
    const { session, plats } = found;
    setPageHeaders(response, plats, undefined);
    if (!session) return void response.status(401).end();
    if (!hasRole(session.person, ...ROLES)) return void response.status(403).end();
    const synliga = await synligaOf(session.person);
    const { all, own } = krets.count(session.key);
    if (services.stopping.aborted || all >= most || own >= mostOfSession) {
      return void response.status(503).set('Retry-After', '30').end();
    }
    response.set('X-Accel-Buffering', 'no').type(EVENTS);
    if (request.method === 'HEAD' || response.destroyed) return void response.end();
    response.flushHeaders();
    const query = new URL(request.originalUrl, 'http://sida').searchParams;
    const isLoggedIn = async () => hasRole((await besokOf(request, looking))?.session?.person, ...ROLES);
    krets.add({ response, blick: { query, synliga }, session: session.key, isLoggedIn });
  }

  async function synligaOf(person: Person): Promise<ReadonlySet<string> | undefined> {
    if (hasRole(person, 'drift', 'forvaltare')) return undefined;
    return new Set((await synligaKallor(services, person)).map(({ kalla }) => kalla));
  }

  return router;
}
