// The bench of the log runs through on a small log, so that it is there when figures are wanted.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const SCRIPT = join(import.meta.dirname, 'logg', 'bench-logg.ts');

describe('bench:logg', () => {
  it('fills a small log, measures it and gallrar its oldest month', async function () {
    this.timeout(60_000);
    const args = ['--disable-warning=ExperimentalWarning', SCRIPT, '--databas', 'sqlite', '--fragor', '1000'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).to.match(/^\| *\| SQLite \d/m);
    expect(stdout).to.contain('2,000 records (1,000 questions)');
    expect(stdout).to.match(/^\| gallring of a month, all of it, s \| \d+\.\d\d \|$/m);
    expect(stdout).to.contain('Refused: 0.');
  });
});
