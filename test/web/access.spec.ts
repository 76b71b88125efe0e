// F8: every page by every role, and by nobody; forms without their token; what every answer says in its headers.
import { expect } from 'chai';
import { anAnslutning, begaran, NAMND } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { startWeb, type TestWeb } from './start-web.ts';

/** A demo user of each role; greta's nämnd is another than that of the anslutning. */
const WHO = ['dagny', 'nils', 'greta', 'lova', 'hanna', 'ulla', 'frida', 'ingvar'] as const;

type Statuses = readonly [number, number, number, number, number, number, number, number];

const ALL: Statuses = [200, 200, 200, 200, 200, 200, 200, 200];

/** Statuses in the order of {@link WHO}; of nobody last. 303 of a post is what was done; of nobody, the way to the login. */
const EXPECTED: Readonly<Record<string, readonly [Statuses, nobody: number]>> = {
  'get /': [ALL, 200],
  'get /v1/openapi': [ALL, 200],
  'get /logga-in': [[303, 303, 303, 303, 303, 303, 303, 303], 303],
  'get /inloggad': [[400, 400, 400, 400, 400, 400, 400, 400], 400],
  'post /logga-ut': [[303, 303, 303, 303, 303, 303, 303, 303], 303],
  'get /utloggad': [ALL, 200],
  'get /inloggningar': [ALL, 303],
  'post /inloggningar': [[303, 303, 303, 303, 303, 303, 303, 303], 303],
  'get /ansokan': [[200, 303, 200, 403, 403, 403, 403, 403], 303],
  'post /ansokan': [[422, 422, 422, 403, 403, 403, 403, 403], 303],
  'get /ansokan/:nummer/mottagen': [[200, 200, 404, 403, 403, 403, 403, 403], 303],
  'get /anslutningar': [[200, 200, 200, 403, 403, 403, 200, 403], 303],
  'get /anslutningar/:nummer': [[200, 200, 404, 403, 403, 403, 200, 403], 303],
  'get /anslutningar/:nummer/historik': [[200, 200, 404, 403, 403, 403, 200, 403], 303],
  'post /anslutningar/:nummer/steg': [[422, 403, 403, 403, 403, 403, 403, 403], 303],
  'post /anslutningar/:nummer/avtal': [[422, 403, 403, 403, 403, 403, 403, 403], 303],
  'post /anslutningar/:nummer/uppdrag': [[422, 403, 403, 403, 403, 403, 403, 403], 303],
  'post /anslutningar/:nummer/leverantor': [[422, 422, 404, 403, 403, 403, 403, 403], 303],
  'post /anslutningar/:nummer/uppsagning': [[422, 422, 404, 403, 403, 403, 403, 403], 303],
  'post /anslutningar/:nummer/andringsbegaran': [[422, 403, 403, 403, 403, 403, 403, 403], 303],
  'get /handelser': [[200, 403, 403, 403, 403, 403, 200, 403], 303],
  'get /ataganden': [[200, 200, 200, 403, 200, 403, 403, 403], 303],
  'post /ataganden/bekraftelse': [[403, 403, 403, 403, 422, 403, 403, 403], 303],
  'post /ataganden/registrering': [[403, 422, 403, 403, 403, 403, 403, 403], 303],
  'post /ataganden/text': [[422, 403, 403, 403, 403, 403, 403, 403], 303],
};

async function ready(web: TestWeb): Promise<void> {
  const stored = await web.anslutningar.laggTill(begaran, anAnslutning());
  const mal = { ...begaran, organisationsnummer: NAMND, version: stored.version };
  await web.anslutningar.byt(mal, 'granskas');
}

