// The command line for people: one word for what to do, its own help, and nothing personal on it.
import { parseArgs } from 'node:util';
import { defaultControlPort, defaultPorts, startSimulators } from './bastjanster/simulate.ts';
import { renderPersons } from './bastjanster/simulation/population.ts';

const HELP = `sammansatt <kommando>

  simulatorer [--host 127.0.0.1] [--latens ms]   de simulerade bastjänsterna, i en process för sig (8101-8108, styrning 8100)
  testpersoner                                   skriver tabellen över testpersoner
  hjalp                                          denna text
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { host: { type: 'string' }, latens: { type: 'string' } },
});

switch (positionals[0] ?? 'hjalp') {
  case 'simulatorer':
    await runSimulators();
    break;
  case 'testpersoner':
    process.stdout.write(renderPersons());
    break;
  case 'hjalp':
    process.stdout.write(HELP);
    break;
  default:
    process.stderr.write(`Kommandot finns inte.\n\n${HELP}`);
    process.exitCode = 2;
}

async function runSimulators(): Promise<void> {
  const latencyMs = Number(values.latens ?? 0);
  if (!Number.isInteger(latencyMs) || latencyMs < 0) {
    process.stderr.write('--latens ska vara ett heltal, millisekunder.\n');
    process.exitCode = 2;
    return;
  }
  const { urls, controlUrl, stop } = await startSimulators({
    ports: defaultPorts,
    control: defaultControlPort,
    latencyMs,
    ...(values.host ? { host: values.host } : {}),
  });
  const rows = Object.entries(urls).map(([id, url]) => `  ${id.padEnd(9)} ${url}\n`);
  process.stdout.write(`Simulatorerna svarar:\n${rows.join('')}  styrning och testpersoner: ${controlUrl}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
}
