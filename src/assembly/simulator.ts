// The whole composite as a simulator for case systems: the service itself in trial mode, forgetful, with scenarios by header.
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createApp } from '../app.ts';
import { startSimulators } from '../bastjanster/simulate.ts';
import type { RequestFault, RequestFaultCode } from '../composite/fault.ts';
import type { Authenticate } from '../inbound/authenticate.ts';
import { CallerFault } from '../inbound/authenticate-fault.ts';
import { type Config, toConfig } from '../platform/config.ts';
import { toSecrets } from '../platform/secrets.ts';
import type { TrialClientFiles } from '../platform/trial-ca.ts';
import { bastjanster, kallor } from '../profiles/sverige/modules.ts';
import { createScenarier, type Scenarier } from '../testbench/simulator/scenarier.ts';
import { readScenario, SCENARIO_HUVUD, type Scenario } from '../testbench/simulator/scenario.ts';
import { type Overrides, systemClock } from './build.ts';
import { trialCa, withSimulators } from './provlage.ts';
import { simulatormapp } from './simulator-mapp.ts';

export interface SimulatorPorts {
  /** SOAP and REST; 0: any free one. */
  readonly port: number;
  /** The same over TLS with client certificates; 0: any free one. */
  readonly tlsPort: number;
  /** Control of the simulated bastjänster; 0: any free one. */
  readonly controlPort: number;
}

export interface Simulator {
  readonly url: string;
  /** The same over TLS, and files of a client that is let in. */
  readonly tls: { readonly url: string; readonly client: TrialClientFiles } | undefined;
  readonly controlUrl: string | undefined;
  /** Stops it, and removes all that it has written. */
  stop(): Promise<void>;
}

/** No breaker opens here: what a question gets depends on that question alone. */
const NEVER = { minimumCalls: Number.MAX_SAFE_INTEGER };

/**
 * Starts it on loopback, with a data folder that goes when it stops.
 * @throws Node's error where a port is taken; nothing is then left running
 */
export async function startSimulator(
  { port, tlsPort, controlPort }: SimulatorPorts,
  overrides: Pick<Overrides, 'logStream'> = {},
): Promise<Simulator> {
  await using undo = new AsyncDisposableStack();
  const dataDir = await simulatormapp();
  undo.defer(() => rm(dataDir, { recursive: true, force: true }));
  const own = { LOG_LEVEL: 'error', PORT: String(port), TLS_PORT: String(tlsPort), DATA_DIR: dataDir };
  const config = toConfig(own, { bastjanster: kallor });
  const scenarier = scenarierIn(config);
  const simulators = await startSimulators({ ports: 0, control: controlPort, behaviourOf: scenarier.behaviourOf });
  undo.defer(() => simulators.stop());
  const ca = await trialCa(config);
  const app = createApp(
    withSimulators(config, simulators),
    { ...toSecrets(own), ...(ca ? { trialTls: ca.server } : {}) },
    { ...overrides, breaker: NEVER, arrive: astray, authenticate: byScenario(scenarier), steps: [scenarier.step] },
  );
  undo.defer(() => app.stop());
  const { url, tlsUrl } = await app.start();
  const running = undo.move();
  return {
    url,
    tls: ca && tlsUrl ? { url: tlsUrl, client: ca.client } : undefined,
    controlUrl: simulators.controlUrl,
    stop: () => running.disposeAsync(),
  };
}

function scenarierIn({ limits }: Config): Scenarier {
  return createScenarier({ order: bastjanster, limits, clock: systemClock });
}

/** A question is known again by its caller, which is an object of its own for each. */
function byScenario(scenarier: Scenarier): (authenticate: Authenticate) => Authenticate {
  return (authenticate) => async (request) => {
    const scenario = arrived(scenarier, headerOf(request));
    const caller = { ...(await authenticate(request)) };
    scenarier.remember(caller, scenario);
    return caller;
  };
}

/** @throws {RequestFault} */
function arrived(scenarier: Scenarier, header: string): Scenario {
  try {
    return scenarier.arrive(header);
  } catch (error) {
    throw callerFaults[(error as RequestFault).code]?.() ?? error;
  }
}

function headerOf({ headers }: IncomingMessage): string {
  return [headers[SCENARIO_HUVUD] ?? []].flat().join(';');
}

/** What decides before any face does whether a question comes to one: it goes astray, and the service says so itself. */
const ASTRAY: Readonly<Record<string, (request: IncomingMessage) => void>> = {
  FEL_METOD: (request) => {
    request.method = 'PUT';
  },
  OKAND_ADRESS: (request) => {
    request.url = `${request.url?.split('?')[0]}/okand`;
  },
};

function astray(request: IncomingMessage): void {
  if (request.method !== 'POST') return;
  try {
    const { fraga } = readScenario(headerOf(request), bastjanster);
    if (fraga) ASTRAY[fraga.felkod]?.(request);
  } catch {
    // A header that is not understood is refused by the face.
  }
}

/** The refusals that say something in the answer's headers too. */
const callerFaults: Partial<Record<RequestFaultCode, () => CallerFault>> = {
  'not-authenticated': () => new CallerFault('certificate-missing'),
  'scope-missing': () => new CallerFault('token-scope', { expected: 'fraga' }),
  'identity-unavailable': () => new CallerFault('register-unavailable'),
  'rate-limited': () => new CallerFault('rate', { expected: '20', headers: { 'Retry-After': '1' } }),
};
