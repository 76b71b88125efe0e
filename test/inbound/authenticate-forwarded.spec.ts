// Certificates that a proxy forwards: believed from a trusted proxy alone, and verified all the same.
import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { expect } from 'chai';
import { createAuthenticate } from '../../src/inbound/authenticate.ts';
import { createForwarded } from '../../src/inbound/authenticate-forwarded.ts';
import { closeServer, createHttpServer, listen } from '../../src/inbound/http-server.ts';
import { createTrust } from '../../src/platform/certificate.ts';
import { type Issued, makeCa, SERIAL_NUMBER, SERVER_AUTH, type TestCa } from './a-ca.ts';
import { type CallOptions, GRANNE, NAMND, type Secured, startSecured } from './secured.ts';

const escaped = (...certificates: Issued[]) => encodeURIComponent(certificates.map(({ cert }) => cert).join('\n'));
const nginx = (...certificates: Issued[]) => ({ 'x-ssl-client-cert': escaped(...certificates) });
const envoy = (own: Issued, ...chain: Issued[]) => ({
  'x-forwarded-client-cert':
    `By=spiffe://prov/tjanst;Hash=${own.fingerprint};Cert="${escaped(own)}";Chain="${escaped(own, ...chain)}";` +
    'Subject="CN=A \\"B\\", O=C;D";URI=',
});

describe('inbound/authenticate-forwarded', () => {
  let ca: TestCa;
  let own: Issued;
  let foreign: Issued;
  before(async () => {
    ca = await makeCa();
    own = await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]] });
    foreign = await (await makeCa()).issue({ subject: [[SERIAL_NUMBER, NAMND]] });
  });

  async function told(secured: Secured, options: CallOptions): Promise<string | undefined> {
    const { outcome } = await secured.call(options);
    if (outcome === 'ok') return outcome;
    expect(outcome).to.equal('EJ_IDENTIFIERAD');
    return secured.reasons().at(-1);
  }

  describe('from nobody who is trusted', () => {
    let secured: Secured;
    before(async () => {
      const env = { PROXY_CERT_HUVUD: 'X-SSL-Client-Cert', PROXY_PEER: '192.0.2.0/24' };
      secured = await startSecured({ ca, env });
    });
    after(() => secured.stop());

    for (const [what, headers] of [
      ["nginx'", () => nginx(own)],
      ["Envoy's", () => envoy(own)],
      ['an empty one', () => ({ 'x-ssl-client-cert': '' })],
    ] as const) {
      it(`F9 ASVS 4.1.3 the header, ${what}: refused, also with a certificate of its own`, async () => {
        expect(await told(secured, { headers: headers() })).to.equal('forwarded-certificate');
        expect(await told(secured, { headers: headers(), certificate: own })).to.equal('forwarded-certificate');
      });
    }

    it('lets it in with its own certificate, without the header', async () => {
      expect(await told(secured, { certificate: own })).to.equal('ok');
    });
  });

  describe('from a proxy at a trusted address, as nginx forwards it', () => {
    let secured: Secured;
    before(async () => {
      const env = { PROXY_CERT_HUVUD: 'X-SSL-Client-Cert', PROXY_PEER: '127.0.0.0/8' };
      secured = await startSecured({ ca, env });
    });
    after(() => secured.stop());

    it('is the client that the proxy has, and never the proxy', async () => {
      expect(await told(secured, { headers: nginx(own) })).to.equal('ok');
      expect(await told(secured, { headers: nginx(own) }), 'known from before').to.equal('ok');
      expect(await told(secured, { certificate: own }), "the proxy's own").to.equal('certificate-missing');
      expect(await told(secured, { headers: { 'x-ssl-client-cert': '' } })).to.equal('certificate-missing');
      const neighbour = await secured.client(GRANNE);
      expect((await secured.call({ headers: nginx(neighbour) })).outcome).to.equal('FEL_INGIVARE');
    });

    const refused: [string, string, () => Promise<CallOptions['headers']>][] = [
      ['of another CA', 'certificate-untrusted', async () => nginx(foreign)],
      [
        'that has expired',
        'certificate-expired',
        async () => nginx(await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]], from: -9, to: -1 })),
      ],
      [
        'for servers',
        'certificate-purpose',
        async () => nginx(await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]], purpose: SERVER_AUTH })),
      ],
      ['of a CA itself', 'certificate-purpose', async () => nginx(ca)],
      ['that is none', 'certificate-unreadable', async () => ({ 'x-ssl-client-cert': 'SUCCESS' })],
      ['badly escaped', 'certificate-unreadable', async () => ({ 'x-ssl-client-cert': `${escaped(own)}%` })],
      ['sent twice', 'certificate-unreadable', async () => ({ 'x-ssl-client-cert': [escaped(own), escaped(foreign)] })],
      ["in Envoy's header", 'certificate-missing', async () => envoy(own)],
    ];
    for (const [what, reason, headers] of refused) {
      it(`ASVS 12.1.3 a certificate ${what}: refused`, async () => {
        expect(await told(secured, { headers: (await headers()) ?? {} })).to.equal(reason);
      });
    }
  });

  describe('from a proxy with a trusted certificate, as Envoy forwards it', () => {
    let secured: Secured;
    let proxy: Issued;
    before(async () => {
      // Of a CA that no client's certificate may be of.
      proxy = await (await makeCa('Proxyns CA')).issue();
      const env = { PROXY_CERT_HUVUD: 'X-Forwarded-Client-Cert', PROXY_PEER: proxy.fingerprint };
      secured = await startSecured({ ca, env });
    });
    after(() => secured.stop());

    it('is the client that the proxy has, also by way of a chain', async () => {
      const between = await ca.subordinate();
      const below = await between.issue({ subject: [[SERIAL_NUMBER, NAMND]] });
      expect(await told(secured, { certificate: proxy, headers: envoy(own) })).to.equal('ok');
      expect(await told(secured, { certificate: proxy, headers: envoy(below, between) })).to.equal('ok');
      expect(await told(secured, { certificate: proxy, headers: envoy(below) })).to.equal('certificate-untrusted');
    });

    it('F9 is nobody without that certificate', async () => {
      expect(await told(secured, { headers: envoy(own) })).to.equal('forwarded-certificate');
      expect(await told(secured, { headers: envoy(own), certificate: own })).to.equal('forwarded-certificate');
    });

    it('refuses what the proxy passed on of what its client said', async () => {
      const [said] = Object.values(envoy(own));
      for (const [text, reason] of [
        [`${said},${said}`, 'certificate-unreadable'],
        [`Hash=${own.fingerprint};Subject="CN=A"`, 'certificate-unreadable'],
        [`Subject="Cert=\\"${escaped(own)}\\""`, 'certificate-unreadable'],
        [`Cert="${escaped(own)}`, 'certificate-unreadable'],
        [`Cert="${escaped(foreign)}"`, 'certificate-untrusted'],
      ] as const) {
        const headers = { 'x-forwarded-client-cert': text };
        expect(await told(secured, { certificate: proxy, headers }), text.slice(0, 20)).to.equal(reason);
      }
    });
  });
});

