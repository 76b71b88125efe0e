// The dashboard in a real browser: as axe-core sees it at each width and in each theme, its charts, its menu, and without scripts.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Database } from '../../src/platform/sql/database.ts';
import { bastjanstNamn as myndigheter } from '../../src/profiles/sverige/modules.ts';
import { createTestStore, type TestStore } from '../platform/sql/test-store.ts';
import { begaran, startServicelevel, type TestServicelevel } from '../web/oversikt/servicelevel.ts';
import { startWeb, type TestWeb } from '../web/start-web.ts';
import { hasChromium, openBrowser, overflow, picture, type RealBrowser, violations } from './browser.ts';
import { requireTool } from './tools.ts';

const LOOKS = [
  { width: 1280, dark: false },
  { width: 380, dark: false },
  { width: 380, dark: true },
  { width: 1280, dark: true },
];

const PAGES: Readonly<Record<string, readonly string[]>> = {
  dagny: [
    '/oversikt',
    '/oversikt?period=30d',
    '/oversikt/CSN',
    '/oversikt/CSN?period=7d',
    '/oversikt/SAMMANSATT',
    '/organisationer',
    '/loggstatus',
    '/logg',
    '/larm',
    '/driftinformation',
    '/rapporter',
    '/rapporter/CSN/2026-11',
    '/servicenivaer',
  ],
  nils: ['/logg', '/driftinformation'],
  ulla: ['/oversikt', '/oversikt/CSN'],
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function login(page: Page, web: TestWeb, user: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${web.url}/logga-in`);
  await page.click(`button[value=${user}]`);
  await page.waitForURL(`${web.url}/`);
}

/** What the page asked for and was not allowed, or said on the console. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(String(error)));
  return found;
}

describe('the dashboard in a browser', function () {
  this.timeout(120_000);
  let store: TestStore;
  let database: Database;
  let web: TestWeb;
  let level: TestServicelevel;
  let browser: RealBrowser | undefined;

  before(function () {
    requireTool(this, 'Chromium', hasChromium);
  });
  beforeEach(async () => {
    store = await createTestStore('sqlite');
    database = await store.open();
    web = await startWeb(database, {
      stromtakt: { lookMs: 200 },
      async servicelevel(clock, own) {
        level = await startServicelevel(clock, own);
        return level.services;
      },
      logg: () => ({ ...level.log, myndigheter, clock: level.services.clock }),
    });
    await furnish();
  });
  afterEach(async () => {
    await browser?.close();
    level.stop();
    await store.dispose();
  });

  /** A day of measurements, of which CSN fails the last hour, with alerts, stops and driftinformation. */
  async function furnish(): Promise<void> {
    const now = web.clock.now();
    await level.registerCsn();
    for (let back = 24 * 6; back >= 0; back--) {
      await level.mat(now - back * 10 * MINUTE_MS, (matare) => {
        // Of FK there is nothing of the last hour.
        for (const kalla of back < 7 ? ['AF', 'CSN'] : ['AF', 'CSN', 'FK']) {
          const fails = kalla === 'CSN' && back < 6;
          for (let i = 0; i < 10; i++) {
            const svarstidMs = 200 + 150 * i + (back % 12) * 40;
            if (fails && i > 4) matare.anrop({ kalla, slag: 'anrop', utfall: 'misslyckad', orsak: 'timeout' });
            else matare.anrop({ kalla, slag: 'anrop', utfall: 'lyckad', kvalitet: 'answered', svarstidMs, kotidMs: 1 });
          }
          matare.anrop({
            kalla,
            svarande: `${kalla}-EN`,
            slag: 'anrop',
            utfall: 'lyckad',
            kvalitet: 'nothing',
            svarstidMs: 90,
          });
        }
        matare.fraga({ utfall: 'lyckad', svarstidMs: 900, organisation: '162120000142', delfragor: 3 });
      });
    }
    await database.run(
      `INSERT INTO larm (id, regel, objekt, steg, grad, text, sedan, larmat_at) VALUES
        ('1', 'brannhastighet', 'CSN', 1, 'kritisk', 'CSN förbränner sin felbudget 16,0 gånger för fort.', $1, $1)`,
      [now - HOUR_MS],
    );
    await level.driftinformation.skapa(begaran, {
      ...{ slag: 'akut', kallor: ['CSN'], fran: now, allvar: 'störning' },
      ...{ rubrik: 'CSN svarar långsamt', text: 'Felsökning pågår hos CSN.' },
    });
    await level.services.driftlagen.underhall(begaran, 'FK', { fran: now + HOUR_MS, till: now + 2 * HOUR_MS });
    await level.services.avstamning.registrera(begaran, 'CSN', '2026-11-20', 12);
    await level.followDrift();
  }

  for (const looks of LOOKS) {
    it(`is accessible and fits at ${looks.width} pixels, ${looks.dark ? 'dark' : 'light'}`, async () => {
      browser = await openBrowser(looks);
      const { page } = browser;
      const errors = complaints(page);
      for (const [who, paths] of Object.entries(PAGES)) {
        await login(page, web, who);
        for (const path of paths) {
          await page.goto(web.url + path);
          const name = `${who}${path.replaceAll(/[/?=]/g, '-')}-${looks.width}${looks.dark ? '-mork' : ''}`;
          await picture(page, name);
          for (const summary of await page.locator('summary:visible').all()) await summary.click();
          expect(await violations(page), name).to.deep.equal([]);
          expect(await overflow(page), name).to.be.at.most(0);
        }
      }
      expect(errors).to.deep.equal([]);
      expect(web.bugs).to.deep.equal([]);
    });
  }

  it('draws its charts from the table beside them, and shows a row anew while it is open', async () => {
    browser = await openBrowser({ width: 1280, dark: false });
    const { page } = browser;
    const errors = complaints(page);
    await login(page, web, 'dagny');
    await page.goto(`${web.url}/oversikt/CSN`);
    await page.waitForSelector('#diagram-anrop canvas');
    expect(await page.locator('[data-diagram] canvas').count()).to.equal(2);
    await page.goto(`${web.url}/oversikt`);
    await page.waitForSelector('text=Uppdateras av sig själv');
    await page.focus('#rad-AF a');
    await level.breakCircuit('AF');
    await page.waitForSelector('#rad-AF >> text=kretsen är öppen');
    expect(await page.textContent('[data-strom-nytt]')).to.equal('Arbetsförmedlingen: Avbrott');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).to.equal('/oversikt/AF');
    expect(errors).to.deep.equal([]);
  });

  it('stands still while it is paused, and catches up', async () => {
    browser = await openBrowser({ width: 1280, dark: false });
    const { page } = browser;
    await login(page, web, 'dagny');
    await page.goto(`${web.url}/oversikt`);
    await page.waitForSelector('text=Uppdateras av sig själv');
    await page.click('text=Pausa uppdateringen');
    await level.breakCircuit('FK');
    const other = await page.context().newPage();
    await other.goto(`${web.url}/oversikt`);
    await other.waitForSelector('#rad-FK >> text=kretsen är öppen');
    expect(await page.locator('#rad-FK >> text=kretsen är öppen').count()).to.equal(0);
    await page.click('text=Fortsätt uppdatera');
    await page.waitForSelector('#rad-FK >> text=kretsen är öppen');
  });

  it('can be reached by its folded menu and by keyboard at 380 pixels', async () => {
    browser = await openBrowser({ width: 380, dark: false });
    const { page } = browser;
    await login(page, web, 'dagny');
    expect(await page.locator('nav >> text=Översikt').isVisible()).to.equal(false);
    await page.focus('.meny__knapp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${web.url}/oversikt`);
    expect(await page.textContent('h1')).to.equal('Översikt');
  });
});
