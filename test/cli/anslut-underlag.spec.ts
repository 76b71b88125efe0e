// `anslut underlag`: the two files that it leaves, and which calls it refuses.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createAnslut } from '../../src/cli/anslut.ts';
import { createUnderlag } from '../../src/cli/anslut-underlag.ts';
import type { Command } from '../../src/cli/command.ts';
import { NAMND } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { openDataskydd } from '../portal/dataskydd/open-dataskydd.ts';
import { registerOn } from './anslut-io.ts';

describeDatabase('cli/anslut underlag', (open) => {
  let anslut: Command;
  let folder: string;
  beforeEach(async () => {
    const database = await open();
    const test = await openDataskydd(database);
    const underlag = createUnderlag((work) => work(test.dataskyddBy()));
    anslut = createAnslut(await registerOn(database), underlag);
    folder = mkdtempSync(join(tmpdir(), 'anslut-underlag-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function call(...args: string[]): Promise<string> {
    let out = '';
    const to = { write: (text: string) => (out += text) };
    expect(await anslut.run(['underlag', ...args], { stdin: process.stdin, stdout: to, stderr: to })).to.equal(0);
    return out;
  }

  it('leaves a document and JSON in a folder that it makes', async () => {
    const to = join(folder, 'ny', 'mapp');
    const files = ['html', 'json'].map((ending) => join(to, `dataskydd-${NAMND}.${ending}`));
    expect(await call('212000-0142', '--ut', to)).to.equal(`${files.join('\n')}\n`);
    expect(readdirSync(to)).to.have.length(2);
    expect(readFileSync(files[0] ?? '', 'utf8')).to.contain('<h1>Dataskyddsunderlag för Provköpings socialnämnd</h1>');
    expect(JSON.parse(readFileSync(files[1] ?? '', 'utf8'))).to.include({ version: 1, prov: true });
  });

  it('refuses a call without a nämnd that it has, or a folder that it can write in', async () => {
    expect(String(await rejection(call()))).to.contain('Ange organisationsnumret');
    expect(String(await rejection(call('212000-9999')))).to.contain('Ingen anslutning har');
    expect(String(await rejection(call(NAMND, '--version', '1')))).to.contain('Ett argument är okänt');
    const file = join(folder, 'fil');
    writeFileSync(file, '');
    expect(String(await rejection(call(NAMND, '--ut', file)))).to.contain('går inte att skriva');
  });
});
