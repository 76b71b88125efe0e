// Logging in by OpenID Connect against a real provider in this process: what holds, and everything that must not.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { createBrowser } from '../a-browser.ts';
import { startWeb, type TestWeb } from '../start-web.ts';

const SESSION = 'sammansatt';
const LOGIN = 'sammansatt-inloggning';

/** Goes to the provider and back, but stops before its answer is handed in. */
async function answerFor(web: TestWeb, browser = web.browser(), change: (url: URL) => void = () => {}) {
  const sent = await browser.visit('/logga-in', { follow: false });
  const url = new URL(sent.headers.get('location') ?? '');
  change(url);
  const choice = await browser.visit(url.href);
  const action = /<form method="post" action="([^"]+)"/.exec(choice.text)?.[1] ?? '';
  let next = await browser.visit(action, { method: 'POST', form: { anvandare: 'dagny' }, follow: false });
  let location = next.headers.get('location') ?? '';
  while (!location.includes('/inloggad?')) {
    next = await browser.visit(location, { follow: false });
    location = next.headers.get('location') ?? '';
  }
  return { browser, callback: location };
}

describeDatabase('web/inloggning', (open) => {
  it('lets somebody in by code, with PKCE, state and nonce (ASVS 10.2.1, 10.5.1)', async () => {
    const web = await startWeb(await open());
    const browser = web.browser();
    const sent = await browser.visit('/logga-in', { follow: false });
    const url = new URL(sent.headers.get('location') ?? '');
    expect([...url.searchParams.keys()]).to.include.members(['state', 'nonce', 'code_challenge', 'redirect_uri']);
    expect(url.searchParams.get('code_challenge_method')).to.equal('S256');
    expect(url.searchParams.get('response_type')).to.equal('code');
    const page = await browser.login('dagny');
    expect([page.status, page.url]).to.deep.equal([200, `${web.url}/`]);
    expect(page.text).to.contain('Dagny Drift').and.contain('Driftpersonal');
    expect(web.logins).to.deep.equal(['inloggad']);
    expect(web.bugs).to.deep.equal([]);
  });

  it('comes back to the page that was wanted, and to no other site (ASVS 3.7.2)', async () => {
    const web = await startWeb(await open());
    expect((await web.browser().login('dagny', '/handelser')).url).to.equal(`${web.url}/handelser`);
    for (const retur of ['https://evil.example/', '//evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:x']) {
      const page = await web.browser().login('dagny', `/logga-in?retur=${encodeURIComponent(retur)}`);
      expect(new URL(page.url).origin, retur).to.equal(web.url);
    }
  });

  it('sets cookies that scripts and other sites do not have (ASVS 3.3.1, 3.3.2, 3.3.4)', async () => {
    const web = await startWeb(await open());
    const { browser, callback } = await answerFor(web);
    const answer = await browser.visit(callback, { follow: false });
    const [cookie] = answer.headers.getSetCookie().filter((one) => one.startsWith(`${SESSION}=`));
    expect(cookie)
      .to.match(/; Path=\//)
      .and.match(/; HttpOnly/)
      .and.match(/; SameSite=Lax/)
      .and.not.match(/Domain|Expires/);
  });

  it('prefixes them with __Host- and demands TLS where it is reached by https (ASVS 3.3.1)', async () => {
    const web = await startWeb(await open(), {
      login: () => ({ kind: 'prov', webbUrl: 'https://sammansatt.example' }),
    });
    const { headers } = await web.browser().visit('/');
    expect(headers.get('strict-transport-security')).to.match(/max-age=\d{8}/);
    const { readCookie, setCookie } = await import('../../../src/web/inloggning/cookies.ts');
    const set: [string, object][] = [];
    const response = { cookie: (name: string, _value: string, options: object) => set.push([name, options]) };
    const plats = { origin: 'https://sammansatt.example', secure: true };
    setCookie(response as never, 'session', plats, 'x');
    expect(set).to.deep.equal([['__Host-sammansatt', { httpOnly: true, secure: true, sameSite: 'lax', path: '/' }]]);
    const value = 'a'.repeat(43);
    expect(readCookie({ headers: { cookie: `sammansatt=${value}` } } as never, 'session', plats)).to.equal(undefined);
    expect(readCookie({ headers: { cookie: `__Host-sammansatt=${value}` } } as never, 'session', plats)).to.equal(
      value,
    );
  });

  for (const [what, tamper] of Object.entries<(callback: URL) => void>({
    'with another state (ASVS 10.2.1)': (url) => url.searchParams.set('state', 'x'.repeat(43)),
    'without state': (url) => url.searchParams.delete('state'),
    'with another code': (url) => url.searchParams.set('code', 'x'.repeat(43)),
    'of another issuer (ASVS 10.2.2)': (url) => url.searchParams.set('iss', 'https://evil.example'),
    'that is an error': (url) => {
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
    },
  })) {
    it(`lets nobody in by an answer ${what}`, async () => {
      const web = await startWeb(await open());
      const { browser, callback } = await answerFor(web);
      const url = new URL(callback);
      tamper(url);
      const page = await browser.visit(url.href);
      expect(page.status).to.equal(400);
      expect(browser.cookie(SESSION)).to.equal(undefined);
      expect(web.logins).to.deep.equal(['nekad']);
      expect(web.bugs).to.deep.equal([]);
    });
  }

  it('lets nobody in by an ID token with another nonce (ASVS 10.5.1)', async () => {
    const web = await startWeb(await open());
    const { browser, callback } = await answerFor(web, web.browser(), (url) =>
      url.searchParams.set('nonce', 'x'.repeat(43)),
    );
    expect((await browser.visit(callback)).status).to.equal(400);
    expect(browser.cookie(SESSION)).to.equal(undefined);
  });

  it('lets nobody in by an answer a second time', async () => {
    const web = await startWeb(await open());
    const { browser, callback } = await answerFor(web);
    const begun = browser.cookie(LOGIN) ?? '';
    expect((await browser.visit(callback)).status).to.equal(200);
    const thief = web.browser();
    thief.setCookie(LOGIN, begun);
    expect((await thief.visit(callback)).status).to.equal(400);
    expect(thief.cookie(SESSION)).to.equal(undefined);
  });

  it('lets nobody in by an answer that another browser began (login CSRF, ASVS 10.2.1)', async () => {
    const web = await startWeb(await open());
    const { callback } = await answerFor(web);
    const victim = web.browser();
    expect((await victim.visit(callback)).status).to.equal(400);
    await victim.visit('/logga-in', { follow: false });
    expect((await victim.visit(callback)).status).to.equal(400);
    expect(victim.cookie(SESSION)).to.equal(undefined);
  });

  it('lets nobody in by an answer that comes after ten minutes', async () => {
    const web = await startWeb(await open());
    const { browser, callback } = await answerFor(web);
    web.pass(10 * 60_000);
    expect((await browser.visit(callback)).status).to.equal(400);
  });

  it('stops an address that keeps trying, and lets it try again later (ASVS 6.3.1)', async () => {
    const web = await startWeb(await open());
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++)
      statuses.push((await web.browser().visit('/inloggad?code=x&state=y')).status);
    expect(statuses).to.deep.equal([...Array(10).fill(400), 429]);
    const { browser, callback } = await answerFor(web);
    expect((await browser.visit(callback)).status).to.equal(429);
    web.pass(5 * 60_000);
    expect((await web.browser().login('dagny')).status).to.equal(200);
  });

  it('shows somebody without a role that they have none', async () => {
    const web = await startWeb(await open());
    const page = await web.browser().login('ingvar');
    expect(page.text).to.contain('Du har ingen roll här').and.not.contain('Anslutningar');
  });

  it('answers to no name but its own (DNS rebinding)', async () => {
    const web = await startWeb(await open());
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request(`${web.url}/logga-in`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).to.equal(421);
  });

  it('logs out here and at the provider, in every process at once (ASVS 7.4.1)', async () => {
    const database = await open();
    const [one, other] = [await startWeb(database), await startWeb(database)];
    const browser = await one.as('dagny');
    const there = createBrowser(other.url);
    there.setCookie(SESSION, browser.cookie(SESSION) ?? '');
    expect((await there.visit('/handelser', { follow: false })).status).to.equal(200);
    const page = await browser.send('/logga-ut');
    expect(page.text).to.contain('prov-inloggningen');
    expect((await there.visit('/handelser', { follow: false })).status).to.equal(303);
    expect(browser.cookie(SESSION)).to.equal(undefined);
    expect(one.logins).to.deep.equal(['inloggad', 'utloggad']);
    const token = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const ended = await browser.visit(action, { method: 'POST', form: { xsrf: token, logout: 'yes' } });
    expect(ended.url).to.equal(`${one.url}/utloggad`);
  });
});
