// The file in which the operator says who it is and whom it lets help: read as it stands, refused where it does not hold.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import { readUnderbitraden } from '../../../src/portal/dataskydd/underbitraden.ts';

const HELP = { namn: 'Drifthallen AB', land: 'Sverige', uppgift: 'Drifthall', sedan: '2026-01-01' };

describe('portal/dataskydd underbitraden', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'underbitraden-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(text: string) {
    writeFileSync(join(folder, 'underbitraden.json'), text);
    return readUnderbitraden(join(folder, 'underbitraden.json'));
  }

  it('are nobody in the file that the project has', () => {
    const own = readUnderbitraden(join(PROJECT_ROOT, 'portal/data/underbitraden.json'));
    expect(own).to.deep.equal({ underbitraden: [] });
  });

  it('are read with the driftleverantör', () => {
    const driftleverantor = { namn: 'Driften', organisationsnummer: '165560000001', land: 'Sverige' };
    const given = { driftleverantor, underbitraden: [HELP] };
    expect(read(JSON.stringify(given))).to.deep.equal(given);
  });

  for (const [what, text, says] of [
    ['not there', undefined, 'filen går inte att läsa. Kontrollera sökvägen.'],
    ['no JSON', '{', 'filen går inte att läsa som JSON (malformed)'],
    ['without a list', '{"driftleverantor":null}', '/ bryter mot required (underbitraden)'],
    [
      'without a country',
      JSON.stringify({ driftleverantor: null, underbitraden: [{ ...HELP, land: undefined }] }),
      '/underbitraden/0 bryter mot required (land)',
    ],
    [
      'with a day that is none',
      JSON.stringify({ driftleverantor: null, underbitraden: [{ ...HELP, sedan: '2026-13-01' }] }),
      '/underbitraden/0/sedan bryter mot format (date)',
    ],
    [
      'with a field that it has not',
      JSON.stringify({ driftleverantor: null, underbitraden: [{ ...HELP, person: 'Eva' }] }),
      'additionalProperties (person)',
    ],
  ] as const) {
    it(`are refused where the file is ${what}`, () => {
      const work = () => (text === undefined ? readUnderbitraden(join(folder, 'saknas.json')) : read(text));
      expect(work).to.throw(says);
    });
  }
});
