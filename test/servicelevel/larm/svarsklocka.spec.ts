// Our clock against those of the bastjänster, by answers over HTTP.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createHttpClient } from '../../../src/platform/http-client.ts';
import { withDates } from '../../../src/platform/http-date.ts';
import { createSvarsklocka } from '../../../src/servicelevel/larm/svarsklocka.ts';

const NU = Date.parse('2026-11-22T12:00:00Z');
const MINUT = 60_000;

describe('servicelevel/larm svarsklocka', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  /** A bastjänst whose clock stands so; without one it says no time. */
  async function svarar(at: number | undefined): Promise<string> {
    const server = createServer((_request, response) => {
      response.sendDate = false;
      if (at !== undefined) response.setHeader('date', new Date(at).toUTCString());
      response.end('ja');
    });
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ws`;
  }

  it('is compared with the middle one of at least three', async () => {
    const klocka = createSvarsklocka({ clock: { now: () => NU } });
    const http = withDates(createHttpClient({ connections: 1, connectTimeoutMs: 1_000 }), klocka.sedd);
    const { signal } = new AbortController();
    try {
      const told: (number | undefined)[] = [];
      for (const at of [undefined, NU - 10_000, NU - 3_600_000, NU - 9_000]) {
        const url = await svarar(at);
        expect((await http.send({ method: 'GET', url, headers: {}, maxBytes: 100 }, signal)).status).to.equal(200);
        told.push(klocka.foreMs());
      }
      expect(told).to.deep.equal([undefined, undefined, undefined, 9_500]);
    } finally {
      await http.close();
    }
  });

  it('goes by the fastest answer, and forgets what is old', () => {
    let nu = NU;
    const klocka = createSvarsklocka({ clock: { now: () => nu } });
    const sedda = (late: number) => {
      for (const origin of ['a', 'b', 'c']) klocka.sedd(origin, nu - late);
    };
    sedda(4_000);
    sedda(500);
    sedda(2_000);
    expect(klocka.foreMs()).to.equal(0);
    nu += 5 * MINUT;
    sedda(30_500);
    expect(klocka.foreMs(), 'the window before counts as well').to.equal(0);
    nu += 5 * MINUT;
    sedda(30_500);
    expect(klocka.foreMs()).to.equal(30_000);
    nu += 10 * MINUT;
    expect(klocka.foreMs()).to.equal(undefined);
  });
});
