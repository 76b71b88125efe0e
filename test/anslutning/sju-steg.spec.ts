// The seven steps from a nämnd's application to its first answered question, over the whole service with TLS and logins.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { questionJson } from '../questions.ts';
import { NAMND, type SecuredWeb, startSecuredWeb } from '../secured-web.ts';
import { hiddenIn, type TestBrowser } from '../web/a-browser.ts';
import { ANSOKAN, AVTAL } from '../web/anslutning/an-ansokan.ts';

const LEVERANTOR = '165560000001';
const HANDLAGGARE = 'annand01';
const SIDA = `/anslutningar/${NAMND}`;

describe('from application to the first answered question', function () {
  this.timeout(60_000);
  let web: SecuredWeb;
  let bySystem: typeof fetch;
  let namnd: TestBrowser;
  let drift: TestBrowser;

  before(async () => {
    web = await startSecuredWeb();
    bySystem = web.fetchBy({ client: await web.client(LEVERANTOR) });
    [namnd, drift] = [web.browser(), web.browser()];
  });
  after(() => web?.stop());

  /** What the case system of the nämnd's supplier posts. */
  async function post(path: string, body: object): Promise<{ status: number; json: Record<string, unknown> }> {
    const headers = { 'content-type': 'application/json' };
    const response = await bySystem(new URL(path, web.url), {
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
    const all = { ...process.env, ...web.env, DATA_DIR: web.service.dataDir };
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
