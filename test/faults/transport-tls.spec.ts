// Faults A11 to A13: a source whose TLS, certificate or demands are not what they should be. It gets no question, and no person.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { type Issued, makeCa, type TestCa } from '../inbound/a-ca.ts';
import { partsOf, questionV10 } from '../questions.ts';
import { everybody, expectComplete, expectNoPerson, faultConstellation } from './describe-fault.ts';
import { startTlsFront, type TlsFront } from './tls-front.ts';

/** What the source does with TLS, and what the service shows of itself. */
interface Case {
  readonly title: string;
  readonly source: () => Promise<TlsOptions>;
  readonly shown?: () => Promise<Issued>;
  readonly host?: string;
  readonly part: string;
}

let ca: TestCa;
let stranger: TestCa;
const demanding = async () => ({ ...(await ca.server()), ca: ca.cert, requestCert: true, rejectUnauthorized: true });

const cases: readonly Case[] = [
  { title: 'A11 TLS as it should be', source: () => ca.server(), part: 'data' },
  {
    title: 'A11 no versions of TLS in common',
    source: async () => ({
      ...(await ca.server()),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL@SECLEVEL=0',
    }),
    part: 'SSBT TLS_FEL',
  },
  { title: 'A12 expired', source: () => ca.server({ from: -20, to: -1 }), part: 'SSBT TLS_FEL' },
  { title: 'A12 not valid yet', source: () => ca.server({ from: 1 }), part: 'SSBT TLS_FEL' },
  { title: 'A12 wrong host', source: () => ca.server(), host: '127.0.0.2', part: 'SSBT TLS_FEL' },
  { title: 'A12 unknown CA', source: () => stranger.server(), part: 'SSBT TLS_FEL' },
  { title: 'A13 client certificate as demanded', source: demanding, shown: () => ca.issue(), part: 'data' },
];

describe('faults A: TLS of a bastjänst', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-kall-tls-'));
  let front: TlsFront | undefined;
  let service: Constellation | undefined;
  before(async () => {
    ca = await makeCa();
    stranger = await makeCa('Annan-CA');
  });
  afterEach(async () => {
    await service?.stop();
    await front?.stop();
    front = undefined;
  });
  after(() => rmSync(dir, { recursive: true }));

  function file(name: string, text: string): string {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  }

  /** A service that asks CSN at `url`. */
  async function asking(url: string, shown?: Issued): Promise<Constellation> {
    return faultConstellation({
      BASTJANST_CSN_URL: url,
      BASTJANST_CA: file('ca.crt', ca.cert),
      ...(shown && { KLIENT_CERT: file('klient.crt', shown.cert), KLIENT_KEY: file('klient.key', shown.key) }),
    });
  }

  for (const { title, source, shown, host = '127.0.0.1', part } of cases) {
    it(`${title}: CSN gets ${part}, the others are delivered`, async () => {
      front = await startTlsFront(await source(), host);
      service = await asking(`https://${host}:${front.port}/csn`, await shown?.());
      front.passOnTo(service.simulators.urls.CSN ?? '');
      await expectPart(service, part);
    });
  }

  for (const version of ['tls1_2', 'tls1_3']) {
    for (const [what, shown] of [
      ['no client certificate', () => undefined],
      ['client certificate of a stranger', () => stranger.issue()],
    ] as const) {
      it(`A13 ${what} over ${version}: CSN gets SSBT TLS_FEL, the others are delivered`, async () => {
        await using refusing = await startRefusing(version);
        service = await asking(refusing.url, await shown());
        await expectPart(service, 'SSBT TLS_FEL');
      });
    }
  }

  /** OpenSSL's own server, which refuses by an alert, as real ones do; Node's may just close. */
  async function startRefusing(version: string) {
    const own = await ca.server();
    const files = [
      '-cert',
      file('s.crt', own.cert),
      '-key',
      file('s.key', own.key),
      '-CAfile',
      file('ca.crt', ca.cert),
    ];
    const demands = ['-Verify', '2', '-verify_return_error', `-${version}`];
    const child = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', '-www', ...files, ...demands], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let words = '';
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      words += chunk;
      if (/ACCEPT \S+\n/.test(words)) break;
    }
    child.stdout.resume();
    return {
      url: `https://${/ACCEPT (\S+)/.exec(words)?.[1]}/csn`,
      async [Symbol.asyncDispose]() {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      },
    };
  }

  it('A11 a source that speaks no TLS: CSN gets SSBT TLS_FEL, the others are delivered', async () => {
    const plain = await faultConstellation();
    service = await asking((plain.simulators.urls.CSN ?? '').replace('http:', 'https:'));
    await expectPart(service, 'SSBT TLS_FEL');
    await plain.stop();
  });
});

async function expectPart(service: Constellation, part: string): Promise<void> {
  const answer = await service.soap(questionV10());
  expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: part });
  expect(service.simulators.events('CSN'), 'questions that CSN got').to.have.length(part === 'data' ? 1 : 0);
  await expectComplete(service, answer);
  expectNoPerson(service, answer, part === 'data' ? [] : ['CSN']);
}
