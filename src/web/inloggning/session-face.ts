// GET /v1/session: who is logged in, and the token that calls of the API send in X-CSRF-Token.
import express, { type Router } from 'express';
import { RequestFault } from '../../composite/fault.ts';
import { asProblem, ProblemError, sendProblem } from '../problem.ts';
import { type BesokDeps, besokOf } from './besok.ts';
import { csrfOf } from './csrf.ts';

const PATH = '/v1/session';

/** @param onBug told of what nobody expected */
export function createSessionFace(deps: BesokDeps, onBug: (error: unknown, where: string) => void): Router {
  const router = express.Router();
  router.get(PATH, async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    try {
      const besok = await besokOf(request, deps);
      if (!besok) throw new ProblemError('okand-adress', 421, 'Tjänsten svarar inte under det namnet.');
      const { session } = besok;
      if (!session) throw new ProblemError('not-authenticated', 401, 'Ingen är inloggad.');
      const { namn, roller } = session.person;
      response.json({ namn, roller, csrf: csrfOf(session.secret) });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 500) onBug(error, `get ${PATH}`);
      sendProblem(response, problem);
    }
  });
  router.all(PATH, (_request, response) => {
    sendProblem(response.set('Allow', 'GET, HEAD'), asProblem(new RequestFault('method-not-allowed')));
  });
  return router;
}
