// A zip of the same files is the same bytes, whenever and in whatever order they come.
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { zipOf } from '../../src/platform/zip.ts';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const FILES = [file('b/två.xsd', '<två/>'), file('a.wsdl', '<ett/>'.repeat(1000))];

describe('a zip', () => {
  it('holds its files', () => {
    const files = Object.entries(unzipSync(zipOf(FILES)));
    expect(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).to.deep.equal([
      ['a.wsdl', '<ett/>'.repeat(1000)],
      ['b/två.xsd', '<två/>'],
    ]);
  });

  it('has the same bytes in another order, and other bytes with other content', () => {
    const bytes = (files: typeof FILES) => Buffer.from(zipOf(files)).toString('hex');
    expect(bytes(FILES.toReversed())).to.equal(bytes(FILES));
    expect(bytes([file('a.wsdl', '<annat/>')])).to.not.equal(bytes(FILES));
  });
});
