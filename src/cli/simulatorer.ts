// `simulatorer` and `testpersoner`: the simulated bastjänster in a process of their own, and whom they know.

import { defaultControlPort, defaultPorts, startSimulators } from '../bastjanster/simulate.ts';
import { renderPersons } from '../bastjanster/simulation/population.ts';
import { HOUR_MS } from '../platform/durations.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const simulatorer: Command = {
  name: 'simulatorer',
  usage: [
    ['simulatorer [--host 127.0.0.1] [--latens ms]', 'de simulerade bastjänsterna, i en process för sig (8101–8108)'],
  ],
  async run(args, { stdout }) {
    const given = readArguments(args, { host: 'text', latens: 'text' });
    const host = given.optional('host');
    const { urls, controlUrl, stop } = await startSimulators({
      ports: defaultPorts,
      control: defaultControlPort,
      latencyMs: given.whole('latens', 0, 0, HOUR_MS),
      ...(host ? { host } : {}),
    });
    const rows = Object.entries(urls).map(([id, url]) => `  ${id.padEnd(9)} ${url}\n`);
    stdout.write(`Simulatorerna svarar:\n${rows.join('')}  styrning och testpersoner: ${controlUrl}\n`);
    const stopped = Promise.withResolvers<void>();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.resolve());
    await stopped.promise;
    await stop();
    return 0;
  },
};

export const testpersoner: Command = {
  name: 'testpersoner',
  usage: [['testpersoner', 'skriver tabellen över testpersoner']],
  async run(args, { stdout }) {
    readArguments(args, {});
    stdout.write(renderPersons());
    return 0;
  },
};
