// The administrative API of the log by those who have logged in: which role each is there, and what a call must carry.
import { expect } from 'chai';
import { createExchanges } from '../../../src/inbound/exchange.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import type { Aktor } from '../../../src/querylog/granskning/aktor.ts';
import { createApi } from '../../../src/web/endpoint.ts';
import { provanvandare } from '../../../src/web/inloggning/provanvandare.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import type { TestBrowser } from '../a-browser.ts';
import { expectDescribed } from '../description.ts';
import { startWeb } from '../start-web.ts';

const NAMND = '162120000142';
const PATH = '/v1/logg/vem';
const SESSION = '/v1/session';

/** An API whose one use says who uses it. */
async function start(database: Database) {
  const seen: Aktor[] = [];
  const handle = async ({ aktor }: { aktor: Aktor }) => {
    seen.push(aktor);
    return { status: 204 } as const;
  };
  const web = await startWeb(database, {
    more(app, { identify }) {
      const clock = { now: Date.now, monotonic: () => performance.now() };
      const authenticate = () => ({});
      const exchanges = (maxBytes: number) =>
        createExchanges({ authenticate, clock, maxBytes, bodyMs: 500, stopping: () => false });
      const endpoints = (['get', 'post'] as const).map((method) => ({ method, path: PATH, handle }));
      app.use(
        createApi({ endpoints, identify, exchanges, maxBytes: 1000, onBug: (error) => expect.fail(String(error)) }),
      );
    },
  });
  return { ...web, seen };
}

describeDatabase('web/inloggning/session-aktor', (open) => {
  for (const [user, expected] of Object.entries<Aktor>({
    dagny: { namn: 'Dagny Drift (dagny)', roll: 'drift' },
    nils: { namn: 'Nils Nämndsson (nils)', roll: 'namnd', namnd: NAMND },
    lova: { namn: 'Lova Loggert (lova)', roll: 'namnd', namnd: NAMND },
  })) {
    it(`${user} is ${expected.roll}`, async () => {
      const api = await start(await open());
      expect((await (await api.as(user)).visit(PATH)).status).to.equal(204);
      expect(api.seen).to.deep.equal([expected]);
    });
  }

  for (const user of ['hanna', 'ulla', 'frida', 'ingvar']) {
    it(`${user} may not use it (F8)`, async () => {
      const api = await start(await open());
      expect((await (await api.as(user)).visit(PATH)).status).to.equal(403);
      expect(api.seen).to.deep.equal([]);
    });
  }

  it('says of everybody who has logged in who they are, as the description has it; of nobody else', async () => {
    const api = await start(await open());
    const session = async (browser: TestBrowser) => {
      const { status, headers: answered, text } = await browser.visit(SESSION);
      const type = answered.get('content-type')?.split(';')[0] ?? '';
      expectDescribed({ method: 'get', path: SESSION, status, type, text });
      expect(answered.get('cache-control')).to.equal('no-store');
      return { status, json: JSON.parse(text) };
    };
    for (const { id, namn } of provanvandare) {
      const { status, json } = await session(await api.as(id));
      expect([status, json.namn]).to.deep.equal([200, namn]);
    }
    expect((await session(api.browser())).json.code).to.equal('not-authenticated');
    const post = await api.browser().visit(SESSION, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).to.deep.equal([405, 'GET, HEAD']);
  });

  it("takes no call that changes something without the session's token (ASVS 3.5.1)", async () => {
    const api = await start(await open());
    const browser = await api.as('dagny');
    const { csrf } = JSON.parse((await browser.visit('/v1/session')).text);
    const post = (headers: Record<string, string>) => browser.visit(PATH, { method: 'POST', headers });
    expect((await post({})).status).to.equal(403);
    expect((await post({ 'x-csrf-token': 'x' })).status).to.equal(403);
    expect((await post({ 'x-csrf-token': csrf, origin: 'https://evil.example' })).status).to.equal(403);
    expect(api.seen).to.deep.equal([]);
    expect((await post({ 'x-csrf-token': csrf })).status).to.equal(204);
  });

  it('lets nobody choose a role that is not theirs', async () => {
    const api = await start(await open());
    const browser = await api.as('nils');
    for (const roll of ['drift', 'namnd 162120000159', 'x']) {
      expect((await browser.visit(PATH, { headers: { 'x-roll': roll } })).status).to.equal(403);
    }
    expect((await browser.visit(PATH, { headers: { 'x-roll': `namnd ${NAMND}` } })).status).to.equal(204);
  });

  it("answers 401 to nobody, and takes the trial's headers in local trial", async () => {
    const api = await start(await open());
    expect((await api.browser().visit(PATH)).status).to.equal(401);
    const headers = { 'x-aktor': 'Ek', 'x-roll': 'drift' };
    expect((await api.browser().visit(PATH, { headers })).status).to.equal(204);
    expect((await api.browser().visit('/v1/session')).status).to.equal(401);
  });

  it("does not take the trial's headers outside it", async () => {
    const own = { kind: 'oidc', issuer: 'http://127.0.0.1:1', clientId: 'x', webbUrl: 'http://127.0.0.1:2' } as const;
    const rollerFile = `${import.meta.dirname}/roller.json`;
    const web = await startWeb(await open(), { login: () => ({ ...own, rollerFile }) });
    const request = {
      method: 'GET',
      headers: {} as object,
      get: (name: string) => (name === 'x-aktor' ? 'Ek' : 'drift'),
    };
    const refused = await web.web.identify(request as never).then(
      () => undefined,
      (error: { problem?: { status: number } }) => error.problem?.status,
    );
    expect(refused).to.equal(401);
  });
});
