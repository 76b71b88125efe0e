// `simulator`: the whole composite as a simulator for case systems, and the list of what it can be made to answer.
import { bastjanster } from '../profiles/sverige/modules.ts';
import { scenarierMarkdown, scenarierText } from '../testbench/simulator/lista.ts';
import { readArguments } from './arguments.ts';
import { CliError, type Command, type Io } from './command.ts';

const PORTS = { port: 8090, 'tls-port': 8453, 'styrning-port': 8190 } as const;
const MOST_PORT = 65_535;

export const simulator: Command = {
  name: 'simulator',
  usage: [
    [
      'simulator [--port 8090] [--tls-port 8453] [--styrning-port 8190]',
      'hela tjänsten som simulator för verksamhetssystem, med X-Scenario; inget sparas',
    ],
    ['simulator scenarier [--markdown]', 'skriver vad simulatorn kan fås att svara'],
  ],
  async run(args, io) {
    const given = readArguments(
      args,
      {
        port: 'text',
        'tls-port': 'text',
        'styrning-port': 'text',
        markdown: 'flagga',
      },
      1,
    );
    const [word] = given.words;
    if (word !== undefined && word !== 'scenarier') throw new CliError('Okänt ord efter simulator.');
    if (word === 'scenarier') {
      io.stdout.write(given.flag('markdown') ? scenarierMarkdown(bastjanster) : scenarierText(bastjanster));
      return 0;
    }
    const portOf = (name: keyof typeof PORTS) => given.whole(name, PORTS[name], 0, MOST_PORT);
    await serve({ port: portOf('port'), tlsPort: portOf('tls-port'), controlPort: portOf('styrning-port') }, io);
    return 0;
  },
};

type Ports = Parameters<typeof import('../assembly/simulator.ts')['startSimulator']>[0];

/** Until the process is told to end. @throws {CliError} where a port is taken */
async function serve(ports: Ports, { stdout }: Io): Promise<void> {
  // Only this command needs the whole service.
  const { startSimulator } = await import('../assembly/simulator.ts');
  const { url, tls, controlUrl, stop } = await startSimulator(ports).catch((error) => {
    const { code, port } = (error ?? {}) as { code?: string; port?: number };
    throw code === 'EADDRINUSE' ? new CliError(`Port ${port} är upptagen: välj en annan, 0 tar en ledig.`) : error;
  });
  const rows = [
    ['SOAP', `${url}/ssbtek  (kontraktet: ${url}/ssbtek?wsdl och ?wsdl=v11)`],
    ['REST', `${url}/v1/fragor  (felkoderna: ${url}/v1/felkoder)`],
    ...(tls
      ? [['TLS', `${tls.url}  (--cacert ${tls.client.ca} --cert ${tls.client.cert} --key ${tls.client.key})`]]
      : []),
    ['Styrning', `${controlUrl}  (de simulerade bastjänsterna och testpersonerna)`],
  ];
  stdout.write(`Simulatorn svarar:\n${rows.map(([name = '', text]) => `  ${name.padEnd(8)}  ${text}\n`).join('')}`);
  stdout.write('Huvudet X-Scenario väljer vad som händer: simulator scenarier skriver listan.\n');
  const stopped = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.resolve());
  await stopped.promise;
  await stop();
}
