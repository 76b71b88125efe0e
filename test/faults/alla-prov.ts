// Every test that there is, by file and title, without running one: what mocha knows once it has loaded the files.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob, relative } from 'node:path';
import type Mocha from 'mocha';
import { everyday, helhet, type TestRun } from '../../scripts/test-runs.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import type { Prov } from './tabell.ts';

/** The commands in whose columns outcomes stand, and whether each runs a test file. */
export const korningar = [everyday, helhet].map((run) => ({
  command: run.command,
  runs: (file: string) => runs(run, file),
}));

function runs({ specs, ignore }: TestRun, file: string): boolean {
  return specs.some((pattern) => matchesGlob(file, pattern)) && !(ignore && matchesGlob(file, ignore));
}

/** Loads all test files in a process of its own, those of both databases too. */
export function allaProv(): Prov[] {
  // Some tests make their directories as they are loaded.
  const scratch = mkdtempSync(join(tmpdir(), 'sammansatt-prov-'));
  try {
    const env = { ...process.env, ...helhet.env, TMPDIR: scratch };
    const listed = execFileSync(process.execPath, [join(import.meta.dirname, 'lista-prov.ts')], {
      env,
      maxBuffer: 50_000_000,
    });
    return JSON.parse(String(listed));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Tests of a suite and of those in it. */
export function provOf(suite: Mocha.Suite): { readonly prov: Prov; readonly test: Mocha.Test }[] {
  const own = suite.tests.map((test) => {
    const file = relative(PROJECT_ROOT, test.file ?? '');
    return { test, prov: { file, titles: test.titlePath() } };
  });
  return [...own, ...suite.suites.flatMap(provOf)];
}
