// Client certificates over real TLS: who is known by them, and who is not.
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import {
  CLIENT_AUTH,
  type Issued,
  makeCa,
  ORGANIZATION_IDENTIFIER,
  SERIAL_NUMBER,
  SERVER_AUTH,
  type TestCa,
} from './a-ca.ts';
import {
  type CallOptions,
  GRANNE,
  LEVERANTOR,
  NAMND,
  OKAND,
  questionOf,
  type Secured,
  startSecured,
} from './secured.ts';

describe('inbound/authenticate, certificates over TLS', () => {
  let secured: Secured;
  let ca: TestCa;
  let pinned: Issued;
  before(async () => {
    ca = await makeCa();
    pinned = await ca.issue();
    secured = await startSecured({ ca });
  });
  after(() => secured.stop());

  /** What comes of a call, and why. */
  async function told(options: CallOptions): Promise<[string, string | undefined]> {
    const { outcome } = await secured.call(options);
    return [outcome, outcome === 'ok' ? undefined : secured.reasons().at(-1)];
  }

  for (const [oid, value] of [
    [SERIAL_NUMBER, NAMND],
    [SERIAL_NUMBER, '2120000142'],
    [SERIAL_NUMBER, '212000-0142'],
    [SERIAL_NUMBER, 'SE2120000142'],
    [ORGANIZATION_IDENTIFIER, 'NTRSE-2120000142'],
    [ORGANIZATION_IDENTIFIER, 'VATSE-212000014201'],
  ] as const) {
    it(`knows the nämnd by ${oid}=${value}`, async () => {
      const certificate = await ca.issue({ subject: [[oid, value]] });
      expect(await told({ certificate })).to.deep.equal(['ok', undefined]);
      expect(await told({ certificate, ingivare: GRANNE }), 'and nobody else').to.deep.equal([
        'FEL_INGIVARE',
        undefined,
      ]);
    });
  }

  it('knows it by a certificate that a CA below the trusted one issued', async () => {
    const between = await ca.subordinate();
    const certificate = await between.issue({ subject: [[SERIAL_NUMBER, NAMND]] });
    expect(await told({ certificate, chain: [between] })).to.deep.equal(['ok', undefined]);
  });

  const refused: [string, string, () => Promise<CallOptions>][] = [
    ['F1 no certificate', 'certificate-missing', async () => ({})],
    [
      'F2 a certificate of an organisation that has no anslutning',
      'organisation-unknown',
      async () => ({ certificate: await secured.client(OKAND), ingivare: OKAND }),
    ],
    [
      'ASVS 12.1.3 a certificate of another CA',
      'certificate-untrusted',
      async () => ({ certificate: await (await makeCa()).issue({ subject: [[SERIAL_NUMBER, NAMND]] }) }),
    ],
    [
      'ASVS 12.1.3 a certificate that it issued itself',
      'certificate-untrusted',
      async () => ({ certificate: await makeCa('Egen', { isCa: false, keyUsage: undefined, purpose: CLIENT_AUTH }) }),
    ],
    [
      'ASVS 12.1.3 a certificate that has expired',
      'certificate-expired',
      async () => ({ certificate: await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]], from: -9, to: -1 }) }),
    ],
    [
      'ASVS 12.1.3 a certificate for servers',
      'certificate-purpose',
      async () => ({ certificate: await ca.issue({ subject: [[SERIAL_NUMBER, NAMND]], purpose: SERVER_AUTH }) }),
    ],
    [
      'two attributes that contradict each other',
      'organisation-contradicted',
      async () => ({
        certificate: await ca.issue({
          subject: [
            [SERIAL_NUMBER, NAMND],
            [ORGANIZATION_IDENTIFIER, 'NTRSE-2120000159'],
          ],
        }),
      }),
    ],
    ['a certificate that names no organisation', 'organisation-missing', async () => ({ certificate: pinned })],
    [
      'a certificate whose number stands in another attribute',
      'organisation-missing',
      async () => ({ certificate: await ca.issue({ subject: [['2.5.4.10', NAMND]] }) }),
    ],
  ];
  for (const [what, reason, make] of refused) {
    it(`${what}: refused`, async () => {
      expect(await told(await make())).to.deep.equal(['EJ_IDENTIFIERAD', reason]);
    });
  }

  it('F1 reads nothing of a stranger, whatever it sends, and says how callers are known', async () => {
    const { status, headers, outcome } = await secured.call({ body: '{"no json', headers: { 'content-type': 'x/y' } });
    expect([status, outcome, headers['www-authenticate']]).to.deep.equal([
      401,
      'EJ_IDENTIFIERAD',
      'Bearer realm="sammansatt"',
    ]);
  });

  it('knows the nämnd on a connection that resumes the session of an earlier one', async () => {
    const { cert, key } = await secured.client();
    const agent = new Agent({ ca: ca.cert, cert, key, maxCachedSessions: 10 });
    const reused: boolean[] = [];
    for (let at = 0; at < 3; at += 1) {
      const sent = request(`${secured.service.url}/v1/fragor/kontroll`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', connection: 'close' },
      });
      sent.end(JSON.stringify(questionOf(NAMND)));
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      reused.push((answer.socket as TLSSocket).isSessionReused());
      expect(answer.statusCode).to.equal(200);
      await once(answer.resume(), 'end');
    }
    expect(reused).to.include(true);
  });

  it('F5 a registered biträde may ask for its nämnd, and for no other', async () => {
    const certificate = await secured.client(LEVERANTOR);
    expect(await told({ certificate })).to.deep.equal(['ok', undefined]);
    expect(await told({ certificate, ingivare: GRANNE })).to.deep.equal(['FEL_INGIVARE', undefined]);
  });

  it('says nothing of who was refused in its own log', async () => {
    await secured.call({ certificate: await secured.client(OKAND) });
    expect(secured.service.logLines().join('')).to.not.include(OKAND.slice(2));
  });
});

describe('inbound/authenticate, pinned certificates', () => {
  let secured: Secured;
  let pinned: Issued;
  before(async () => {
    const ca = await makeCa();
    pinned = await ca.issue({ subject: [[SERIAL_NUMBER, OKAND]] });
    const fingerprint = pinned.fingerprint.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:');
    secured = await startSecured({ ca, namnd: { certifikat: [fingerprint] } });
  });
  after(() => secured.stop());

  it('is the nämnd that has it pinned, whatever its subject says', async () => {
    expect((await secured.call({ certificate: pinned })).outcome).to.equal('ok');
    expect((await secured.call({ certificate: pinned, ingivare: GRANNE })).outcome).to.equal('FEL_INGIVARE');
  });

  it('refuses another certificate in the name of that nämnd, of a trusted CA or not', async () => {
    const other = await makeCa();
    for (const certificate of [await secured.client(), await other.issue({ subject: [[SERIAL_NUMBER, NAMND]] })]) {
      expect((await secured.call({ certificate })).outcome).to.equal('EJ_IDENTIFIERAD');
    }
    expect(secured.reasons().slice(-2)).to.deep.equal(['certificate-not-pinned', 'certificate-untrusted']);
  });

  it('lets a nämnd without pinned certificates be known by any', async () => {
    const certificate = await secured.client(GRANNE);
    expect((await secured.call({ certificate, ingivare: GRANNE })).outcome).to.equal('ok');
  });
});