describe('inbound/authenticate, a certificate that runs out meanwhile', () => {
  const DAY_MS = 86_400_000;

  it('is refused on the connection that it opened, and where it is forwarded again', async () => {
    let now = Date.now();
    const clock = { now: () => now };
    const ca = await makeCa();
    const [own, server] = [await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]], to: 5 }), await ca.server()];
    const register = { byCertificate: () => undefined, byOrganisationsnummer: () => undefined, isKnown: () => true };
    const proxy = { header: 'X-SSL-Client-Cert', addresses: [], fingerprints: [own.fingerprint] } as const;
    const trust = createTrust(ca.cert);
    const direct = createAuthenticate({
      register,
      clock,
      forwarded: createForwarded({ proxy: undefined, trust, clock }),
    });
    const behind = createAuthenticate({ register, clock, forwarded: createForwarded({ proxy, trust, clock }) });
    const reasons: string[] = [];
    const listener = createHttpServer(
      async (request, response) => {
        const authenticate = request.headers['x-ssl-client-cert'] ? behind : direct;
        const reason = await Promise.resolve(authenticate(request)).then(
          () => 'ok',
          (error) => error.reason,
        );
        reasons.push(reason);
        response.end();
      },
      5_000,
      { ...server, ca: ca.cert },
    );
    const { url } = await listen(listener, { host: '127.0.0.1', port: 0 });
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: ca.cert, cert: own.cert, key: own.key });
    for (const at of [0, 6 * DAY_MS]) {
      now += at;
      for (const headers of [{}, nginx(own)]) {
        const sent = request(url, { agent, headers }).end();
        const [answer] = await once(sent, 'response');
        await once(answer.resume(), 'end');
      }
    }
    agent.destroy();
    await closeServer(listener, 0);
    expect(reasons).to.deep.equal(['ok', 'ok', 'certificate-expired', 'certificate-expired']);
  });
});
