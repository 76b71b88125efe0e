// A REST agency's simulator behind express.
import type { IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';
import { parseJsonText } from '../../platform/json.ts';
import { felsvar, type RestAnswer, type RestParams, type RestSimulator, type Variant } from './agency.ts';
import { reshapeJson } from './json.ts';
import type { Responder } from './responder.ts';

/** Puts the simulator behind express. */
export function createRestResponder(simulator: RestSimulator): Responder {
  const { id, path, routes, test } = simulator;
  const variants = new WeakMap<IncomingMessage, Variant>();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.post(path + routes.ask, (request, response) => {
    const variant = variants.get(request) ?? 'normal';
    send(response, simulator.answer(request.params as RestParams, jsonIn(request.body), variant, new Date()));
  });
  if (routes.test !== undefined && test) {
    app.get(path + routes.test, (request, response) => {
      send(response, test(request.params as RestParams, new Date()));
    });
  }
  app.use((_request, response) => {
    send(response, felsvar(404, 'Adressen finns inte.', new Date()));
  });
  // Four parameters make it an error handler; express's own would print the error.
  app.use((_error: unknown, _request: unknown, response: ServerResponse, _next: unknown) => {
    send(response, felsvar(500, 'Internt fel.', new Date()));
  });
  return {
    id,
    path,
    asked: (body) => simulator.asked(jsonIn(body)),
    handle(request, response, variant) {
      variants.set(request, variant);
      app(request as never, response as never);
    },
    reshape: reshapeJson,
  };
}

function jsonIn(body: string): unknown {
  const json = parseJsonText(body);
  return 'flaw' in json ? undefined : json.value;
}

function send(response: ServerResponse, { status, json }: RestAnswer): void {
  const body = Buffer.from(JSON.stringify(json));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}
