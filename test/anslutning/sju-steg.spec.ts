// The seven steps from a nämnd's application to its first answered question, over the whole service with TLS and logins.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import { Agent, fetch as undiciFetch } from 'undici';
import { createOidcProvider } from '../../src/platform/oidc-provider.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { type Issued, makeCa, SERIAL_NUMBER, type TestCa } from '../inbound/a-ca.ts';
import { questionJson } from '../questions.ts';
import { createBrowser, hiddenIn, type TestBrowser } from '../web/a-browser.ts';
import { ANSOKAN, AVTAL } from '../web/anslutning/an-ansokan.ts';

const NAMND = '162120000142';
const LEVERANTOR = '165560000001';
const HANDLAGGARE = 'annand01';
const SIDA = `/anslutningar/${NAMND}`;

const USERS = [
  { id: 'nils', namn: 'Nils Nämndsson', beskrivning: '', claims: { realm_access: { roles: ['namnd'] }, orgnr: NAMND } },
  { id: 'dagny', namn: 'Dagny Drift', beskrivning: '', claims: { groups: ['Sammansatt Drift'] } },
];

describe('from application to the first answered question', function () {
  this.timeout(60_000);
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-sju-steg-'));
  let provider: Server;
  let service: Constellation;
  let ca: TestCa;
  let system: Issued;
  let env: Record<string, string>;
  let namnd: TestBrowser;
  let drift: TestBrowser;

  before(async () => {
    ca = await makeCa();
    system = await ca.issue({ subject: [[SERIAL_NUMBER, LEVERANTOR]] });
    const [port, providerPort] = [await freePort(), await freePort()];
    const [webbUrl, issuer] = [`https://127.0.0.1:${port}`, `http://127.0.0.1:${providerPort}/op`];
    provider = await startProvider(issuer, webbUrl, providerPort);
    const server = await ca.server();
    env = {
      PORT: String(port),
      ...{ TLS_CERT: file('server.crt', server.cert), TLS_KEY: file('server.key', server.key) },
      ...{ TLS_CA: file('ca.crt', ca.cert), WEBB_URL: webbUrl, OIDC_UTFARDARE: issuer, OIDC_KLIENT_ID: 'klient' },
      OIDC_KLIENT_HEMLIGHET: 'hemligt',
      ROLLER_FIL: join(PROJECT_ROOT, 'test/web/inloggning/roller.json'),
    };
    service = await startConstellation({ env });
    const browse = () => createBrowser(webbUrl, overTls());
    [namnd, drift] = [browse(), browse()];
  });
  after(async () => {
    await service?.stop();
    provider?.closeAllConnections();
    provider?.close();
    rmSync(dir, { recursive: true });
  });

  function file(name: string, text: string): string {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  }

  /** A fetch that trusts the test's CA, and shows a client's certificate where one is given. */
  function overTls(client?: Issued): typeof fetch {
    const dispatcher = new Agent({ connect: { ca: ca.cert, ...(client && { cert: client.cert, key: client.key }) } });
    return ((url: URL, init: object) => undiciFetch(url, { ...init, dispatcher })) as unknown as typeof fetch;
  }

  /** What the case system of the nämnd's supplier posts. */
  async function post(path: string, body: object): Promise<{ status: number; json: Record<string, unknown> }> {
    const headers = { 'content-type': 'application/json' };
    const response = await overTls(system)(new URL(path, service.url), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  }

  function ask() {
    const ingivare = { organisationsnummer: NAMND, namn: 'Provköpings socialnämnd', handlaggare: HANDLAGGARE };
    return post('/v1/fragor', questionJson({ general: { ingivare } }));
  }

  /** Sends a form of the anslutning's page, as the operator. */
  async function act(name: string, form: Record<string, string>): Promise<void> {
    const version = hiddenIn((await drift.visit(SIDA)).text, 'version');
    const page = await drift.send(`${SIDA}/${name}`, { version, ...form }, SIDA);
    expect(page.status, page.text).to.equal(200);
  }

  async function command(line: string, stdin = ''): Promise<void> {
    const args = line.split(' ').map((word) => word.replaceAll('_', ' '));
    const all = { ...process.env, ...env, DATA_DIR: service.dataDir };
    const child = spawn(process.execPath, ['src/cli.ts', ...args], {
      cwd: PROJECT_ROOT,
      env: all,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.on('data', (chunk) => (words += chunk));
    child.stdin.end(stdin);
    expect((await once(child, 'close'))[0], words).to.equal(0);
  }

  it('1. the nämnd applies on the page; its system is not let in yet', async () => {
    await namnd.login('nils');
    const page = await namnd.send('/ansokan', ANSOKAN, '/ansokan');
    expect(page.text).to.contain('Ansökan är mottagen');
    expect((await ask()).status, 'unknown, or known and not aktiv').to.be.oneOf([401, 403]);
  });

  it('2. an operator takes it up', async () => {
    await drift.login('dagny');
    await act('steg', { till: 'granskas', skal: 'Ansökan är komplett' });
  });

  it('3. the signed agreements are registered', async () => {
    await act('avtal', { ...AVTAL, slag: 'avtal' });
    await act('avtal', { ...AVTAL, slag: 'bitradesavtal' });
    await act('steg', { till: 'godkänd', skal: 'Avtalen är undertecknade' });
  });

  it('4. without a gallringsbeslut it does not become aktiv; with one it can', async () => {
    const version = hiddenIn((await drift.visit(SIDA)).text, 'version');
    const refused = await drift.send(`${SIDA}/steg`, { version, till: 'aktiv', skal: 'Försök' }, SIDA);
    expect(refused.text).to.contain('gallringsbeslut');
    const beslut = '--referens SN_2026/114 --datum 2026-05-02 --beslutad-av Socialnämnden --manader 60';
    await command(`gallringsbeslut lagg-till ${beslut} --namnd ${NAMND} --aktor Dagny`);
  });

  it('5. the operator makes it aktiv, and the nämnd is written to', async () => {
    await act('steg', { till: 'aktiv', skal: 'Allt är på plats' });
    expect((await namnd.visit(SIDA)).text).to.contain('aktiv');
  });

  it('6. the handläggare’s åtagande is confirmed; before that the question is refused', async () => {
    const early = await eventually(
      ask,
      ({ json }) => json.felkod !== 'ANROPARE_EJ_BEHORIG' && json.felkod !== 'EJ_ANSLUTEN',
    );
    expect([early.status, early.json.felkod]).to.deep.equal([403, 'FORBINDELSE_SAKNAS']);
    await command(
      'atagande text --ny-text --aktor Dagny --skal Bilaga_7',
      'Jag frågar bara om personer i mina ärenden.',
    );
    const bekraftelser = [{ handlaggare: HANDLAGGARE }];
    expect((await post('/v1/ataganden', { organisationsnummer: NAMND, bekraftelser })).status).to.equal(200);
  });

  it('7. the first question is answered, by the agencies that the anslutning is for', async () => {
    const { status, json } = await eventually(ask, (answer) => answer.status === 200);
    expect(status, JSON.stringify(json)).to.equal(200);
    const parts = json.svarsdata as Record<string, { data?: unknown; error?: { felkod: string } }>;
    const outcome = Object.entries(parts).map(([id, { data, error }]) => [id, data ? 'data' : error?.felkod]);
    const others = ['CSN', 'SKV', 'SO', 'TNS', 'MIV'].map((id) => [id, 'EJ_TILLATEN']);
    expect(Object.fromEntries(outcome)).to.deep.equal({ AF: 'data', FK: 'data', ...Object.fromEntries(others) });
  });

  async function startProvider(issuer: string, webbUrl: string, port: number): Promise<Server> {
    const app = express();
    const client = {
      id: 'klient',
      secret: 'hemligt',
      redirectUri: `${webbUrl}/inloggad`,
      afterLogoutUri: `${webbUrl}/utloggad`,
    };
    app.use(
      '/op',
      createOidcProvider({
        issuer,
        client,
        users: USERS,
        page: (title, main) => `<title>${title}</title>${main.markup}`,
      }),
    );
    const server = app.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }
});

/** Asks again until it has changed: every process knows of a change within a second. */
async function eventually<T>(ask: () => Promise<T>, done: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await ask();
    if (done(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return ask();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
