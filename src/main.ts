// The process edge: arguments, environment, signals and exit code; all else is built in app.ts.
import { parseArgs } from 'node:util';
import { AnslutningError } from './anslutning/anslutning-error.ts';
import { createApp } from './app.ts';
import { trialCa, withSimulators } from './assembly/provlage.ts';
import { type Simulators, simulatorIds, startSimulators } from './bastjanster/simulate.ts';
import { persons } from './bastjanster/simulation/population.ts';
import { type Config, ConfigError, readEnv, toConfig } from './platform/config.ts';
import { type Secrets, toSecrets } from './platform/secrets.ts';
import { DatabaseError } from './platform/sql/database-error.ts';
import { MigrationError } from './platform/sql/migrate.ts';
import { kallor, modules } from './profiles/sverige/modules.ts';
import { RuleModesError } from './profiles/sverige/rule-modes.ts';
import { KeyError } from './querylog/keys/key-error.ts';
import { databaseText, startText, stoppingText, type TrialTls } from './start-text.ts';
import { InnehallError } from './web/portal/innehall-error.ts';

const HELP = `sammansatt: den sammansatta bastjänsten

  npm start                          tjänsten, sju simulerade bastjänster (Skatteverket med två gränssnitt) och en inbyggd databas
  npm start -- --utan-simulatorer    bara tjänsten; BASTJANST_<ID>_URL måste då ange varje bastjänst

Konfiguration läses ur miljövariabler; README.md räknar upp dem.`;

const values = readArguments();
if (values.hjalp) console.log(HELP);
else await run().catch(fail);

async function run(): Promise<void> {
  const env = readEnv();
  const config = toConfig(env, { bastjanster: kallor });
  const secrets = toSecrets(env);
  const simulators = values['utan-simulatorer'] || config.exposed ? undefined : await simulate(config);
  const trial = await trialCa(config);
  const trialSecrets = { ...secrets, ...(trial && { trialTls: trial.server }) };
  const beside = simulators && { simulatorer: simulators.urls };
  const app = createApp(withSimulators(config, simulators), trialSecrets, beside);
  const { url, tlsUrl } = await app.start().catch(async (error) => {
    await simulators?.stop();
    throw error;
  });
  let stopping = false;
  const stop = async () => {
    console.error(stoppingText(config.limits));
    await app.stop();
    await simulators?.stop();
    process.exit(0);
  };
  // A second signal changes nothing: questions under way are finished.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping) stop().catch(fail);
      stopping = true;
    });
  }
  const trialTls = trial && tlsUrl ? { url: tlsUrl, ...trial.client } : undefined;
  console.log(describe(url, trialTls, config, simulators, secrets));
}

/** Simulates the bastjänster that have no address of their own; with a port each, after the control's. */
async function simulate({ simulatorPort, bastjanstUrls }: Config): Promise<Simulators | undefined> {
  const missing = modules
    .map(({ source }) => ({ source, port: simulatorPort === 0 ? 0 : simulatorPort + 1 + simulatorIds.indexOf(source) }))
    .filter(({ source }) => !bastjanstUrls[source]);
  if (missing.length === 0) return undefined;
  const ports = Object.fromEntries(missing.map(({ source, port }) => [source, port]));
  return startSimulators({ ports, only: Object.keys(ports), control: simulatorPort });
}

function describe(
  url: string,
  trialTls: TrialTls | undefined,
  config: Config,
  simulators: Simulators | undefined,
  { databaseUrl }: Secrets,
): string {
  return startText({
    url,
    trialTls,
    soapPath: '/ssbtek',
    sources: modules.map(({ source, name }) => ({
      id: source,
      name,
      url: config.bastjanstUrls[source] ?? simulators?.urls[source] ?? '',
      simulated: !config.bastjanstUrls[source],
    })),
    trial: config.trial,
    controlUrl: simulators?.controlUrl,
    dataDir: config.dataDir,
    database: databaseText(databaseUrl ? undefined : config.dataDir),
    person: persons.allaSvarar.personnummer,
  });
}

function fail(error: unknown): void {
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  const known = [ConfigError, AnslutningError, InnehallError, RuleModesError, KeyError, MigrationError];
  const isConfiguration = known.some((kind) => error instanceof kind);
  if (isConfiguration) console.error((error as Error).message);
  else if (code === 'EADDRINUSE')
    console.error(
      `Port ${port} är upptagen, kanske av en tidigare npm start: välj en annan med PORT, TLS_PORT eller SIMULATOR_PORT.`,
    );
  else if (error instanceof DatabaseError && error.code === 'in-use')
    console.error(
      'DATA_DIR används redan av en annan tjänsteprocess, och SQLite betyder en enda: stoppa den först, ' +
        'välj en annan DATA_DIR, eller låt flera processer dela en PostgreSQL (DATABASE_URL).',
    );
  else if (error instanceof DatabaseError)
    console.error(`Databasen går inte att öppna (${error.code}): kontrollera DATABASE_URL eller DATA_DIR.`);
  else console.error(error);
  process.exit(isConfiguration || code === 'EADDRINUSE' || error instanceof DatabaseError ? 2 : 1);
}

/** The arguments, or the end of the process with a word on what is wrong. */
function readArguments() {
  try {
    return parseArgs({ options: { 'utan-simulatorer': { type: 'boolean' }, hjalp: { type: 'boolean', short: 'h' } } })
      .values;
  } catch {
    console.error(`Ett argument är okänt.\n\n${HELP}`);
    return process.exit(2);
  }
}
