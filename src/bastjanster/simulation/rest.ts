// A REST agency's simulator behind express.
import type { IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';
import { parseJsonText } from '../../platform/json.ts';
import type { RestAnswer, RestSimulator, Variant } from './agency.ts';
import { reshapeJson } from './json.ts';
import type { Responder } from './responder.ts';

/** Puts the simulator behind express. */
export function createRestResponder(simulator: RestSimulator): Responder {
  const { id, path, routes } = simulator;
  const variants = new WeakMap<IncomingMessage, Variant>();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.post(path + routes.ask, (request, response) => {
    const variant = variants.get(request) ?? 'normal';
    send(response, simulator.answer(String(request.params.aktorsid), jsonIn(request.body), variant, new Date()));
  });
  app.get(path + routes.types, (request, response) => {
    send(response, simulator.types(String(request.params.aktorsid), new Date()));
  });
  app.use((_request, response) => {
    send(response, { status: 404, json: { meddelande: 'Adressen finns inte.', timestamp: new Date().toISOString() } });
  });
  // Four parameters make it an error handler; express's own would print the error.
  app.use((_error: unknown, _request: unknown, response: ServerResponse, _next: unknown) => {
    send(response, { status: 500, json: { meddelande: 'Internt fel.', timestamp: new Date().toISOString() } });
  });
  return {
    id,
    path: '',
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
