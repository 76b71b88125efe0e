// GET /v1/openapi.yaml: the description of the REST API in one piece, for people and for programs that make clients.
import { readFileSync } from 'node:fs';
import express, { type Router } from 'express';
import { RequestFault } from '../composite/fault.ts';
import { PROJECT_ROOT } from '../platform/schema-files.ts';
import { asProblem, sendProblem } from './problem.ts';

const OPENAPI = '/v1/openapi.yaml';

/** Needs no login: what the API looks like is no secret. @throws where the file is missing */
export function createOpenApiFace(): Router {
  const router = express.Router();
  const description = readFileSync(`${PROJECT_ROOT}schemas/openapi.bundle.yaml`);
  router.get(OPENAPI, (_request, response) => {
    response.set('Cache-Control', 'no-cache').set('Content-Type', 'application/yaml; charset=utf-8').end(description);
  });
  router.all(OPENAPI, (_request, response) => {
    sendProblem(response.set('Allow', 'GET, HEAD'), asProblem(new RequestFault('method-not-allowed')));
  });
  return router;
}
