// The test bench in a real browser: from the form to the reports without scripts, as axe-core sees pages and files, narrow and dark.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { htmlrapport } from '../../src/testbench/rapport/html.ts';
import { sjalvdeklarationHtml } from '../../src/testbench/rapport/sjalvdeklaration.ts';
import { createTestStore, type TestStore } from '../platform/sql/test-store.ts';
import { ettProtokoll } from '../testbench/rapport/ett-protokoll.ts';
import { startProvbank } from '../web/provbank/start-provbank.ts';
import { hasChromium, openBrowser, overflow, picture, type RealBrowser, violations } from './browser.ts';
import { requireTool } from './tools.ts';

const LOOKS = [
  { width: 1280, dark: false },
  { width: 380, dark: true },
];

describe('the test bench in a browser', function () {
  this.timeout(120_000);
  let store: TestStore;
  let browser: RealBrowser | undefined;

  before(function () {
    requireTool(this, 'Chromium', hasChromium);
  });
  beforeEach(async () => {
    store = await createTestStore('sqlite');
  });
  afterEach(async () => {
    await browser?.close();
    await store.dispose();
  });

  for (const look of LOOKS) {
    const name = `${look.width}${look.dark ? '-mork' : ''}`;

    it(`pages at ${name}: a run from its form to its reports`, async () => {
      const web = await startProvbank(await store.open());
      await web.simulators.behave('CSN', 'no-content-type');
      browser = await openBrowser(look);
      const { page } = browser;
      const complaints: string[] = [];
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
      const judge = async (what: string) => {
        await picture(page, `provbank-${what}-${name}`);
        expect(await violations(page), what).to.deep.equal([]);
        expect(await overflow(page), what).to.be.at.most(0);
      };
      await page.goto(`${web.url}/logga-in`);
      await page.click('button[value=ulla]');
      await page.waitForURL(`${web.url}/`);
      await page.goto(`${web.url}/provbank`);
      await judge('start');
      await page.click('main a[href*="bastjanst=CSN"]');
      await judge('form');
      await page.fill('[name=takt]', '50');
      await page.click('main button[type=submit]');
      await judge('plan');
      await page.click('main button[type=submit]');
      await page.waitForURL(/korningar\//);
      await page.waitForLoadState();
      while ((await page.locator('progress').count()) > 0) await page.reload();
      await judge('korning');
      expect(await page.locator('h2', { hasText: 'Underkända fall' }).count()).to.equal(1);
      await page.goto(`${web.url}/provbank`);
      await judge('historik');
      expect(complaints).to.deep.equal([]);
    });

    it(`files at ${name}: report and självdeklaration by themselves`, async () => {
      browser = await openBrowser(look);
      const { page } = browser;
      const folder = mkdtempSync(join(tmpdir(), 'sammansatt-rapport-'));
      try {
        const protokoll = await ettProtokoll();
        for (const [what, text] of [
          ['rapport', htmlrapport(protokoll)],
          ['sjalvdeklaration', sjalvdeklarationHtml(protokoll)],
        ] as const) {
          const file = join(folder, `${what}.html`);
          writeFileSync(file, text);
          await page.goto(`file://${file}`);
          await picture(page, `provbank-${what}-${name}`);
          expect(await violations(page), what).to.deep.equal([]);
          expect(await overflow(page), what).to.be.at.most(0);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
