// Loads every test file in this process, runs none, and writes the tests as JSON.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { provOf } from './alla-prov.ts';

const mocha = new Mocha();
mocha.files = globSync('test/**/*.spec.ts', { cwd: PROJECT_ROOT })
  .sort()
  .map((file) => join(PROJECT_ROOT, file));
await mocha.loadFilesAsync();
const text = JSON.stringify(provOf(mocha.suite).map(({ prov }) => prov));
// Loading may have opened something that would keep the process alive.
process.stdout.write(text, () => process.exit(0));
