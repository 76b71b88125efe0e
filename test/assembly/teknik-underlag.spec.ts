// The client examples are those of the portal's own folder, where it has any, and else those that are delivered.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTeknikUnderlag } from '../../src/assembly/teknik-underlag.ts';
import { toConfig } from '../../src/platform/config.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { createSverige, modules } from '../../src/profiles/sverige/index.ts';

const profile = createSverige({ clock: { now: Date.now, monotonic: () => performance.now() } });

describe('assembly/teknik-underlag', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sammansatt-exempel-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const exempelFolder = () => {
    const config = toConfig({ PORTAL_INNEHALL: folder }, { bastjanster: modules.map(({ source }) => source) });
    return createTeknikUnderlag({ config, profile, medProvpersoner: true }).exempelFolder;
  };

  it('follows PORTAL_INNEHALL where that folder has examples', () => {
    expect(exempelFolder()).to.equal(join(PROJECT_ROOT, 'portal', 'exempel'));
    mkdirSync(join(folder, 'exempel'));
    expect(exempelFolder()).to.equal(join(folder, 'exempel'));
  });
});
