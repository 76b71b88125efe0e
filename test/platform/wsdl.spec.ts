// Published WSDL and XSD: every import leads to a file that is served, and nothing else is.
import { expect } from 'chai';
import { createWsdlPublisher } from '../../src/platform/wsdl.ts';

describe('platform/wsdl', () => {
  const publisher = createWsdlPublisher('wsdl/ssbtek/ssbtek-v10.wsdl');
  const address = 'https://ssbt.example/ssbtek';

  it('gives the address under which it was asked for', () => {
    expect(publisher.wsdl(address)).to.include(`<soap:address location="${address}"`);
  });

  it('serves everything that the WSDL reaches, and it all compiles to addresses of its own', () => {
    const seen = new Set<string>();
    const queue = [publisher.wsdl(address) ?? ''];
    for (let text = queue.pop(); text !== undefined; text = queue.pop()) {
      for (const [, path = ''] of text.matchAll(/schemaLocation="https:\/\/ssbt\.example\/ssbtek\?xsd=([^"]+)"/g)) {
        if (seen.has(path)) continue;
        seen.add(path);
        const file = publisher.xsd(path, address);
        expect(file, path).to.be.a('string');
        queue.push(file ?? '');
      }
      expect(text).to.not.match(/schemaLocation="(?!https:\/\/ssbt\.example)/);
    }
    expect([...seen]).to.include.members([
      'schemas/ssbtek/ssbtek-v10.xsd',
      'schemas/migrationsverket/migrationsverket.xsd',
    ]);
  });

  it('serves no other file', () => {
    for (const path of [
      'package.json',
      '../../../etc/passwd',
      'schemas/csn/kommunfraga.xsd',
      'wsdl/csn/csn.wsdl',
      '__proto__',
    ]) {
      expect(publisher.xsd(path, address), path).to.equal(undefined);
    }
  });
});
