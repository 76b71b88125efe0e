// GET /v1/openapi.yaml: the description of the REST API in one piece, for programs; what people read of it is a page.
import { readFileSync } from 'node:fs';
import express, { type Router } from 'express';
import { RequestFault } from '../composite/fault.ts';
import { PROJECT_ROOT } from '../platform/schema-files.ts';
import { API_REFERENS } from './api-referens/api-referens-page.ts';
import { asProblem, sendProblem } from './problem.ts';

const OPENAPI = '/v1/openapi.yaml';

/** Needs no login: what the API looks like is no secret. @throws where the file is missing */
export function createOpenApiFace(): Router {
  const router = express.Router();
  const description = readFileSync(`${PROJECT_ROOT}schemas/openapi.bundle.yaml`);
  router.get(OPENAPI, (_request, response) => {
    response.set('Cache-Control', 'no-cache').set('Content-Type', 'application/yaml; charset=utf-8').end(description);
  });
  // The page's own GET is further on, where the pages are.
  router.all([OPENAPI, API_REFERENS], (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    sendProblem(response.set('Allow', 'GET, HEAD'), asProblem(new RequestFault('method-not-allowed')));
  });
  return router;
}
