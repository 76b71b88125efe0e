// The folders of simulators: one of a process that is gone is swept by the next, and no other is touched.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { simulatormapp } from '../../src/assembly/simulator-mapp.ts';

describe('assembly/simulator-mapp', () => {
  it('leaves those of processes that live and what is no simulator’s, and sweeps the rest', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mappar-'));
    try {
      const gone = spawn(process.execPath, ['-e', '']);
      await once(gone, 'exit');
      const dead = `sammansatt-simulator-${gone.pid}-abc`;
      const others = [`sammansatt-simulator-${process.pid}-abc`, 'sammansatt-simulator-abc', 'annat-1-abc'];
      for (const name of [dead, ...others]) mkdirSync(join(dir, name));
      writeFileSync(join(dir, dead, 'nyckel.pem'), 'x');
      const own = basename(await simulatormapp(dir));
      expect(own).to.match(new RegExp(`^sammansatt-simulator-${process.pid}-`));
      expect(readdirSync(dir).sort()).to.deep.equal([...others, own].sort());
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
