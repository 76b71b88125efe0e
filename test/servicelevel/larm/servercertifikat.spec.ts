// The certificates of bastjänster as their servers show them, trusted or not, at hand or away.
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { expect } from 'chai';
import { probeCertificate } from '../../../src/platform/tls-probe.ts';
import { createServercertifikat } from '../../../src/servicelevel/larm/servercertifikat.ts';
import { makeCa } from '../../inbound/a-ca.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { DYGN, openLarm, TIMME } from './open-larm.ts';

const opened: Server[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function listening(server: Server): Promise<string> {
  opened.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/ws`;
}

function tlsServer(options: TlsOptions, onConnection: () => void = () => {}): Promise<string> {
  const server = createServer(options, (socket) => void socket.on('error', () => {}).resume());
  return listening(server.on('connection', onConnection).on('tlsClientError', () => {}));
}

describe('platform/tls-probe', () => {
  it('tells when the certificate ends, also of a server that demands one in return, by TLS 1.2 and 1.3', async () => {
    const ca = await makeCa();
    const { cert, key, node } = await ca.server({ to: 12 });
    const client = await ca.issue();
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const url = await tlsServer({ cert, key, ca: ca.cert, requestCert: true, rejectUnauthorized: true, maxVersion });
      const at = await probeCertificate({ url, timeoutMs: 5_000, tls: client });
      expect(at, maxVersion).to.equal(node.validToDate.getTime());
    }
  });

  it('tells nothing of a server that is away, silent, or without TLS', async () => {
    const silent = createTcpServer((socket) => void socket.on('error', () => {}).resume());
    const url = await listening(silent);
    expect(await probeCertificate({ url, timeoutMs: 100 })).to.equal(undefined);
    expect(await probeCertificate({ url: url.replace('https', 'http'), timeoutMs: 5_000 })).to.equal(undefined);
    const [gone] = opened.splice(0);
    await new Promise((resolve) => gone?.close(resolve));
    expect(await probeCertificate({ url, timeoutMs: 5_000 })).to.equal(undefined);
  });
});

describeDatabase('servicelevel/larm servercertifikat', (open) => {
  it('are looked at a few times a day, by one process for all, and told of while the server is away', async () => {
    const test = await openLarm(await open());
    test.pass(Date.now() - test.clock.now());
    let connections = 0;
    const { cert, key } = await (await makeCa()).server({ to: 3 });
    const url = await tlsServer({ cert, key }, () => connections++);
    const { iakttagelser } = test;
    const adresser = { AF: url, FK: 'http://127.0.0.1:9' };
    const one = createServercertifikat({ iakttagelser, adresser });
    const other = createServercertifikat({ iakttagelser, adresser });
    for (const probe of [one, other, one]) await probe.titta(test.clock.now());
    expect(connections).to.equal(1);
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start certifikat-gar-ut bastjänsten AF']);
    test.pass(6 * TIMME);
    await other.titta(test.clock.now());
    expect(connections).to.equal(2);
    const [server] = opened.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    test.pass(DYGN);
    await other.titta(test.clock.now());
    await test.evaluate();
    expect(test.sagt().at(-1)).to.not.contain('återställt');
    expect((await test.larm.pagaende()).map(({ objekt }) => objekt)).to.deep.equal(['bastjänsten AF']);
  });
});
