// The technical pages show what the service runs by: files with their hashes, felkoder, codes, rules, limits and test persons.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { BUNDLE_JSON, bundledJson } from '../../../../scripts/openapi.ts';
import { RESULTAT } from '../../../../src/bastjanster/csn/codes.ts';
import { persons } from '../../../../src/bastjanster/simulation/population.ts';
import { PROJECT_ROOT } from '../../../../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from '../../../constellation.ts';

const dir = mkdtempSync(join(tmpdir(), 'sammansatt-teknik-'));
const rules = join(dir, 'regler.json');
writeFileSync(rules, JSON.stringify({ standard: { CSN_FONSTER: 'korta' } }));

describe('the technical pages', () => {
  let service: Constellation;

  before(async () => {
    service = await startConstellation({ env: { REGLER_FIL: rules, MAX_FRAGA_BYTE: '123456' } });
  });
  after(async () => {
    await service.stop();
    rmSync(dir, { recursive: true });
  });

  const get = (path: string) => fetch(service.url + path);
  const text = async (path: string) => (await get(path)).text();
  /** The cells of the rows of a page, as text. */
  const rows = (page: string) =>
    [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '').trim()),
    );

  it('tell of every file the hash that it has when it is fetched', async () => {
    const listed = rows(await text('/teknik/filer')).filter(([, , hash = '']) => /^[0-9a-f]{64}$/.test(hash));
    expect(listed).to.have.length.above(40);
    for (const [path, size, hash] of listed) {
      const bytes = Buffer.from(await (await get(`/teknik/filer/${path}`)).arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex'), path).to.equal(hash);
      expect(size?.replaceAll(/\D/g, ''), path).to.equal(String(bytes.length));
    }
  });

  it('pack a version whole: the WSDL, and all that it and the carried documents import', async () => {
    const zip = new Uint8Array(await (await get('/teknik/filer/ssbtek-v11.zip')).arrayBuffer());
    const files = Object.entries(unzipSync(zip));
    const names = files.map(([name]) => name);
    expect(names).to.include.members([
      'wsdl/ssbtek/ssbtek-v11.wsdl',
      'schemas/ssbtek/ssbtek-v11.xsd',
      'schemas/csn/studiemedel.xsd',
      'schemas/forsakringskassan/lefi-v9.schema.json',
    ]);
    expect(names).to.not.include('schemas/ssbtek/ssbtek-v10.xsd');
    for (const [name, bytes] of files) {
      expect(Buffer.from(bytes).equals(readFileSync(`${PROJECT_ROOT}${name}`)), name).to.equal(true);
      for (const [, location = ''] of Buffer.from(bytes)
        .toString('utf8')
        .matchAll(/schemaLocation="([^"]+)"/g))
        expect(names, `${name} imports ${location}`).to.include(join(name, '..', location));
    }
  });

  it('hand out no file that is not published', async () => {
    for (const path of ['package.json', '..%2Fpackage.json', 'schemas/provbank/junit.xsd', 'src/main.ts'])
      expect((await get(`/teknik/filer/${path}`)).status, path).to.equal(404);
  });

  it('have the API’s description as JSON, as it is in YAML', () => {
    const made = readFileSync(join(PROJECT_ROOT, BUNDLE_JSON), 'utf8');
    expect(made === bundledJson(), 'out of date: node scripts/med-node.mjs scripts/openapi.ts').to.equal(true);
  });

  it('list every felkod that the service lists for programs, with text and advice', async () => {
    const { felkoder } = (await (await get('/v1/felkoder')).json()) as {
      felkoder: { felkod: string; text: string; radAnropare: string }[];
    };
    const shown = rows(await text('/teknik/felkoder')).map((cells) => cells.join('|'));
    for (const { felkod, text: what, radAnropare } of felkoder) {
      // a place that is filled in later parts the text
      const pieces = [...what.split(/\{\w+\}/), radAnropare];
      const escaped = pieces.map((one) =>
        one.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
      );
      const found = shown.find((row) => row.startsWith(`${felkod}|`) && escaped.every((one) => row.includes(one)));
      expect(found, felkod).to.be.a('string');
    }
    expect(shown.join()).to.not.match(/\{\w+\}/);
    expect(shown.find((row) => row.startsWith('FOR_MANGA_FRAGOR|'))).to.match(/\|429\|Client$/);
  });

  it('list CSN’s codes with what each says of the answer', async () => {
    const shown = rows(await text('/teknik/statuskoder'));
    for (const [kod, { text: what }] of Object.entries(RESULTAT))
      expect(
        shown.some(([one, two]) => one === kod && two === what),
        kod,
      ).to.equal(true);
    expect(shown.find(([kod]) => kod === '-2')?.[2]).to.equal('Inga uppgifter fanns');
  });

  it('show a rule in the mode that it has here', async () => {
    const shown = rows(await text('/teknik/regler'));
    expect(shown.find(([rule]) => rule === 'CSN_FONSTER')?.at(-1)).to.equal('korta (kan vara neka, korta, varna, av)');
    expect(shown.find(([rule]) => rule === 'PERIOD_OMVAND')?.at(-1)).to.equal('neka');
  });

  it('show the limits that are configured', async () => {
    expect(rows(await text('/teknik/anrop'))).to.deep.include(['Frågans storlek', '123 456 byte', ''].map(nbsp));
  });

  it('name every test person, and what it makes happen', async () => {
    const page = await text('/teknik/prova');
    for (const { personnummer, key } of Object.values(persons)) expect(page, key).to.include(personnummer);
    expect(
      rows(page)
        .find(([number]) => number === persons.afFault.personnummer)
        ?.at(-1),
    ).to.equal('AF svarar 500 med SOAP-fel (REST: Felsvar)');
  });

  it('have an English start that says that it is English', async () => {
    expect(await text('/teknik/en')).to.match(/<main [^>]*lang="en">\s*<h1>Technical information<\/h1>/);
  });

  it('say at each link of the English start that it leads to a page in Swedish', async () => {
    const [, main = ''] = /<main(.*?)<\/main>/s.exec(await text('/teknik/en')) ?? [];
    const links = [...main.matchAll(/<a [^>]*>[^<]*/g)].map(([link]) => link);
    expect(links).to.have.length.above(8);
    expect(links.filter((link) => !/hreflang="sv">.*(in Swedish|På svenska)/.test(link))).to.deep.equal([]);
  });

  it('tell the operations and types of a version, each type with its fields and how many', async () => {
    const page = await text('/teknik/referens/soap/v11');
    expect(rows(page)).to.deep.include(['ar', 'xs:int', '1..n', 'Inkomstår, till exempel de två senast avslutade.']);
    expect(rows(page).find(([name]) => name === '@inkludera')).to.deep.equal(['@inkludera', 'xs:boolean', '1', '']);
    expect(page).to.include('pattern [0-9]{12}');
  });
});

describe('the technical pages where nobody may ask about test persons', () => {
  it('name none', async () => {
    const service = await startConstellation({ env: { PROVFRAGA: 'av' } });
    try {
      const page = await (await fetch(`${service.url}/teknik/prova`)).text();
      expect(page).to.include('Här finns inga testpersoner');
      for (const { personnummer } of Object.values(persons)) expect(page).to.not.include(personnummer);
    } finally {
      await service.stop();
    }
  });
});

function nbsp(cell: string): string {
  return cell.replace(/(\d) (\d)/, '$1\u00a0$2');
}
