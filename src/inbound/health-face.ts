// GET /halsa: whether the process lives and whether it can take questions; for balancers, which wait for nobody.
import express, { type Router } from 'express';
import { bounded } from '../platform/sql/bounded.ts';

/** A probe is answered before the shortest limit that probes have by themselves: a second, in Kubernetes. */
const ANSWER_MS = 900;

/**
 * Answers 200 or 503 with `{lever, redo}`, also while the log hangs.
 * @param ready whether questions are taken: the log of queried persons can be written to, and no stop has begun
 */
export function createHealthFace(ready: () => Promise<boolean>): Router {
  const router = express.Router();
  router.get('/halsa', async (_request, response) => {
    const redo = await bounded(ready, ANSWER_MS).catch(() => false);
    response
      .status(redo ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ lever: true, redo });
  });
  return router;
}
