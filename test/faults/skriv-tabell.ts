// Writes the outcome of a run into test/faults/README.md at its end: mocha loads this file by `--require` (scripts/test.ts).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RootHookObject } from 'mocha';
import { everyday, helhet } from '../../scripts/test-runs.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { allaProv, korningar, provOf } from './alla-prov.ts';
import { idsOf, lasUtfall, skrivTabell, type Utfall } from './tabell.ts';

export const PAGE = join(PROJECT_ROOT, 'test/faults/README.md');

export const mochaHooks: RootHookObject = {
  afterAll(this: Mocha.Context) {
    this.timeout(60_000);
    const root = this.test?.parent;
    if (!root) throw new Error('mocha runs this hook in no suite');
    const { command: own } = process.env.HELHET === '1' ? helhet : everyday;
    const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
    const alla = allaProv();
    const all = korningar.map(({ command, runs }) => {
      const known = lasUtfall(before, command);
      const utfall =
        command === own
          ? new Map([
              ...known,
              ...utfallOf(
                root,
                alla.filter(({ file }) => runs(file)),
              ),
            ])
          : known;
      return { command, runs, utfall };
    });
    writeFileSync(PAGE, skrivTabell(alla, all));
  },
};

/** Outcomes of the faults all of whose test files were loaded; or one of whose tests failed. */
function utfallOf(root: Mocha.Suite, alla: ReturnType<typeof allaProv>): Map<string, Utfall> {
  const ran = provOf(root).flatMap(({ prov, test }) =>
    idsOf(prov).map((id) => ({ id, state: test.state, file: prov.file })),
  );
  const loaded = new Set(ran.map(({ file }) => file));
  const utfall = new Map<string, Utfall>();
  for (const [id, tests] of Map.groupBy(ran, ({ id }) => id)) {
    const whole = alla.every((prov) => loaded.has(prov.file) || !idsOf(prov).includes(id));
    if (tests.some(({ state }) => state === 'failed')) utfall.set(id, 'föll');
    else if (whole) utfall.set(id, tests.every(({ state }) => state === 'passed') ? 'godkänt' : 'ej kört');
  }
  return utfall;
}
