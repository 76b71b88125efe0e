// The overview on the page for questions about test persons: read by everybody, whatever their window and their colours.
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../constellation.ts';
import { hasChromium, openBrowser, overflow, picture, violations } from './browser.ts';
import { requireTool } from './tools.ts';

describe('the overview of a question about a test person, in a browser', function () {
  this.timeout(120_000);
  let service: Constellation;
  before(async () => {
    service = await startConstellation();
  });
  after(() => service?.stop());

  for (const width of [1280, 380]) {
    for (const dark of [false, true]) {
      it(`has nothing that axe objects to at ${width} px, ${dark ? 'dark' : 'light'}, with its places open`, async function () {
        requireTool(this, 'Chromium', hasChromium);
        const { page, close } = await openBrowser({ width, dark });
        try {
          await page.goto(`${service.url}/logga-in`);
          await page.click('button[value=nils]');
          await page.goto(`${service.url}/provfraga`);
          await page.selectOption('#falt-person', 'pmOtillganglig');
          await page.click('button[value=fraga]');
          await page.waitForSelector('#oversikt');
          await picture(page, `provfraga-oversikt-${width}-${dark ? 'mork' : 'ljus'}`);
          await page.click('section[aria-labelledby=oversikt] summary');
          expect(await violations(page)).to.deep.equal([]);
          expect(await overflow(page)).to.be.at.most(0);
        } finally {
          await close();
        }
      });
    }
  }
});
