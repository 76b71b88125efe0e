// The Atom feed, parsed by libxml2 and held against what RFC 4287 requires.
import { expect } from 'chai';
import { child, children, childText, parseXml, type XmlElement } from '../../../src/platform/xml.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import {
  akut,
  begaran,
  HOUR,
  MINUTE,
  mal,
  NOON,
  planerad,
} from '../../servicelevel/driftinformation/open-driftinformation.ts';
import { startDriftinformation, type TestDriftweb } from './start-driftinformation.ts';

const PATH = '/driftinformation/flode.atom';
const ATOM = 'http://www.w3.org/2005/Atom';
/** RFC 3339 with a zone, as RFC 4287 section 3.3 wants it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

describeDatabase('web/driftinformation flode', (open, store) => {
  let web: TestDriftweb;
  beforeEach(async () => {
    web = await startDriftinformation(await open());
  });

  async function read<T>(look: (feed: XmlElement, entries: XmlElement[]) => T): Promise<T> {
    const { status, headers, text } = await web.browser().visit(PATH);
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'application/atom+xml; charset=utf-8']);
    using doc = parseXml(text);
    const entries = children(doc.root).filter(({ name }) => name === 'entry');
    expectFeed(doc.root);
    for (const entry of entries) expectEntry(entry);
    return look(doc.root, entries);
  }

  function expectOnce(element: XmlElement, ...names: string[]): void {
    for (const name of names) {
      const found = children(element).filter((one) => one.name === name && one.namespaceUri === ATOM);
      expect(found.length, name).to.equal(1);
    }
  }

  /** Sections 4.1.1 and 4.1.2. */
  function expectFeed(feed: XmlElement): void {
    expect([feed.name, feed.namespaceUri]).to.deep.equal(['feed', ATOM]);
    expectOnce(feed, 'id', 'title', 'updated', 'author');
    expect(childText(feed, 'id')).to.equal(`${web.url}${PATH}`);
    expect(childText(feed, 'updated')).to.match(MOMENT);
    const links = children(feed).filter(({ name }) => name === 'link');
    expect(links.map((link) => [link.attr('rel')?.value, link.attr('href')?.value])).to.deep.equal([
      ['self', `${web.url}${PATH}`],
      ['alternate', `${web.url}/driftinformation`],
    ]);
  }

  function expectEntry(entry: XmlElement): void {
    expectOnce(entry, 'id', 'title', 'updated', 'published', 'content');
    expect(childText(entry, 'id')).to.match(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    for (const name of ['updated', 'published']) expect(childText(entry, name)).to.match(MOMENT);
    expect(child(entry, 'content')?.attr('type')?.value).to.equal('text');
  }

  it('is valid though it is empty', async () => {
    expect(await read((_feed, entries) => entries.length)).to.equal(0);
  });

  it('has every text as it was written, whatever is in it', async () => {
    const rubrik = 'a < b && "c" \'d\' ]]> <script>å</script>';
    const text = `Rad ett\nrad två \u0007 \uFFFF 🙂 &amp; <!-- x --> ${'å'.repeat(100)}`;
    await web.driftinformation.skapa(begaran, akut({ rubrik, text, kallor: ['SAMMANSATT', 'AF'] }));
    const [title, content, terms] = await read((_feed, [entry]) => [
      entry && childText(entry, 'title'),
      entry && childText(entry, 'content'),
      entry &&
        children(entry)
          .filter(({ name }) => name === 'category')
          .map((one) => one.attr('term')?.value),
    ]);
    expect(title).to.equal(rubrik);
    expect(content).to.contain(text.replace('\u0007', '\uFFFD').replace('\uFFFF', '\uFFFD'));
    expect(content).to.contain('Hela tjänsten, Arbetsförmedlingen. Från 22 november 2026 kl. 11:45, tills vidare.');
    expect(terms).to.deep.equal(['akut', 'störning', 'SAMMANSATT', 'AF']);
  });

  it('keeps the id of each, and says when it was changed', async () => {
    const first = await web.driftinformation.skapa(begaran, akut());
    const ids = () => read((_feed, entries) => entries.map((entry) => childText(entry, 'id')));
    const before = await ids();
    web.time.now = NOON + 5 * MINUTE;
    const told = await web.driftinformation.uppdatera(mal(first), 'Felsökning pågår.');
    expect(await ids()).to.deep.equal(before);
    await read((feed, [entry]) => {
      expect(childText(feed, 'updated')).to.equal('2026-11-22T11:05:00.000Z');
      expect([entry && childText(entry, 'updated'), entry && childText(entry, 'published')]).to.deep.equal([
        '2026-11-22T11:05:00.000Z',
        '2026-11-22T11:00:00.000Z',
      ]);
      expect(entry && childText(entry, 'content')).to.contain('Felsökning pågår.');
    });
    await web.driftinformation.avsluta(mal(told));
    expect(await ids()).to.deep.equal(before);
  });

  it('has what was changed last, whenever it begins', async () => {
    const first = await web.driftinformation.skapa(begaran, akut());
    web.time.now += MINUTE;
    for (let hour = 1; hour <= 50; hour++) {
      const tid = { fran: NOON + hour * HOUR, till: NOON + (hour + 1) * HOUR };
      await web.driftinformation.skapa(begaran, planerad({ ...tid, tasUrDrift: [] }));
    }
    web.time.now += MINUTE;
    const told = await web.driftinformation.uppdatera(mal(first), 'Felsökning pågår.');
    const ids = await read((_feed, entries) => entries.map((entry) => childText(entry, 'id')));
    expect([ids.length, ids[0]]).to.deep.equal([50, `urn:uuid:${told.id}`]);
  });

  it('has nothing that was never published', async () => {
    await web.driftinformation.foresla(akut(), 'krets', 'Kretsen är öppen');
    const plan = await web.driftinformation.skapa(begaran, planerad());
    await web.driftinformation.aterkalla(mal(plan), 'Det blir inget byte.');
    const found = await read((_feed, entries) => entries.map((entry) => childText(entry, 'content')));
    expect(found).to.have.length(1);
    expect(found[0]).to.contain('Läge: återkallad').and.contain('Det blir inget byte.');
  });

  it('says that it cannot be read just now', async () => {
    const back = await store().outage();
    expect((await web.browser().visit(PATH)).status).to.equal(503);
    await back();
    expect((await web.browser().visit(PATH)).status).to.equal(200);
  });
});
