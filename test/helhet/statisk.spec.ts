// The scripts of the pages are plain JavaScript, typed by their comments: TypeScript finds nothing in them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

describe('the scripts of the pages', function () {
  this.timeout(120_000);

  it('hold what their types say', () => {
    const tsc = join(PROJECT_ROOT, 'node_modules/typescript/bin/tsc');
    const project = join(PROJECT_ROOT, 'src/web/statisk');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project, '--noEmit'], { encoding: 'utf8' });
    expect([status, stdout]).to.deep.equal([0, '']);
  });
});
