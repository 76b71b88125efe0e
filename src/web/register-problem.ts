// What the register and its audit trail refuse, as problems of the API; other errors are left as they are.
import { AnslutningError } from '../anslutning/anslutning-error.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { ANSLUTNING_STATUS } from './page-fault.ts';
import { ProblemError } from './problem.ts';

const AWAY = 'Registret går inte att nå just nu. Försök igen om en stund.';

export function asRegisterProblem(error: unknown): unknown {
  if (error instanceof AnslutningError)
    return new ProblemError(error.kind, ANSLUTNING_STATUS[error.kind], error.message);
  if (error instanceof DatabaseError) return new ProblemError('register-otillgangligt', 503, AWAY);
  return error;
}
