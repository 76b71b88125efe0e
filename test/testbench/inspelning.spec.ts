// What is recorded of a call over real HTTP: masked in its path, headers and body, also where the reading of a large body ends.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createHttpClient } from '../../src/platform/http-client.ts';
import { STANDARDGRANSER } from '../../src/testbench/granser.ts';
import { createInspelning } from '../../src/testbench/inspelning.ts';

const { personnummer } = persons.allaSvarar;
const DAG = `${personnummer.slice(0, 4)}-${personnummer.slice(4, 6)}-${personnummer.slice(6, 8)}`;
/** Twenty kilobytes of an answer are read for the record, in which characters of three bytes are fewer than may be kept. */
const LASES = 20_000;

describe('the record of calls', () => {
  let server: Server;
  const http = createHttpClient({ connections: 1, connectTimeoutMs: 1_000 });
  afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  after(() => http.close());

  for (const [vad, vag, huvud, svar] of [
    ['a path', `/fraga/${personnummer.slice(0, 8)}_${personnummer.slice(8)}`, 'no-store', '<a/>'],
    ['a header', '/', `no-store, x=${personnummer.slice(0, 8)}/${personnummer.slice(8)}`, '<a/>'],
    ['the end of what is read', '/', 'no-store', `${storText(DAG)}${personnummer.slice(8)}</tom></a>`],
  ] as const) {
    it(`has no number in ${vad}`, async () => {
      server = createServer((_, response) => response.setHeader('cache-control', huvud).end(svar));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${vag}`;
      const inspelning = createInspelning({ http, granser: STANDARDGRANSER });
      await inspelning.http.send({ method: 'GET', url, headers: {}, maxBytes: 100_000 }, new AbortController().signal);
      const sparat = JSON.stringify(inspelning.ta());
      expect(sparat).to.include('no-store');
      for (const del of [personnummer.slice(0, 8), DAG, personnummer.slice(8)]) expect(sparat).not.to.include(del);
    });
  }
});

/** A document of which what is read ends with `slut`, a value that by itself may be seen. */
function storText(slut: string): string {
  const [fore, efter] = ['<a><b>', `</b><tom>${slut}`];
  const bytes = LASES - fore.length - efter.length;
  return fore + 'x'.repeat(bytes % 3) + '€'.repeat(Math.floor(bytes / 3)) + efter;
}
