// The page of the data protection pack: each nämnd its own, operators any, as a page, as a document and as JSON.
import { expect } from 'chai';
import { createPlats } from '../../../src/web/inloggning/plats.ts';
import { createSessioner } from '../../../src/web/inloggning/sessioner.ts';
import { createLayout } from '../../../src/web/layout.ts';
import { createPages } from '../../../src/web/pages.ts';
import { createDataskyddPages } from '../../../src/web/portal/dataskydd/dataskydd-pages.ts';
import { GRANNE, NAMND } from '../../anslutning/an-anslutning.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { openDataskydd, type TestDataskydd } from '../../portal/dataskydd/open-dataskydd.ts';
import { startWeb, type TestWeb } from '../start-web.ts';

const PATHS = ['/dataskydd', '/dataskydd/html', '/dataskydd/json'];

describeDatabase('web/portal/dataskydd', (open) => {
  let web: TestWeb;
  let test: TestDataskydd;
  let bugs: unknown[];
  beforeEach(async () => {
    const database = await open();
    test = await openDataskydd(database);
    bugs = [];
    const onBug = (error: unknown) => bugs.push(error);
    const pages = createDataskyddPages({ dataskydd: test.dataskyddBy(), anslutningar: test.anslutningar });
    const besok = {
      platsOf: createPlats(undefined),
      sessioner: createSessioner({ database, clock: { now: () => Date.now() } }),
    };
    web = await startWeb(database, {
      more(app) {
        const layout = createLayout({ styles: [], skript: { strom: [], diagram: [] }, trial: true });
        app.use(createPages({ ...besok, pages, layout, clientAddress: () => '127.0.0.1', onBug }));
      },
    });
  });
  afterEach(() => expect(bugs).to.deep.equal([]));

  it('F8 is each nämnd’s own, and any for operators (ASVS 8.2.1, 8.3.1)', async () => {
    for (const [user, own, other] of [
      ['nils', 200, 404],
      ['lova', 200, 404],
      ['greta', 404, 200],
      ['dagny', 200, 200],
      ['frida', 403, 403],
      ['ulla', 403, 403],
      ['hanna', 403, 403],
      ['ingvar', 403, 403],
    ] as const) {
      const browser = await web.as(user);
      for (const path of PATHS) {
        const statuses = [];
        for (const namnd of [NAMND, GRANNE, '162120009999'])
          statuses.push((await browser.visit(`${path}?namnd=${namnd}`, { follow: false })).status);
        expect(statuses, `${user} ${path}`).to.deep.equal([own, other, own === 403 ? 403 : 404]);
      }
    }
    for (const path of PATHS) expect((await web.browser().visit(path, { follow: false })).status).to.equal(303);
  });

  it('shows a nämnd its own without being asked for, and leads to what is handed out', async () => {
    const nils = await web.as('nils');
    const page = await nils.visit('/dataskydd');
    expect(page.text).to.contain('Dataskyddsunderlag för Provköpings socialnämnd').and.not.contain('Grannby');
    expect(page.text).to.contain('<svg viewBox=').and.contain('Register över behandling (artikel 30)');
    const links = [...page.text.matchAll(/href="(\/dataskydd\/[^"]+)"/g)].map(([, one = '']) => one);
    const [document, json] = await Promise.all(links.map((one) => nils.visit(one)));
    expect(document?.headers.get('content-disposition')).to.equal(`attachment; filename=dataskydd-${NAMND}.html`);
    expect(document?.text).to.match(/^<!doctype html>[\s\S]*Provköpings socialnämnd/);
    expect(json?.headers.get('content-type')).to.equal('application/json; charset=utf-8');
    const expected = await test.dataskyddBy().underlag(NAMND);
    expect(JSON.parse(json?.text ?? '')).to.deep.equal(JSON.parse(JSON.stringify(expected)));
  });

  it('lets operators choose, and a nämnd without bastjänster or biträden has one too', async () => {
    const dagny = await web.as('dagny');
    const page = await dagny.visit(`/dataskydd?namnd=${GRANNE}`);
    expect(page.text).to.contain(`<option value="${GRANNE}" selected>Grannby socialnämnd</option>`);
    expect(page.text).to.contain('Anslutningen har inga bastjänster.').and.contain('Ingen: nämnden frågar själv');
  });
});
