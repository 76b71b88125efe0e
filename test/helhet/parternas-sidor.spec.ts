// The pages of avvikelser and of dataskydd in a real browser: as axe-core sees them at each width and in each theme, and without scripts.
import { expect } from 'chai';
import type express from 'express';
import { createPlats } from '../../src/web/inloggning/plats.ts';
import { createSessioner } from '../../src/web/inloggning/sessioner.ts';
import { createLayout } from '../../src/web/layout.ts';
import { createPages } from '../../src/web/pages.ts';
import { createDataskyddPages } from '../../src/web/portal/dataskydd/dataskydd-pages.ts';
import { createStaticFace } from '../../src/web/static-face.ts';
import { createTestStore, type TestStore } from '../platform/sql/test-store.ts';
import { aRapport, av, CSN, mal, NAMND } from '../portal/avvikelser/open-avvikelser.ts';
import { openDataskydd } from '../portal/dataskydd/open-dataskydd.ts';
import { startAvvikelser, type TestAvvikelseweb } from '../web/portal/start-avvikelser.ts';
import { startWeb, type TestWeb } from '../web/start-web.ts';
import { hasChromium, openBrowser, overflow, picture, type RealBrowser, violations } from './browser.ts';
import { requireTool } from './tools.ts';

const LOOKS = [
  { width: 1280, dark: false },
  { width: 380, dark: false },
  { width: 380, dark: true },
  { width: 1280, dark: true },
];

/** What fades in has its colours only then. */
const ANIMATIONS_ENDED = 'Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => {})';

describe('the pages of the parties in a browser', function () {
  this.timeout(120_000);
  let stores: TestStore[];
  let avvikelser: TestAvvikelseweb;
  let dataskydd: TestWeb;
  let browser: RealBrowser | undefined;

  before(function () {
    requireTool(this, 'Chromium', hasChromium);
  });
  beforeEach(async () => {
    stores = [await createTestStore('sqlite'), await createTestStore('sqlite')];
    const [one, other] = stores as [TestStore, TestStore];
    avvikelser = await startAvvikelser(await one.open());
    dataskydd = await startDataskydd(await other.open());
    const first = await avvikelser.avvikelser.rapportera(
      av(NAMND),
      aRapport({ bevis: `<svar>${'x'.repeat(300)}</svar>` }),
    );
    const next = await avvikelser.avvikelser.ta('utred', mal(first, CSN));
    await avvikelser.avvikelser.ta('svara', mal(next, CSN), 'Vilken dag gäller det?\n\nVi ser inget fel.');
    await avvikelser.avvikelser.skapaUtkast(av(NAMND), aRapport({ rubrik: 'Halvfärdig' }));
  });
  afterEach(async () => {
    await browser?.close();
    for (const store of stores) await store.dispose();
  });

  async function startDataskydd(database: Awaited<ReturnType<TestStore['open']>>): Promise<TestWeb> {
    const test = await openDataskydd(database);
    await test.log.decide(1, '162120000142');
    await test.log.gallring.run({ startadAv: 'schema' });
    const pages = createDataskyddPages({ dataskydd: test.dataskyddBy(), anslutningar: test.anslutningar });
    const sessioner = createSessioner({ database, clock: { now: () => Date.now() } });
    return startWeb(database, {
      more(app: express.Express) {
        const { router, ...files } = createStaticFace();
        app.use(router);
        const layout = createLayout({ ...files, trial: true });
        const besok = { platsOf: createPlats(undefined), sessioner };
        app.use(createPages({ ...besok, pages, layout, clientAddress: () => '127.0.0.1', onBug: () => {} }));
      },
    });
  }

  const PAGES: readonly (readonly [who: string, path: string])[] = [
    ['nils', '/avvikelser'],
    ['nils', '/avvikelser/ny'],
    ['nils', '/avvikelser/1'],
    ['nils', '/avvikelser/2/utkast'],
    ['dagny', '/avvikelser/1'],
    ['ulla', '/avvikelser?lage=stangda'],
    ['nils', '/dataskydd'],
    ['dagny', '/dataskydd?namnd=162120000159'],
  ];

  for (const looks of LOOKS) {
    it(`are accessible and fit at ${looks.width} pixels, ${looks.dark ? 'dark' : 'light'}`, async () => {
      browser = await openBrowser(looks);
      const { page } = browser;
      // The web before these pages tells browsers, and them alone, which pages it has not.
      await page.route(/\/(avvikelser|dataskydd)/, (route) =>
        route.continue({ headers: { ...route.request().headers(), accept: '*/*' } }),
      );
      for (const [who, path] of PAGES) {
        const { url } = path.startsWith('/dataskydd') ? dataskydd : avvikelser;
        await page.context().clearCookies();
        await page.goto(`${url}/logga-in`);
        await page.click(`button[value=${who}]`);
        await page.waitForURL(`${url}/`);
        await page.goto(url + path);
        const name = `${who}${path.replaceAll(/[/?=]/g, '-')}-${looks.width}${looks.dark ? '-mork' : ''}`;
        await picture(page, name);
        for (const summary of await page.locator('main summary:visible').all()) await summary.press('Enter');
        await page.evaluate(ANIMATIONS_ENDED);
        expect(await page.locator('h1').textContent(), name).to.match(/vvikelse|Dataskydd|Utkast/);
        expect(await violations(page), name).to.deep.equal([]);
        expect(await overflow(page), name).to.be.at.most(0);
      }
      expect(avvikelser.bugs).to.deep.equal([]);
    });
  }
});