describeDatabase('web access (F8)', (open) => {
  it('has an expectation for every page', async () => {
    const { web } = await startWeb(await open());
    expect(web.pages.map(({ method, path }) => `${method} ${path}`).sort()).to.deep.equal(Object.keys(EXPECTED).sort());
  });

  for (const [page, [statuses, nobody]] of Object.entries(EXPECTED)) {
    it(`F8 a page is for whom it is for: ${page} (ASVS 8.2.1, 8.3.1)`, async () => {
      const web = await startWeb(await open());
      await ready(web);
      const [method = '', path = ''] = page.split(' ');
      const address = path.replace(':nummer', NAMND);
      const found: number[] = [];
      for (const user of WHO) {
        const browser = await web.as(user);
        const token = JSON.parse((await browser.visit('/v1/session')).text).csrf;
        const form = { form: { csrf: token, namnd: NAMND } };
        const { status } = await browser.visit(address, {
          method: method.toUpperCase(),
          follow: false,
          ...(method === 'post' && form),
        });
        found.push(status);
      }
      expect(found).to.deep.equal([...statuses]);
      const stranger = await web.browser().visit(address, { method: method.toUpperCase(), follow: false });
      expect(stranger.status).to.equal(nobody);
      if (nobody === 303)
        expect(stranger.headers.get('location')).to.match(/^(\/logga-in\?retur=|http:.*\/prov-inloggning\/)/);
      expect(web.bugs).to.deep.equal([]);
    });

    if (!page.startsWith('post ')) continue;
    it(`${page} is not taken without the form's token, or from another site (ASVS 3.5.1)`, async () => {
      const web = await startWeb(await open());
      await ready(web);
      const address = page.replace('post ', '').replace(':nummer', NAMND);
      const user = WHO[statuses.findIndex((status) => status !== 403)] ?? 'nils';
      const [browser, other] = [await web.as(user), await web.as(user)];
      const csrf = JSON.parse((await browser.visit('/v1/session')).text).csrf;
      const foreign = JSON.parse((await other.visit('/v1/session')).text).csrf;
      for (const [form, headers] of [
        [{}, {}],
        [{ csrf: '' }, {}],
        [{ csrf: 'x'.repeat(43) }, {}],
        [{ csrf: foreign }, {}],
        [{ csrf }, { origin: 'https://evil.example' }],
        [{ csrf }, { origin: 'null' }],
        [{ csrf }, { 'sec-fetch-site': 'cross-site' }],
        [{ csrf }, { 'sec-fetch-site': 'same-site' }],
      ] as const) {
        const { status, text } = await browser.visit(address, {
          method: 'POST',
          form,
          headers: { ...headers },
          follow: false,
        });
        expect(status, JSON.stringify([form, headers])).to.equal(403);
        expect(text).to.contain('Formuläret');
      }
      expect((await browser.visit('/inloggningar', { follow: false })).status).to.equal(200);
    });
  }

  it('gives every page its headers, whatever its status (ASVS 3.4.3–3.4.8, 14.3.2)', async () => {
    const web = await startWeb(await open());
    const browser = await web.as('dagny');
    for (const path of ['/', '/handelser', '/anslutningar/162120000142', '/inloggad', '/prov-inloggning/val/x']) {
      const { headers, text } = await browser.visit(path, { follow: false });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path)
        .to.contain("default-src 'none'")
        .and.contain("frame-ancestors 'none'")
        .and.contain("base-uri 'none'");
      expect(policy).to.not.match(/unsafe|\*/);
      expect(policy).to.contain("script-src 'self';").and.contain("connect-src 'self';");
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('same-origin');
      expect(headers.get('cross-origin-opener-policy')).to.equal('same-origin');
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-powered-by')).to.equal(null);
      expect(text).to.not.match(/<script|<style|\sstyle=|\son\w+=/);
      expect(text).to.contain('PROVLÄGE');
    }
  });

  it('serves style sheets that never change under their address', async () => {
    const web = await startWeb(await open());
    const { text } = await web.browser().visit('/');
    const addresses = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, address = '']) => address);
    expect(addresses).to.have.length(5);
    for (const address of addresses) {
      const { status, headers } = await web.browser().visit(address);
      expect([status, headers.get('cache-control')]).to.deep.equal([200, 'public, max-age=31536000, immutable']);
      expect(headers.get('content-type')).to.equal('text/css; charset=utf-8');
    }
  });

  it('answers other methods with those that there are', async () => {
    const web = await startWeb(await open());
    const page = await (await web.as('dagny')).visit('/inloggningar', { method: 'DELETE' });
    expect([page.status, page.headers.get('allow')]).to.deep.equal([405, 'GET, HEAD, POST']);
  });

  it('tells a browser by a page that there is none, and leaves programs to the others', async () => {
    const web = await startWeb(await open());
    const html = { headers: { accept: 'text/html,*/*;q=0.8' } };
    const page = await web.browser().visit('/finns-inte', html);
    expect([page.status, page.text.includes('Sidan finns inte')]).to.deep.equal([404, true]);
    const broken = await web.browser().visit('/anslutningar/%zz', html);
    expect([broken.status, broken.text.includes('Sidan finns inte')]).to.deep.equal([404, true]);
    expect((await web.browser().visit('/finns-inte')).text).to.not.contain('Sidan finns inte');
  });

  it('takes no form that is too large', async () => {
    const web = await startWeb(await open());
    const browser = await web.as('dagny');
    expect((await browser.send('/ataganden/text', { text: 'x'.repeat(70_000) })).status).to.equal(413);
  });
});

describeDatabase('web without its database', (open, store) => {
  it('answers 503 in words, and works when it is back', async () => {
    const web = await startWeb(await open());
    const browser = await web.as('dagny');
    const back = await store().outage();
    const page = await browser.visit('/anslutningar');
    expect([page.status, page.text.includes('går inte att nå')]).to.deep.equal([503, true]);
    await back();
    expect((await browser.visit('/anslutningar')).status).to.equal(200);
    expect(web.bugs).to.deep.equal([]);
  });
});
