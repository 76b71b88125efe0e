// What every call of the administrative API by a session must hold, whoever the session's person is.
import type { Request } from 'express';
import { ProblemError } from '../problem.ts';
import { type Besok, type BesokDeps, isOwn } from './besok.ts';
import { CSRF_HEADER } from './csrf.ts';

/** Another name that leads here may be somebody else's page. @throws {ProblemError} status 421 */
export function demandOwnAddress(request: Request, { platsOf }: Pick<BesokDeps, 'platsOf'>): void {
  if (!platsOf(request)) throw new ProblemError('okand-adress', 421, 'Tjänsten svarar inte under det namnet.');
}

/** What changes something carries the session's token. @throws {ProblemError} status 403 */
export function demandOwnCall(request: Request, besok: Besok): void {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads || isOwn(request, besok, request.get(CSRF_HEADER))) return;
  throw new ProblemError('csrf', 403, `Skicka sessionens token i ${CSRF_HEADER}; GET /v1/session lämnar den.`);
}
