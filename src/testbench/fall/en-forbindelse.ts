// A client that has one connection at a time and knows which: node:http tells by which port of ours each answer came.
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from '../../platform/http-client.ts';
import { toFailure } from '../../platform/http-failure.ts';
import type { Mal } from '../prov.ts';

export interface EnForbindelse extends HttpClient {
  /** Our own port of the connection of each answer so far, in order. */
  readonly portar: readonly number[];
}

/** Keeps its connection for as long as the target does. Answers are not decompressed: it does not ask for it. */
export function createEnForbindelse({ url, tls, lookup }: Pick<Mal, 'url' | 'tls' | 'lookup'>): EnForbindelse {
  const https = url.startsWith('https:');
  const en = { keepAlive: true, maxSockets: 1 };
  const agent = https ? new HttpsAgent({ ...en, ...tls }) : new HttpAgent(en);
  const portar: number[] = [];

  async function send({ method, url: adress, headers, body, maxBytes }: HttpRequest, signal: AbortSignal) {
    const val = { method, agent, signal, headers, ...(lookup ? { lookup } : {}) };
    const request = (https ? httpsRequest : httpRequest)(adress, val);
    // What breaks after the head of the answer is told by reading its body.
    request.on('error', () => {});
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    portar.push(response.socket.localPort ?? 0);
    return svaret(response, await helaInnehallet(response, maxBytes));
  }

  return {
    portar,
    async send(request, signal) {
      try {
        return await send(request, signal);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw error instanceof HttpFailure ? error : toFailure(error);
      }
    },
    close: async () => agent.destroy(),
  };
}

/** @throws {HttpFailure} `too-large`; the connection is then closed */
async function helaInnehallet(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const delar: Buffer[] = [];
  let bytes = 0;
  for await (const del of response as AsyncIterable<Buffer>) {
    bytes += del.length;
    if (bytes > maxBytes) throw new HttpFailure('too-large', 'ANSWER_TOO_LARGE');
    delar.push(del);
  }
  return Buffer.concat(delar);
}

function svaret({ statusCode = 0, headers }: IncomingMessage, body: Buffer): HttpResponse {
  const ord = Object.entries(headers).map(([namn, varde]) => [namn, String(varde)]);
  return { status: statusCode, headers: Object.fromEntries(ord), body };
}
