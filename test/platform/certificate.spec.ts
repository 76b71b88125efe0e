// Certificates that others forward, verified as OpenSSL verifies those shown in a handshake: each case is put to both.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { expect } from 'chai';
import {
  CertificateError,
  createTrust,
  describeCertificate,
  readCertificates,
} from '../../src/platform/certificate.ts';
import {
  type Issued,
  KeyUsageFlags,
  makeCa,
  ORGANIZATION_IDENTIFIER,
  SERIAL_NUMBER,
  SERVER_AUTH,
  type TestCa,
  weakRsa,
} from '../inbound/a-ca.ts';

interface Case {
  /** The CA bundle. */
  readonly trusted: readonly Issued[];
  readonly shown: Issued;
  /** What else the client sends. */
  readonly chain?: readonly Issued[];
}

function verdict({ trusted, shown, chain = [] }: Case): string {
  try {
    const trust = createTrust(trusted.map(({ cert }) => cert).join('\n'));
    trust.verify([shown.node, ...chain.map(({ node }) => node)], Date.now());
    return 'ok';
  } catch (error) {
    return error instanceof CertificateError ? error.kind : String(error);
  }
}

/** Whether OpenSSL lets the client in. */
async function handshake({ trusted, shown, chain = [] }: Case, own: Issued): Promise<boolean> {
  const ca = trusted.map(({ cert }) => cert);
  const server = createServer({ cert: own.cert, key: own.key, ca, requestCert: true, rejectUnauthorized: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cert = [shown, ...chain].map((one) => one.cert).join('\n');
  const { port } = server.address() as AddressInfo;
  const client = connect({ port, host: '127.0.0.1', cert, key: shown.key, rejectUnauthorized: false });
  const [socket] = (await once(server, 'secureConnection')) as [TLSSocket];
  const { authorized } = socket;
  client.destroy();
  server.close();
  return authorized;
}

describe('platform/certificate', () => {
  let root: TestCa;
  let other: TestCa;
  let own: Issued;
  before(async () => {
    root = await makeCa();
    other = await makeCa();
    own = await root.server();
  });

  const cases: [string, string, () => Promise<Case>][] = [
    ['a client of the CA', 'ok', async () => ({ trusted: [root], shown: await root.issue() })],
    [
      'a client whose certificate does not say what it is for',
      'ok',
      async () => ({ trusted: [root], shown: await root.issue({ purpose: undefined }) }),
    ],
    [
      'a CA between that the client sends',
      'ok',
      async () => {
        const between = await root.subordinate();
        return { trusted: [root], shown: await between.issue(), chain: [between] };
      },
    ],
    [
      'a CA between that stands in the bundle',
      'ok',
      async () => {
        const between = await root.subordinate();
        return { trusted: [between, root], shown: await between.issue() };
      },
    ],
    [
      'two CAs between, where one is allowed',
      'untrusted',
      async () => {
        const strict = await makeCa('Kort', { pathLength: 1 });
        const between = await strict.subordinate();
        const last = await between.subordinate({ name: 'Sista' });
        return { trusted: [strict], shown: await last.issue(), chain: [last, between] };
      },
    ],
    [
      'two CAs between, where two are allowed',
      'ok',
      async () => {
        const strict = await makeCa('Lagom', { pathLength: 2 });
        const between = await strict.subordinate({ pathLength: 1 });
        const last = await between.subordinate({ name: 'Sista', pathLength: 0 });
        return { trusted: [strict], shown: await last.issue(), chain: [last, between] };
      },
    ],
    ['another CA', 'untrusted', async () => ({ trusted: [root], shown: await (await makeCa('Annan')).issue() })],
    [
      'another CA of the same name',
      'untrusted',
      async () => ({ trusted: [root], shown: await other.issue(), chain: [other] }),
    ],
    [
      'a client that issues certificates',
      'untrusted',
      async () => {
        const client = await root.subordinate({
          name: 'Ingen CA',
          isCa: false,
          keyUsage: KeyUsageFlags.digitalSignature,
        });
        return { trusted: [root], shown: await client.issue(), chain: [client] };
      },
    ],
    [
      'a CA that may not sign certificates',
      'untrusted',
      async () => {
        const between = await root.subordinate({ keyUsage: KeyUsageFlags.digitalSignature });
        return { trusted: [root], shown: await between.issue(), chain: [between] };
      },
    ],
    [
      'a bundle without its root',
      'untrusted',
      async () => {
        const between = await root.subordinate();
        return { trusted: [between, other], shown: await between.issue() };
      },
    ],
    [
      'a certificate that has expired',
      'expired',
      async () => ({ trusted: [root], shown: await root.issue({ from: -10, to: -1 }) }),
    ],
    [
      'a certificate that is not valid yet',
      'expired',
      async () => ({ trusted: [root], shown: await root.issue({ from: 1, to: 2 }) }),
    ],
    [
      'a CA between that has expired',
      'expired',
      async () => {
        const between = await root.subordinate({ from: -10, to: -1 });
        return { trusted: [root], shown: await between.issue(), chain: [between] };
      },
    ],
    [
      'a root that has expired',
      'expired',
      async () => {
        const old = await makeCa('Gammal', { from: -10, to: -1 });
        return { trusted: [old], shown: await old.issue() };
      },
    ],
    [
      'a certificate for servers',
      'purpose',
      async () => ({ trusted: [root], shown: await root.issue({ purpose: SERVER_AUTH }) }),
    ],
    [
      'a key that may not sign',
      'purpose',
      async () => ({ trusted: [root], shown: await root.issue({ keyUsage: KeyUsageFlags.keyEncipherment }) }),
    ],
    [
      'a critical extension that nobody knows',
      'untrusted',
      async () => ({ trusted: [root], shown: await root.issue({ critical: ['1.2.3.4.5'] }) }),
    ],
  ];

  for (const [what, expected, make] of cases) {
    it(`${what}: ${expected}, and OpenSSL agrees`, async () => {
      const one = await make();
      expect(verdict(one)).to.equal(expected);
      expect(await handshake(one, own)).to.equal(expected === 'ok');
    });
  }

  it('refuses a key of 1024 bits', async () => {
    expect(verdict({ trusted: [root], shown: await root.issue({ algorithm: weakRsa }) })).to.equal('untrusted');
  });

  it('is valid no longer than its chain', async () => {
    const between = await root.subordinate({ from: -1, to: 2 });
    const shown = await between.issue({ from: -3, to: 20 });
    const { from, to } = createTrust(root.cert).verify([shown.node, between.node], Date.now());
    expect([from, to]).to.deep.equal([between.node.validFromDate.getTime(), between.node.validToDate.getTime()]);
  });

  it('reads every value of the two attributes, and nothing out of the name', async () => {
    const shown = await root.issue({
      subject: [
        [SERIAL_NUMBER, '162120000142'],
        [ORGANIZATION_IDENTIFIER, 'NTRSE-2120000142'],
        [SERIAL_NUMBER, 'serialNumber=162120000159'],
        ['2.5.4.10', '162120000167'],
      ],
    });
    expect(describeCertificate(shown.node).organisations).to.deep.equal([
      '162120000142',
      'serialNumber=162120000159',
      'NTRSE-2120000142',
    ]);
  });

  it('reads certificates alone, unless comments may stand there', async () => {
    const { cert } = root;
    expect(readCertificates(`${cert}\n${cert}`)).to.have.length(2);
    expect(readCertificates(`# min CA\n${cert}`, { comments: true })).to.have.length(1);
    for (const text of ['', `# min CA\n${cert}`, cert.replace('MII', 'MIJ'), `${cert},${cert}`]) {
      expect(() => readCertificates(text), text.slice(0, 30)).to.throw(CertificateError, 'unreadable');
    }
    expect(() => createTrust(cert.replace('MI', '!!'))).to.throw(CertificateError, 'unreadable');
  });
});
