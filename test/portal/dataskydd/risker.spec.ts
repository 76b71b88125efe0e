// That the measures of the annex can be verified where it says: the code and the tests are there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import { RISKER } from '../../../src/portal/dataskydd/risker.ts';

describe('portal/dataskydd risker', () => {
  for (const { risk, kod, prov } of RISKER) {
    it(`can be verified: ${risk}`, () => {
      expect([kod.length, prov.length].every((count) => count > 0)).to.equal(true);
      expect([...kod, ...prov].filter((path) => !existsSync(join(PROJECT_ROOT, path)))).to.deep.equal([]);
    });
  }
});
