// Whose certificate was shown, and when it ends: told of those who are let in, and of nobody else.
import { once } from 'node:events';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createAuthenticate } from '../../src/inbound/authenticate.ts';
import { createForwarded } from '../../src/inbound/authenticate-forwarded.ts';
import { type Issued, makeCa, SERIAL_NUMBER } from './a-ca.ts';

const NAMND = '162120000142';

describe('inbound/authenticate, certificates that were seen', () => {
  it('are told of with their organisation and their end', async () => {
    const ca = await makeCa();
    const clock = { now: () => Date.now() };
    const seen: (readonly [string, string, number])[] = [];
    const authenticate = createAuthenticate({
      register: {
        byCertificate: () => undefined,
        byOrganisationsnummer: () => undefined,
        isKnown: (organisation) => organisation === NAMND,
      },
      forwarded: createForwarded({ proxy: undefined, trust: undefined, clock }),
      clock,
      onCertificate: (...what) => seen.push(what),
    });
    const server = createServer(
      { ...(await ca.server()), ca: ca.cert, requestCert: true, rejectUnauthorized: false },
      async (incoming, response) => {
        const status = await Promise.resolve(authenticate(incoming)).then(
          () => 200,
          () => 401,
        );
        response.writeHead(status, { connection: 'close' }).end();
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const call = async ({ cert, key }: Issued) => {
      const { port } = server.address() as AddressInfo;
      const sent = request({ host: '127.0.0.1', port, ca: ca.cert, cert, key, agent: false }).end();
      const [response] = await once(sent, 'response');
      return response.resume().statusCode;
    };
    try {
      const [known, stranger] = [
        await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]], to: 9 }),
        await ca.issue({ subject: [[SERIAL_NUMBER, '162120000159']], to: 9 }),
      ];
      expect([await call(stranger), await call(known)]).to.deep.equal([401, 200]);
      expect(seen).to.deep.equal([[NAMND, known.fingerprint, known.node.validToDate.getTime()]]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
