// The page of the REST API in a real browser: readable by everybody, on a screen and a phone, light and dark.
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../constellation.ts';
import { hasChromium, openBrowser, overflow, violations } from './browser.ts';
import { requireTool } from './tools.ts';

const LOOKS = [
  { width: 1280, dark: false },
  { width: 380, dark: true },
];

describe('the page of the REST API in a browser', function () {
  this.timeout(120_000);
  let service: Constellation;
  before(async () => {
    service = await startConstellation();
  });
  after(() => service?.stop());

  for (const looks of LOOKS) {
    it(`has nothing that axe is against, folded or not, ${looks.width} wide, ${looks.dark ? 'dark' : 'light'}`, async function () {
      requireTool(this, 'Chromium', hasChromium);
      const { page, close } = await openBrowser(looks);
      try {
        await page.goto(`${service.url}/v1/openapi`);
        expect(await violations(page)).to.deep.equal([]);
        await page.click('#schema-ssbtek\\.fraga summary');
        await page.click('section:has(#fraga) details summary');
        expect(await violations(page)).to.deep.equal([]);
        expect(await overflow(page)).to.be.at.most(0);
      } finally {
        await close();
      }
    });
  }
});
