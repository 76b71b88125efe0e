// Which test files which command runs: read by scripts/test.ts, which runs them, and by the table of faults, which says where each is tested.

export interface TestRun {
  /** As people type it. */
  readonly command: string;
  /** Patterns from the project's root. */
  readonly specs: readonly string[];
  readonly ignore?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Options of mocha. */
  readonly options: readonly string[];
}

/** Folders whose tests run over both databases where the whole is tested. */
const BOTH = ['platform/sql', 'querylog', 'anslutning', 'bastjanster/drift', 'web/anslutning', 'web/inloggning'];

export const everyday: TestRun = {
  command: 'npm test',
  specs: ['test/**/*.spec.ts'],
  ignore: 'test/helhet/**',
  env: {},
  options: [],
};

export const helhet: TestRun = {
  command: 'npm run test:helhet',
  specs: ['test/helhet/**/*.spec.ts', ...BOTH.map((folder) => `test/${folder}/**/*.spec.ts`)],
  env: { HELHET: '1' },
  options: ['--config', 'test/helhet/.mocharc.json'],
};
