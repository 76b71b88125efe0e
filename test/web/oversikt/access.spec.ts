// F8 for what is measured, agreed and told: every page by every role and by nobody, and no form without its token.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startWeb } from '../start-web.ts';
import { begaran, startServicelevel, type TestServicelevel } from './servicelevel.ts';

/** The demo users, one of each role; ulla speaks for CSN. */
const WHO = ['dagny', 'frida', 'ulla', 'nils', 'lova', 'hanna', 'ingvar'] as const;

type Statuses = readonly [number, number, number, number, number, number, number];

const WHOLE: Statuses = [200, 200, 403, 403, 403, 403, 403];
const SERVICE: Statuses = [200, 200, 200, 403, 403, 403, 403];
const DRIFT: Statuses = [422, 403, 403, 403, 403, 403, 403];
const WRITERS: Statuses = [422, 403, 422, 403, 403, 403, 403];
const AGREED: Statuses = [422, 422, 403, 403, 403, 403, 403];

/** Statuses in the order of {@link WHO}, of an address about CSN; of nobody last. */
const EXPECTED: Readonly<Record<string, readonly [Statuses, nobody: number]>> = {
  'get /oversikt': [SERVICE, 303],
  'get /oversikt/:kalla': [SERVICE, 303],
  'post /oversikt/:kalla/stang': [DRIFT, 303],
  'post /oversikt/:kalla/hall-oppen': [DRIFT, 303],
  'post /oversikt/:kalla/aterstall': [DRIFT, 303],
  'post /oversikt/:kalla/underhall': [DRIFT, 303],
  'post /oversikt/:kalla/avbryt': [DRIFT, 303],
  'post /oversikt/:kalla/granser': [DRIFT, 303],
  'post /oversikt/:kalla/avstamning': [WRITERS, 303],
  'get /organisationer': [WHOLE, 303],
  'get /loggstatus': [WHOLE, 303],
  'get /larm': [WHOLE, 303],
  'get /rapporter': [SERVICE, 303],
  'get /rapporter/:kalla/:period.csv': [SERVICE, 303],
  'get /rapporter/:kalla/:period': [SERVICE, 303],
  'get /servicenivaer': [SERVICE, 303],
  'post /servicenivaer': [AGREED, 303],
  'post /servicenivaer/borttagning': [AGREED, 303],
};

/** They have a test of their own. */
const OTHERS = '/driftinformation';

async function start(database: Database) {
  let level: TestServicelevel | undefined;
  const web = await startWeb(database, {
    async servicelevel(clock, store) {
      level = await startServicelevel(clock, store);
      return level.services;
    },
  });
  await level?.registerCsn();
  await level?.services.nivaer.satt(begaran, {
    ...(await level.services.nivaer.gallande('CSN', '2026-01-01')),
    giltigFran: '2026-02-01',
  });
  return web;
}

const addressOf = (path: string) => path.replace(':kalla', 'CSN').replace(':period', '2026-10');

describeDatabase('access to the dashboard (F8)', (open) => {
  it('has an expectation for every page', async () => {
    const { pages } = (await start(await open())).web;
    const first = pages.findIndex(({ path }) => path === '/oversikt');
    const own = pages.slice(first).filter(({ path }) => !path.startsWith(OTHERS));
    expect(own.map(({ method, path }) => `${method} ${path}`)).to.have.members(Object.keys(EXPECTED));
  });

  for (const [page, [statuses, nobody]] of Object.entries(EXPECTED)) {
    const [method = '', path = ''] = page.split(' ');

    it(`${page} is for whom it is for (ASVS 8.2.1, 8.3.1)`, async () => {
      const web = await start(await open());
      const found: number[] = [];
      for (const user of WHO) {
        const browser = await web.as(user);
        const { csrf } = JSON.parse((await browser.visit('/v1/session')).text);
        const form = method === 'post' ? { form: { csrf } } : {};
        found.push(
          (await browser.visit(addressOf(path), { method: method.toUpperCase(), follow: false, ...form })).status,
        );
      }
      expect(found).to.deep.equal([...statuses]);
      const stranger = await web.browser().visit(addressOf(path), { method: method.toUpperCase(), follow: false });
      expect(stranger.status).to.equal(nobody);
      expect(web.bugs).to.deep.equal([]);
    });

    if (method !== 'post') continue;
    it(`${page} is not taken without the form's token (ASVS 3.5.1)`, async () => {
      const browser = await (await start(await open())).as('dagny');
      const page = await browser.visit(addressOf(path), {
        method: 'POST',
        form: { csrf: 'x'.repeat(43) },
        follow: false,
      });
      expect([page.status, page.text.includes('Formuläret')]).to.deep.equal([403, true]);
    });
  }

  it('keeps scripts and styles out of its pages (ASVS 3.4.3)', async () => {
    const web = await start(await open());
    const browser = await web.as('dagny');
    for (const path of ['/oversikt', '/oversikt/CSN', '/organisationer', '/loggstatus']) {
      const { text } = await browser.visit(path);
      expect(text, path).to.not.match(
        /<style|\sstyle=|\son\w+=|<script(?! src="\/statisk\/[\w.]+\.js" (defer|type="module")><\/script>)/,
      );
    }
    const { text } = await browser.visit('/oversikt/CSN');
    for (const [, address = ''] of text.matchAll(/<script src="([^"]+)"/g)) {
      const script = await browser.visit(address);
      expect([script.status, script.headers.get('content-type')]).to.deep.equal([
        200,
        'text/javascript; charset=utf-8',
      ]);
      expect(script.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    }
  });
});
