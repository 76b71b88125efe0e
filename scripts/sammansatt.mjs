#!/usr/bin/env node
// `npx sammansatt` in the project's folder: the command line for people, on the project's own Node.
import { existsSync } from 'node:fs';

// npm packs this file with the client, where there is no command line.
if (existsSync(new URL('../src/cli.ts', import.meta.url))) {
  process.argv.splice(2, 0, 'src/cli.ts');
  await import('./med-node.mjs');
} else {
  console.error('Kommandoraden finns i tjänstens mapp. Det här paketet har klienten: sammansatt/client.');
  process.exitCode = 1;
}
