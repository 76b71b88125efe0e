// The content's check at start: every flaw at once, by file and line.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { loadInnehall } from '../../../src/web/portal/content.ts';
import { InnehallError, type Innehallsfel } from '../../../src/web/portal/innehall-error.ts';
import { checkLankar } from '../../../src/web/portal/lankar.ts';
import { checkReleaser } from '../../../src/web/portal/releaser.ts';
import { DELIVERED } from './start-portal.ts';

const HEAD = '---\ntitel: Prov\nandrad: 2026-11-22\n---\n';
const WHOLE = {
  'data/releaser.json': '[]',
  'data/oppettider.json': '{"support":"a","kontakt":"b","visaManader":false}',
  'avtal/avtal.json': '[]',
};

let folder: string;

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries({ ...WHOLE, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function flaws(work: () => unknown): readonly Innehallsfel[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InnehallError) return error.fel;
    throw error;
  }
  return [];
}

describe('web/portal content', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is delivered without a flaw', () => {
    expect(loadInnehall(DELIVERED).sidor).to.have.length.above(15);
  });

  it('reads the address, title, order and language of a page', () => {
    write({
      'sidor/a/b.md': '---\ntitel: English: a page\nandrad: 2026-01-02\nordning: 3\nmeny: Kort\nsprak: en\n---\nHi\r\n',
    });
    const [sida] = loadInnehall(folder).sidor;
    expect(sida).to.deep.include({
      adress: '/a/b',
      titel: 'English: a page',
      ordning: 3,
      meny: 'Kort',
      sprak: 'en',
      andrad: '2026-01-02',
    });
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, Partial<Innehallsfel>])[] = [
    [
      'a page without a title',
      { 'sidor/a.md': '---\nandrad: 2026-11-22\n---\n' },
      { fil: 'sidor/a.md', rad: 1, text: 'titel saknas' },
    ],
    ['a page without its head', { 'sidor/a.md': 'Hej' }, { fil: 'sidor/a.md', rad: 1 }],
    ['a day that is none', { 'sidor/a.md': '---\ntitel: A\nandrad: 2026-02-30\n---\n' }, { rad: 3 }],
    [
      'a field that nobody knows',
      { 'sidor/a.md': '---\ntitel: A\nandrad: 2026-02-03\nfarg: blå\n---\n' },
      { fil: 'sidor/a.md' },
    ],
    ['data that nobody knows', { 'sidor/a.md': `${HEAD}\n{{okant}}\n` }, { fil: 'sidor/a.md', rad: 6 }],
    ['a link that runs', { 'sidor/a.md': `${HEAD}Hej\n[x](javascript:x)\n` }, { fil: 'sidor/a.md', rad: 6 }],
    ['a name that is no address', { 'sidor/Å a.md': HEAD }, { text: 'filnamn är a–z, 0–9 och bindestreck' }],
    ['data that is no JSON', { 'data/releaser.json': '{' }, { fil: 'data/releaser.json', text: 'filen är inte JSON' }],
    [
      'a release without its day',
      { 'data/releaser.json': '[{"version":"v1","innehall":"x"}]' },
      { text: '/0 bryter mot required (produktion)' },
    ],
    [
      'an agreement whose text is missing',
      {
        'avtal/avtal.json':
          '[{"id":"a","titel":"A","om":"B","versioner":[{"version":"1","giltigFran":"2015","fil":"x.md"}]}]',
      },
      { fil: 'avtal/x.md' },
    ],
    [
      'a field that the contract has not',
      {
        'uppgifter/a.json': JSON.stringify({
          uppgiftslamnare: 'AF',
          namn: 'A',
          bastjanst: 'AF',
          om: 'x',
          uppgifter: [
            { id: 'a', namn: 'A', lagrum: 'x', forordning: 'y', svarande: 'z', falt: ['AF/Nej'], sedan: 'v10' },
          ],
        }),
      },
      { fil: 'uppgifter/a.json', text: 'Fält: rad 1 finns inte i kontraktets schema.' },
    ],
  ];
  for (const [what, files, expected] of wrong) {
    it(`refuses ${what}`, () => {
      write(files);
      const found = flaws(() => loadInnehall(folder));
      expect(found).to.have.length(1);
      expect(found[0]).to.deep.include(expected);
    });
  }

  it('names everything that is wrong at once', () => {
    write({ 'sidor/a.md': 'x', 'sidor/b.md': 'y', 'data/releaser.json': 'z' });
    expect(() => loadInnehall(folder)).to.throw(
      InnehallError,
      /sidor\/a\.md:1: .*\n.*sidor\/b\.md:1: .*\n.*releaser\.json/,
    );
    expect(flaws(() => loadInnehall(join(folder, 'finns-inte'))).map(({ fil }) => fil)).to.deep.equal([
      'data/releaser.json',
      'avtal/avtal.json',
      'data/oppettider.json',
    ]);
  });

  it('finds links and headings that are not there', () => {
    write({
      'sidor/a.md': `${HEAD}## Rubrik\n\n[1](#rubrik) [2](#nej) [3](/b#ja)\n[4](/b#nej) [5](/nej) [6](/kod/17?x=1#y) [7](https://exempel.se)\n`,
      'sidor/b.md': `${HEAD}## Ja\n`,
    });
    const innehall = loadInnehall(folder);
    const page = { method: 'get', path: '/kod/:id', access: 'alla', handle: async () => ({ next: '/' }) } as const;
    expect(flaws(() => checkLankar(innehall, [page])).map(({ rad, text }) => `${rad} ${text}`)).to.deep.equal([
      '7 länken #nej leder till en rubrik som inte finns',
      '8 länken /b#nej leder till en rubrik som inte finns',
      '8 länken /nej leder ingenstans',
    ]);
  });

  it('knows the rest of a path, and the ids of avtal and förteckningar', () => {
    const links = ['/filer/a/b.xsd', '/uppgifter/AF', '/uppgifter/XX/historik', '/avtal/a/1', '/avtal/a/2', '#%E4'];
    write({
      'sidor/a.md': HEAD + links.map((href) => `[x](${href})`).join('\n'),
      'avtal/avtal.json':
        '[{"id":"a","titel":"A","om":"B","versioner":[{"version":"1","giltigFran":"2015","fil":"x.md"}]}]',
      'avtal/x.md': HEAD,
      'uppgifter/af.json': '{"uppgiftslamnare":"AF","namn":"A","bastjanst":"AF","om":"x","uppgifter":[]}',
    });
    const paths = ['/filer/*fil', '/uppgifter/:id', '/uppgifter/:id/historik', '/avtal/:dokument/:version'];
    const pages = paths.map((path) => {
      return { method: 'get', path, access: 'alla', handle: async () => ({ next: '/' }) } as const;
    });
    expect(
      flaws(() => checkLankar(loadInnehall(folder), pages)).map(({ rad, text }) => `${rad} ${text}`),
    ).to.deep.equal([
      '7 länken /uppgifter/XX/historik leder ingenstans',
      '9 länken /avtal/a/2 leder ingenstans',
      '10 länken #%E4 leder till en rubrik som inte finns',
    ]);
  });

  it('closes no version on another day than the service does', () => {
    const releaser = [{ version: 'v10', innehall: 'x', produktion: '2026-11-22', stangs: '2027-06-30' }];
    expect(() => checkReleaser(releaser, [{ name: 'v10', closes: '2027-06-30' }, { name: 'v11' }])).to.not.throw();
    expect(
      flaws(() => checkReleaser(releaser, [{ name: 'v10' }, { name: 'v11', closes: '2028-01-31' }])),
    ).to.deep.equal([
      { fil: 'data/releaser.json', text: 'v10 stängs 2027-06-30 enligt tabellen, men inte enligt tjänsten' },
      { fil: 'data/releaser.json', text: 'v11 stängs inte enligt tabellen, men 2028-01-31 enligt tjänsten' },
    ]);
  });
});
