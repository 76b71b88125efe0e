// What the specs of skatteverket-delar share: the source over its simulator, questions to it, and answers in short.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Content, PartsContent } from '../../src/bastjanster/module.ts';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { PARTS } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { skatteverketDelar } from '../../src/bastjanster/skatteverket-delar/index.ts';
import type { Bastjanst, Delivery } from '../../src/composite/bastjanst.ts';
import { type BastjanstQuery, PersonId } from '../../src/composite/query.ts';
import { createHttpClient } from '../../src/platform/http-client.ts';
import { query } from './describe-bastjanst.ts';

export const ID = 'SKV_DELAR';

export interface Delar {
  readonly simulators: Simulators;
  readonly strikt: Bastjanst<Content>;
  readonly tolerant: Bastjanst<Content>;
  /** The source at another address. */
  at(url: string, schemaMode: 'strikt' | 'tolerant', testUrl?: string): Bastjanst<Content>;
  stop(): Promise<void>;
}

export async function startDelar(): Promise<Delar> {
  const simulators = await startSimulators({ ports: 0, only: [ID] });
  const http = createHttpClient({ connections: 10, connectTimeoutMs: 1000 });
  const at: Delar['at'] = (url, schemaMode, testUrl) =>
    skatteverketDelar.create({
      http,
      settings: { url, schemaMode, maxAnswerBytes: 1_000_000, partTimeoutMs: 10_000, ...(testUrl ? { testUrl } : {}) },
    });
  const url = simulators.urls[ID] ?? '';
  return {
    simulators,
    strikt: at(url, 'strikt'),
    tolerant: at(url, 'tolerant'),
    at,
    async stop() {
      await http.close();
      await simulators.stop();
    },
  };
}

export function about(key: PersonKey, delar = PARTS.join(), ar = '2025,2024'): BastjanstQuery {
  return query({ person: new PersonId(persons[key].personnummer), parameters: { delar, ar } });
}

export async function serve(
  answer: (path: string, response: ServerResponse, request: IncomingMessage) => void | Promise<void>,
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => void answer(request.url ?? '', response, request));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

export function partsOf({ content }: Delivery<Content>): PartsContent['parts'] {
  if (content.format !== 'parts') throw new Error(content.format);
  return content.parts;
}

/** By part: `data`, or the fault's cause and HTTP status. */
export function said(delivery: Delivery<Content>): Record<string, string> {
  const entries = Object.entries(partsOf(delivery)).map(([name, part]) => {
    if ('bytes' in part) return [name, 'data'];
    const { cause, detail } = part.fault;
    return [name, detail.httpStatus === undefined ? cause : `${cause} ${detail.httpStatus}`];
  });
  return Object.fromEntries(entries);
}

export function qualities({ assessment }: Delivery<Content>): Record<string, string> {
  return Object.fromEntries(assessment.responders.map(({ id, quality }) => [id, quality]));
}
