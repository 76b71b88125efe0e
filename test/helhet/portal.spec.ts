// The portal as anybody finds it: every link, every download, no page that nothing leads to, each readable by everybody.
import { expect } from 'chai';
import { createTeknikUnderlag } from '../../src/assembly/teknik-underlag.ts';
import { toConfig } from '../../src/platform/config.ts';
import { createSverige, modules } from '../../src/profiles/sverige/index.ts';
import { loadInnehall } from '../../src/web/portal/content.ts';
import { createTeknikPages } from '../../src/web/portal/teknik/teknik-pages.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { createBrowser } from '../web/a-browser.ts';
import { hasChromium, openBrowser, overflow, picture, violations } from './browser.ts';
import { type Crawl, crawl } from './crawler.ts';
import { requireTool } from './tools.ts';

/** Sites that the portal may link to: the law, and those whose contracts it speaks of. */
const ALLOWED = [
  /^https:\/\/(www\.)?riksdagen\.se\//,
  /^https:\/\/(www\.)?skr\.se\//,
  /^https:\/\/(www\.)?imy\.se\//,
  /^https:\/\/eur-lex\.europa\.eu\//,
];

const TYPES: readonly (readonly [ending: RegExp, type: string])[] = [
  [/\.(wsdl|xsd)$|^\/ssbtek\?/, 'text/xml'],
  [/\.schema\.json$/, 'application/schema+json'],
  [/\.json$|^\/v1\/felkoder$/, 'application/json'],
  [/\.yaml$/, 'application/yaml'],
  [/\.zip$/, 'application/zip'],
  [/\.csv$/, 'text/csv'],
  [/\.atom$|\/flode$/, 'application/atom+xml'],
  [/\.rss$/, 'application/rss+xml'],
  [/\.css$/, 'text/css'],
  [/^\/teknik\/exempel\/[^/]+\/[^/]+$/, 'text/plain'],
];

const LOOKS = [
  { width: 1280, dark: false },
  { width: 380, dark: true },
];

/** Looked at by a person now and then. */
const PICTURES: Readonly<Record<string, string>> = {
  '/': 'portal-start',
  '/uppgifter': 'portal-forteckning',
  '/teknik': 'portal-teknik',
};

/** Public pages lead to these, which are for those who have logged in. */
const LOGIN = ['/anslutningar', '/ansokan', '/logga-in', '/provfraga'];

/** Driftpersonal, and the administrator of a nämnd. */
const USERS = ['dagny', 'nils'];

const isAllowed = (href: string) => ALLOWED.some((site) => site.test(href));

function wrongIn({ pages }: Crawl): string[] {
  const wrong = [...pages.values()].filter(({ status, needsLogin }) => status !== 200 && !needsLogin);
  return wrong.map(({ from, path, status }) => `${from} → ${path}: ${status}`);
}

describe('the portal', function () {
  this.timeout(600_000);
  let service: Constellation;
  let found: Crawl;
  const ofUsers = new Map<string, Crawl>();

  before(async () => {
    service = await startConstellation();
    found = await crawl(service.url);
    for (const user of USERS) {
      const browser = createBrowser(service.url);
      await browser.login(user);
      ofUsers.set(user, await crawl(service.url, browser));
    }
  });
  after(() => service?.stop());

  it('answers 200 to every link, and asks for a login where one is needed and nowhere else', () => {
    expect(wrongIn(found)).to.deep.equal([]);
    expect(found.pages.size).to.be.greaterThan(80);
    const asks = [...found.pages.values()].filter(({ needsLogin }) => needsLogin);
    expect(asks.map(({ path }) => path).sort()).to.deep.equal(LOGIN);
  });

  for (const user of USERS) {
    it(`answers 200 to every link that ${user} has after a login`, () => {
      const crawled = ofUsers.get(user) as Crawl;
      expect(wrongIn(crawled)).to.deep.equal([]);
      expect([...crawled.pages.values()].filter(({ needsLogin }) => needsLogin)).to.deep.equal([]);
      expect(crawled.loose).to.deep.equal([]);
      expect(crawled.outward.filter(({ href }) => !isAllowed(href))).to.deep.equal([]);
      expect(crawled.pages.size).to.be.greaterThan(found.pages.size);
    });
  }

  it('hands out every file as what it is', () => {
    const wrong = [...found.pages.values()].flatMap(({ path, type, needsLogin }) => {
      const expected = TYPES.find(([ending]) => ending.test(path))?.[1] ?? 'text/html';
      return type === expected || needsLogin ? [] : [`${path}: ${type}, not ${expected}`];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('links to places that are there', () => {
    expect(found.loose).to.deep.equal([]);
  });

  it('links to no other site than those that it may', () => {
    expect(found.outward.filter(({ href }) => !isAllowed(href))).to.deep.equal([]);
  });

  it('has no page that nothing leads to', () => {
    const env = { DATA_DIR: service.dataDir };
    const config = toConfig(env, { bastjanster: modules.map(({ source }) => source) });
    const profile = createSverige({ clock: { now: Date.now, monotonic: () => performance.now() } });
    const pages = createTeknikPages(createTeknikUnderlag({ config, profile, medProvpersoner: true }));
    const technical = pages.map(({ path }) => path).filter((path) => !/[:*]/.test(path));
    const { sidor, fortackningar } = loadInnehall(config.portalFolder);
    const paths = [
      ...technical,
      ...sidor.map(({ adress }) => adress),
      ...fortackningar.map(({ uppgiftslamnare }) => `/uppgifter/${uppgiftslamnare}`),
    ];
    expect(paths.filter((path) => found.pages.get(path)?.status !== 200)).to.deep.equal([]);
  });

  it('has a page for questions about test persons that reads as well, with its answer', async function () {
    requireTool(this, 'Chromium', hasChromium);
    for (const looks of LOOKS) {
      const { page, close } = await openBrowser(looks);
      try {
        await page.goto(`${service.url}/logga-in`);
        await page.click('button[value=nils]');
        await page.goto(`${service.url}/provfraga`);
        expect(await violations(page)).to.deep.equal([]);
        await page.selectOption('#falt-person', 'afFault');
        await page.click('button[value=fraga]');
        await page.waitForSelector('#svar');
        expect(await violations(page)).to.deep.equal([]);
        expect(await overflow(page)).to.be.at.most(0);
        await picture(page, `portal-provfraga-${looks.width}`);
      } finally {
        await close();
      }
    }
  });

  it('is readable by everybody: nothing that axe has against a page, none wider than a phone', async function () {
    requireTool(this, 'Chromium', hasChromium);
    const all = [...found.pages.values()].filter(({ type, status }) => type === 'text/html' && status === 200);
    // The largest of them has a spec of its own: api-referens.spec.ts.
    const paths = all.filter(({ path }) => path !== '/v1/openapi');
    const complaints: string[] = [];
    for (const looks of LOOKS) {
      const browser = await openBrowser(looks);
      try {
        for (const { path } of paths) {
          await browser.page.goto(service.url + path);
          for (const one of await violations(browser.page)) complaints.push(`${path} (${looks.width}): ${one}`);
          const wider = await overflow(browser.page);
          if (wider > 0) complaints.push(`${path} (${looks.width}): ${wider} px too wide`);
          const name = PICTURES[path];
          if (name) await picture(browser.page, `${name}-${looks.width}`);
        }
      } finally {
        await browser.close();
      }
    }
    expect(complaints.join('\n')).to.equal('');
  });
});
