// The time to go by before something is taken away for good: a clock that jumped must not empty a table.
import { remembered } from './remembered.ts';
import { LOGGEN_LASES_MS } from './underlag.ts';

export interface GallringstidDeps {
  /** Why the log's time is doubted, in Swedish; undefined where it is not. */
  readonly tvivel: () => Promise<string | undefined>;
  /** The time as the database has it; undefined where it has no clock of its own. */
  readonly databasensTid: () => Promise<number | undefined>;
  readonly clock: { now(): number };
}

/** Milliseconds since the epoch; undefined while the time is doubted, and nothing is to go. @throws {DatabaseError} */
export type Gallringstid = () => Promise<number | undefined>;

export function createGallringstid({ tvivel, databasensTid, clock }: GallringstidDeps): Gallringstid {
  const doubt = remembered(tvivel, LOGGEN_LASES_MS, clock);
  return async () => ((await doubt()) === undefined ? ((await databasensTid()) ?? clock.now()) : undefined);
}
