// The pages in a real browser: a nämnd applies, an operator approves, the nämnd sees it; and every page as axe-core sees it.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { anAnslutning, begaran, GRANNE, NAMND } from '../anslutning/an-anslutning.ts';
import { createTestStore, type TestStore } from '../platform/sql/test-store.ts';
import { ANSOKAN, AVTAL } from '../web/anslutning/an-ansokan.ts';
import { startWeb, type TestWeb } from '../web/start-web.ts';
import { hasChromium, openBrowser, overflow, picture, type RealBrowser, violations } from './browser.ts';
import { requireTool } from './tools.ts';

const LOOKS = [
  { width: 1280, dark: false },
  { width: 380, dark: false },
  { width: 380, dark: true },
  { width: 1280, dark: true },
];

/** Every page that can be looked at, by whom. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  nobody: ['/', '/logga-in', '/utloggad', '/inloggad', '/finns-inte'],
  dagny: [
    '/',
    '/ansokan',
    '/anslutningar',
    `/anslutningar/${NAMND}`,
    `/anslutningar/${GRANNE}`,
    `/anslutningar/${NAMND}/historik`,
    '/handelser',
    '/ataganden',
    '/inloggningar',
  ],
  nils: [`/anslutningar/${NAMND}`, '/ataganden', '/handelser', `/ansokan/${NAMND}/mottagen`],
  hanna: ['/ataganden'],
  ingvar: ['/'],
};

async function login(page: Page, web: TestWeb, user: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${web.url}/logga-in`);
  await page.click(`button[value=${user}]`);
  await page.waitForURL(`${web.url}/`);
}

/** A box is behind its label, as the design system draws it. */
async function fill(page: Page, fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    if ((await page.locator(`input[type=checkbox][name="${name}"]`).count()) === 0) {
      await page.fill(`[name="${name}"]`, String(value));
      continue;
    }
    for (const one of [value].flat()) {
      const id = await page.getAttribute(`input[name="${name}"][value="${one}"]`, 'id');
      await page.click(`label[for="${id}"]`);
    }
  }
}

async function step(page: Page, till: string): Promise<void> {
  await page.selectOption('#falt-till', till);
  await page.fill('#falt-skal', 'Ansökan är komplett');
  await page.click('button:text("Utför")');
}

describe('the pages in a browser', function () {
  this.timeout(120_000);
  let store: TestStore;
  let web: TestWeb;
  let browser: RealBrowser | undefined;

  before(function () {
    requireTool(this, 'Chromium', hasChromium);
  });
  beforeEach(async () => {
    store = await createTestStore('sqlite');
    web = await startWeb(await store.open());
  });
  afterEach(async () => {
    await browser?.close();
    await store.dispose();
  });

  it('take a nämnd from application to aktiv', async () => {
    browser = await openBrowser({ width: 1280, dark: false });
    const { page } = browser;
    await login(page, web, 'nils');
    await page.click('nav >> text=Ansök om anslutning');
    await page.click('button:text("Skicka ansökan")');
    expect(await page.locator('.felsumma a').count()).to.be.greaterThan(5);
    expect(await violations(page)).to.deep.equal([]);
    await picture(page, 'ansokan-fel-1280');
    await page.click('.felsumma a >> nth=0');
    expect(await page.evaluate('document.activeElement.name')).to.equal('namn');
    await fill(page, ANSOKAN);
    await page.click('button:text("Skicka ansökan")');
    expect(await page.textContent('h1')).to.equal('Ansökan är mottagen');

    await login(page, web, 'dagny');
    await page.click('nav >> text=Anslutningar');
    await page.click('text=Provköpings socialnämnd');
    await step(page, 'granskas');
    for (const slag of ['avtal', 'bitradesavtal']) {
      await page.click('summary:has-text("Registrera ett undertecknat avtal")');
      await page.selectOption('#falt-slag', slag);
      await fill(page, AVTAL);
      await page.click('button:text("Registrera avtalet")');
    }
    await step(page, 'godkänd');
    await step(page, 'aktiv');
    expect(await page.locator('.uppgifter .badge').textContent()).to.equal('aktiv');

    await login(page, web, 'nils');
    await page.goto(`${web.url}/anslutningar/${NAMND}`);
    expect(await page.locator('.uppgifter .badge').textContent()).to.equal('aktiv');
    await page.click('button:text("Logga ut")');
    await page.click('button:text("Logga ut")');
    expect(await page.textContent('h1')).to.equal('Du är utloggad');
    expect(web.bugs).to.deep.equal([]);
  });

  for (const looks of LOOKS) {
    it(`are accessible and fit at ${looks.width} pixels, ${looks.dark ? 'dark' : 'light'}`, async () => {
      await furnish(web);
      browser = await openBrowser(looks);
      const { page } = browser;
      for (const [who, paths] of Object.entries(PAGES)) {
        if (who !== 'nobody') await login(page, web, who);
        for (const path of paths) {
          await page.goto(web.url + path);
          for (const summary of await page.locator('summary:visible').all()) await summary.click();
          const name = `${who}${path.replaceAll('/', '-')}-${looks.width}${looks.dark ? '-mork' : ''}`;
          await picture(page, name);
          expect(await violations(page), name).to.deep.equal([]);
          expect(await overflow(page), name).to.be.at.most(0);
        }
      }
    });
  }
});

/** Something to look at on every page. */
async function furnish({ anslutningar, as }: TestWeb): Promise<void> {
  let one = await anslutningar.laggTill(begaran, anAnslutning());
  for (const till of ['granskas', 'godkänd', 'aktiv'] as const) {
    one = await anslutningar.byt({ ...begaran, organisationsnummer: NAMND, version: one.version }, till);
  }
  await anslutningar.laggTill(begaran, { organisationsnummer: GRANNE, namn: 'Grannby socialnämnd' });
  const [drift, nils, hanna] = [await as('dagny'), await as('nils'), await as('hanna')];
  const text = 'Jag använder tjänsten bara i ärenden som jag handlägger.\n\nJag för inte uppgifterna vidare.';
  await drift.send('/ataganden/text', { text, textskal: 'Första versionen' });
  await hanna.send('/ataganden/bekraftelse', { textVersion: '1', bekraftar: 'ja' });
  const vendor = { 'bitrade-nummer': '556000-0002', 'bitrade-namn': 'Nya AB', 'bitrade-datum': '2026-06-01' };
  await nils.send(`/anslutningar/${NAMND}/leverantor`, {
    ...vendor,
    version: String(one.version),
    leverantorsskal: 'Upphandlat',
  });
}
