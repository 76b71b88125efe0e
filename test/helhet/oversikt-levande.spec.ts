// The dashboard of the whole service while CSN's simulator hangs: seen on an open page, without a reload, and seen to be over.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Constellation, startConstellation } from '../constellation.ts';
import { questionV10 } from '../questions.ts';
import { hasChromium, openBrowser, picture, type RealBrowser, violations } from './browser.ts';
import { requireTool } from './tools.ts';

const OPEN_MS = 10_000;

describe('the dashboard of a running service', function () {
  this.timeout(180_000);
  let service: Constellation | undefined;
  let browser: RealBrowser | undefined;

  before(function () {
    requireTool(this, 'Chromium', hasChromium);
  });
  afterEach(async () => {
    await browser?.close();
    await service?.stop();
  });

  async function ask(times: number): Promise<void> {
    for (let i = 0; i < times; i++) await service?.soap(questionV10());
  }

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(`${service?.url}${path}`);
    await page.waitForSelector('text=Uppdateras av sig själv');
    await page.evaluate('globalThis.sammaSida = true');
  }

  it('shows that CSN hangs, that it is back, and lets the service stop', async () => {
    service = await startConstellation({
      env: { TIDSGRANS_BASTJANST_MS: '1500' },
      overrides: { breaker: { minimumCalls: 4, openMs: OPEN_MS, maxOpenMs: OPEN_MS, windowMs: 30_000 } },
    });
    browser = await openBrowser({ width: 1280, dark: false });
    const { page } = browser;
    await page.goto(`${service.url}/logga-in`);
    await page.click('button[value=dagny]');
    await open(page, '/oversikt');
    await ask(5);
    await page.waitForSelector('#rad-CSN >> text=Fungerar');
    await picture(page, 'oversikt-1-fore');

    await service.simulators.behave('CSN', 'hang');
    await ask(5);
    await page.waitForSelector('#rad-CSN >> text=Avbrott');
    expect(await page.textContent('[data-strom-nytt]')).to.contain('Avbrott');
    await page.waitForSelector('#rad-CSN .stapel__misslyckad');
    await picture(page, 'oversikt-2-csn-hanger');
    expect(await violations(page)).to.deep.equal([]);
    expect(await page.locator('#rad-AF >> text=Fungerar').count()).to.equal(1);
    const other = await page.context().newPage();
    await open(other, '/oversikt/CSN');
    await other.waitForSelector('text=Svarade inte i tid');
    await picture(other, 'oversikt-2-csn-hanger-en-bastjanst');

    await service.simulators.behave('CSN', 'normal');
    await page.waitForSelector('#rad-CSN >> text=Provar igen');
    await ask(30);
    await page.waitForSelector('#rad-CSN >> text=Störning');
    await picture(page, 'oversikt-3-csn-svarar-igen');
    await other.waitForSelector('text=sluten: anropen går fram');
    await other.reload();
    await picture(other, 'oversikt-3-csn-svarar-igen-en-bastjanst');
    expect(await page.evaluate('globalThis.sammaSida')).to.equal(true);

    await service.stop();
    service = undefined;
    await page.waitForSelector('text=Förbindelsen bröts');
  });
});
