// F8: every page of driftinformation by every role, and by nobody; forms without their token.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { akut, begaran } from '../../servicelevel/driftinformation/open-driftinformation.ts';
import { startDriftinformation, type TestDriftweb } from './start-driftinformation.ts';

/** A demo user of each role; the notice is of another bastjänst than ulla's. */
const WHO = ['dagny', 'ulla', 'frida', 'nils', 'lova', 'hanna', 'ingvar'] as const;

const ALL = [200, 200, 200, 200, 200, 200, 200];
const WRITERS = [200, 200, 403, 403, 403, 403, 403];
/** What is sent is an empty form: refused at its fields where it is let in. */
const SENT_BY_DRIFT = [422, 403, 403, 403, 403, 403, 403];

/** Statuses in the order of {@link WHO}, of nobody last: 303 is the way to the login. */
const EXPECTED: Readonly<Record<string, readonly [statuses: readonly number[], nobody: number]>> = {
  'get /driftinformation': [ALL, 200],
  'get /driftinformation/arkiv': [ALL, 200],
  'get /driftinformation/prenumerera': [ALL, 200],
  'post /driftinformation/prenumerera': [ALL.map(() => 422), 422],
  'get /driftinformation/prenumerera/bekrafta': [ALL.map(() => 404), 404],
  'post /driftinformation/prenumerera/bekrafta': [ALL.map(() => 404), 404],
  'get /driftinformation/prenumerera/avsluta': [ALL.map(() => 404), 404],
  'post /driftinformation/prenumerera/avsluta': [ALL.map(() => 404), 404],
  'get /driftinformation/ny': [WRITERS, 303],
  'post /driftinformation/ny': [[422, 422, 403, 403, 403, 403, 403], 303],
  'get /driftinformation/:id': [ALL, 200],
  'get /driftinformation/:id/andra': [[200, 403, 403, 403, 403, 403, 403], 303],
  'post /driftinformation/:id/andra': [SENT_BY_DRIFT, 303],
  'get /driftinformation/:id/bekrafta': [[409, 403, 403, 403, 403, 403, 403], 303],
  'post /driftinformation/:id/bekrafta': [[409, 403, 403, 403, 403, 403, 403], 303],
  'post /driftinformation/:id/uppdatera': [SENT_BY_DRIFT, 303],
  'post /driftinformation/:id/avsluta': [[409, 403, 403, 403, 403, 403, 403], 303],
  'post /driftinformation/:id/aterkalla': [SENT_BY_DRIFT, 303],
  'post /driftinformation/:id/avfarda': [SENT_BY_DRIFT, 303],
};

describeDatabase('web/driftinformation access (F8)', (open) => {
  let web: TestDriftweb;
  let addressOf: (page: string) => string;
  beforeEach(async () => {
    web = await startDriftinformation(await open());
    const { id } = await web.driftinformation.skapa(begaran, akut({ kallor: ['AF'] }));
    addressOf = (page) => (page.split(' ')[1] ?? '').replace(':id', id);
  });

  it('has an expectation for every page', () => {
    expect(web.pages.map(({ method, path }) => `${method} ${path}`).sort()).to.deep.equal(Object.keys(EXPECTED).sort());
  });

  for (const [page, [statuses, nobody]] of Object.entries(EXPECTED)) {
    const isPost = page.startsWith('post ');
    it(`F8 a page is for whom it is for: ${page} (ASVS 8.2.1, 8.3.1)`, async () => {
      const found: number[] = [];
      for (const user of WHO) {
        const browser = await web.as(user);
        const csrf = JSON.parse((await browser.visit('/v1/session')).text).csrf;
        const visit = isPost ? { method: 'POST', form: { csrf } } : {};
        found.push((await browser.visit(addressOf(page), { ...visit, follow: false })).status);
      }
      expect(found).to.deep.equal(statuses);
      const method = isPost ? 'POST' : 'GET';
      expect((await web.browser().visit(addressOf(page), { method, follow: false })).status).to.equal(nobody);
      expect(web.bugs).to.deep.equal([]);
    });

    if (!isPost) continue;
    it(`${page} is not taken without the form's token, or from another site (ASVS 3.5.1)`, async () => {
      const browser = await web.as('dagny');
      const csrf = JSON.parse((await browser.visit('/v1/session')).text).csrf;
      for (const [form, headers] of [
        [{}, {}],
        [{ csrf: 'x'.repeat(43) }, {}],
        [{ csrf }, { origin: 'https://evil.example' }],
        [{ csrf }, { 'sec-fetch-site': 'cross-site' }],
      ] as const) {
        const { status, text } = await browser.visit(addressOf(page), {
          method: 'POST',
          form,
          headers: { ...headers },
        });
        expect([status, text.includes('Formuläret')], JSON.stringify([form, headers])).to.deep.equal([403, true]);
      }
    });
  }
});
