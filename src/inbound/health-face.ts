// GET /halsa: whether the process lives and whether it can take questions.
import express, { type Router } from 'express';

/** @param ready whether the log of queried persons can be written to; without it no question is taken */
export function createHealthFace(ready: () => Promise<boolean>): Router {
  const router = express.Router();
  router.get('/halsa', async (_request, response) => {
    const redo = await ready();
    response
      .status(redo ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ lever: true, redo });
  });
  return router;
}
