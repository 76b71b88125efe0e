// The WSDL and the schemas stand on their own: another XML library compiles each, from the folder and from the address.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { hasXmllint, requireTool, run, XMLLINT } from './tools.ts';
import { versions } from './versions.ts';
import { compileProblem } from './xmllint.ts';

const schemas = globSync('schemas/**/*.xsd', { cwd: PROJECT_ROOT }).sort();
const wsdls = globSync('wsdl/**/*.wsdl', { cwd: PROJECT_ROOT }).sort();

describe('the published files', () => {
  let service: Constellation;

  before(async function () {
    requireTool(this, 'xmllint', hasXmllint);
    service = await startConstellation();
  });
  after(() => service?.stop());

  for (const xsd of schemas) {
    it(`has a schema that compiles: ${xsd}`, async () => {
      expect(await compileProblem(xsd)).to.equal(undefined);
    });
  }

  for (const wsdl of wsdls) {
    it(`has a WSDL whose every message names an element of its schemas: ${wsdl}`, async () => {
      const { stderr } = await run(XMLLINT, ['--nonet', '--noout', join(PROJECT_ROOT, wsdl)]);
      expect(stderr).to.equal('');
      const text = readFileSync(join(PROJECT_ROOT, wsdl), 'utf8');
      const imported = [...text.matchAll(/schemaLocation="([^"]+)"/g)].map(([, location = '']) =>
        readFileSync(join(PROJECT_ROOT, wsdl, '..', location), 'utf8'),
      );
      const elements = [...text.matchAll(/<wsdl:part [^>]*element="\w+:([\w]+)"/g)].map(([, name = '']) => name);
      expect(elements).to.not.have.lengthOf(0);
      for (const name of elements)
        expect(
          imported.some((xsd) => xsd.includes(`<xs:element name="${name}"`)),
          name,
        ).to.equal(true);
    });
  }

  for (const { name, namespace, wsdl, xsd } of versions) {
    it(`serves the WSDL of ${name} with its own address, and everything that it imports from there`, async () => {
      const address = `${service.url}/ssbtek`;
      const seen = new Map<string, string>();
      const queue = [`${address}${wsdl}`];
      for (const url of queue) {
        const response = await fetch(url);
        expect(response.status, url).to.equal(200);
        expect(response.headers.get('content-type'), url).to.equal('text/xml; charset=utf-8');
        const text = await response.text();
        seen.set(url, text);
        const imports = [...text.matchAll(/schemaLocation="([^"]+)"/g)].map(([, location = '']) => location);
        queue.push(...imports.filter((location) => !queue.includes(location)));
      }
      const description = seen.get(`${address}${wsdl}`);
      expect(description).to.include(`<soap:address location="${address}"/>`);
      expect(description).to.include(` targetNamespace="${namespace}"`);
      expect(seen.size).to.be.greaterThan(5);
      for (const [url, text] of seen) {
        expect(url.startsWith(`${address}?`), url).to.equal(true);
        const path = decodeURIComponent(url.split('?xsd=')[1] ?? '');
        if (path)
          expect(withoutLocations(text), path).to.equal(
            withoutLocations(readFileSync(join(PROJECT_ROOT, path), 'utf8')),
          );
      }
      expect([...seen.keys()].filter((url) => url.includes('?xsd=schemas/ssbtek/'))).to.deep.equal([
        `${address}?xsd=${xsd}`,
      ]);
    });
  }

  it('serves a WSDL by the name of its version, the oldest where none is named, and none of another', async () => {
    const [plain, named, unknown] = await Promise.all(
      ['?wsdl', '?wsdl=v10', '?wsdl=v12'].map((query) => fetch(`${service.url}/ssbtek${query}`)),
    );
    expect(await plain?.text()).to.equal(await named?.text());
    expect(unknown?.status).to.not.equal(200);
  });

  it('serves no file that the WSDL does not reach', async () => {
    for (const path of ['package.json', '../../etc/passwd', 'schemas/csn/kommunfraga.xsd', 'wsdl/csn/csn.wsdl']) {
      const { status } = await fetch(`${service.url}/ssbtek?xsd=${path}`);
      expect(status, path).to.not.equal(200);
    }
  });
});

function withoutLocations(text: string): string {
  return text.replaceAll(/schemaLocation="[^"]*"/g, '');
}
