// The log's API over the whole service outside trial: a person's session opens it, and no certificate and no header does.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { swedishDay } from '../../src/platform/swedish-day.ts';
import { AGENCIES, questionJson } from '../questions.ts';
import { type FetchOptions, GRANNE, NAMND, type SecuredWeb, startSecuredWeb } from '../secured-web.ts';
import type { TestBrowser } from './a-browser.ts';
import { expectDescribed } from './description.ts';

const COOKIE = '__Host-sammansatt';
const { personnummer } = persons.allaSvarar;
const skal = 'Granskning 2026:7';
const dagar = { fran: swedishDay(Date.now() - 86_400_000), till: swedishDay(Date.now() + 86_400_000) };
const antal = { skal, ...dagar };
const sokning = (namnd: string) => ({ namnd, skal, ...dagar, falt: 'person', varde: personnummer });

interface CallOptions extends FetchOptions {
  readonly as?: TestBrowser;
  readonly headers?: Readonly<Record<string, string>>;
}

describe('the API of the log outside trial', function () {
  this.timeout(30_000);
  let web: SecuredWeb;
  let asked: Record<string, string>;

  before(async () => {
    const one = { namn: 'Provnämnden', certifikat: [], bastjanster: AGENCIES, bitraden: [] };
    const anslutningar = [NAMND, GRANNE].map((organisationsnummer) => ({ ...one, organisationsnummer }));
    web = await startSecuredWeb({ anslutningar });
    asked = { [NAMND]: await ask(NAMND), [GRANNE]: await ask(GRANNE) };
  });
  after(() => web?.stop());

  /** A nämnd's system asks about the person. @returns the question's id */
  async function ask(organisationsnummer: string): Promise<string> {
    const ingivare = { organisationsnummer, namn: 'Provnämnden', handlaggare: 'h' };
    const client = await web.client(organisationsnummer);
    const { status, json } = await call('/v1/fragor', questionJson({ general: { ingivare } }), { client });
    expect(status, JSON.stringify(json)).to.equal(200);
    return json.id;
  }

  /** The answer is as the description says. */
  async function call(path: string, body: object | undefined, { as, headers = {}, ...options }: CallOptions = {}) {
    const cookie = as?.cookie(COOKIE);
    const method = body ? 'POST' : 'GET';
    const response = await web.fetchBy(options)(new URL(path, web.url), {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie: `${COOKIE}=${cookie}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    expectDescribed({ method: method.toLowerCase(), path, status: response.status, type, text });
    // biome-ignore lint/suspicious/noExplicitAny: the description's schemas have said what it is
    return { status: response.status, headers: response.headers, json: JSON.parse(text) as any };
  }

  /** As a program does it that has the session's cookie. */
  async function callAs(as: TestBrowser, path: string, body: object, headers: CallOptions['headers'] = {}) {
    const { json } = await call('/v1/session', undefined, { as });
    return call(path, body, { as, headers: { 'x-csrf-token': json.csrf, ...headers } });
  }

  it('counts for an operator, who has shown no certificate', async () => {
    const { status, json } = await callAs(await web.as('dagny'), '/v1/logg/antal', antal);
    expect(status).to.equal(200);
    const counts = json.manader.map(({ namnd, fragor }: { namnd: string; fragor: number }) => [namnd, fragor]);
    expect(counts).to.have.deep.members([
      [NAMND, 1],
      [GRANNE, 1],
    ]);
  });

  it('does not show an operator a person', async () => {
    const { status, json } = await callAs(await web.as('dagny'), '/v1/logg/sokningar', sokning(NAMND));
    expect([status, json.code]).to.deep.equal([403, 'forbidden']);
  });

  for (const [user, own, other] of [
    ['nils', NAMND, GRANNE],
    ['gunnel', GRANNE, NAMND],
  ] as const) {
    it(`lets ${user} search the questions of the own nämnd, and no other's`, async () => {
      const session = await web.as(user);
      const found = await callAs(session, '/v1/logg/sokningar', sokning(own));
      expect(found.json.poster.map(({ id }: { id: string }) => id)).to.deep.equal([asked[own]]);
      const refused = await callAs(session, '/v1/logg/sokningar', sokning(other));
      expect([refused.status, refused.json.code]).to.deep.equal([403, 'forbidden']);
    });
  }

  it('answers 401 to nobody', async () => {
    const { status, json } = await call('/v1/logg/antal', antal);
    expect([status, json.code]).to.deep.equal([401, 'not-authenticated']);
    expect((await call('/v1/gallring/beslut', undefined)).status).to.equal(401);
    expect((await call('/v1/session', undefined)).status).to.equal(401);
  });

  it("answers 401 to a machine's certificate alone, though it may ask", async () => {
    const client = await web.client(NAMND);
    expect((await call('/v1/logg/sokningar', sokning(NAMND), { client })).status).to.equal(401);
    expect((await call('/v1/gallring/beslut', undefined, { client })).status).to.equal(401);
  });

  it("answers 403 without the session's token, and with another's; reading needs none (ASVS 3.5.1)", async () => {
    const [nils, gunnel] = [await web.as('nils'), await web.as('gunnel')];
    const { json: other } = await call('/v1/session', undefined, { as: gunnel });
    for (const headers of [{}, { 'x-csrf-token': other.csrf }] as Record<string, string>[]) {
      const { status, json } = await call('/v1/logg/sokningar', sokning(NAMND), { as: nils, headers });
      expect([status, json.code]).to.deep.equal([403, 'csrf']);
    }
    expect((await call('/v1/gallring/beslut', undefined, { as: nils })).status).to.equal(200);
  });

  it("answers 401 to the trial's X-Aktor and X-Roll, with a machine's certificate too", async () => {
    const client = await web.client(NAMND);
    for (const roll of ['drift', `namnd ${NAMND}`]) {
      const headers = { 'x-aktor': 'Ek', 'x-roll': roll };
      for (const options of [{}, { client }]) {
        expect((await call('/v1/logg/antal', antal, { headers, ...options })).status).to.equal(401);
        expect((await call('/v1/gallring/beslut', undefined, { headers, ...options })).status).to.equal(401);
      }
    }
  });

  it('lets X-Roll choose among the roles of the session alone, and X-Aktor nothing', async () => {
    const nils = await web.as('nils');
    for (const roll of ['drift', `namnd ${GRANNE}`]) {
      const headers = { 'x-aktor': 'Ek', 'x-roll': roll };
      const { status, json } = await callAs(nils, '/v1/logg/antal', antal, headers);
      expect([status, json.code]).to.deep.equal([403, 'roll']);
    }
    const own = await callAs(nils, '/v1/logg/sokningar', sokning(NAMND), { 'x-roll': `namnd ${NAMND}` });
    expect(own.status).to.equal(200);
    const looks = await callAs(nils, '/v1/logg/atkomster', { namnd: NAMND, skal, ...dagar });
    expect(JSON.stringify(looks.json)).to.contain('Nils Nämndsson (nils)').and.not.contain('"Ek"');
  });

  it('knows nobody who has logged out', async () => {
    const nils = await web.as('nils');
    const secret = nils.cookie(COOKIE) ?? '';
    expect((await call('/v1/gallring/beslut', undefined, { as: nils })).status).to.equal(200);
    await nils.send('/logga-ut');
    nils.setCookie(COOKIE, secret);
    expect((await call('/v1/gallring/beslut', undefined, { as: nils })).status).to.equal(401);
  });
});
