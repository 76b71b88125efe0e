// Starts the simulated bastjänster over real HTTP, each on a port of its own, and the control of their behaviour.
import { simulator as arbetsformedlingen } from './arbetsformedlingen/simulator.ts';
import { simulator as csn } from './csn/simulator.ts';
import { simulator as forsakringskassan } from './forsakringskassan/simulator.ts';
import { simulator as migrationsverket } from './migrationsverket/simulator.ts';
import { type Behaviour, type BehaviourName, refusal } from './simulation/behaviours.ts';
import { startControl } from './simulation/control.ts';
import type { SimulatorEvent } from './simulation/events.ts';
import type { Responder } from './simulation/responder.ts';
import { createRestResponder } from './simulation/rest.ts';
import { createSimulatorServer, type SimulatorServer } from './simulation/server.ts';
import { createSoapResponder } from './simulation/soap.ts';
import { simulator as skatteverket } from './skatteverket/simulator.ts';
import { simulator as skatteverketDelar } from './skatteverket-delar/simulator.ts';
import { simulator as sverigesAKassor } from './sveriges-a-kassor/simulator.ts';
import { simulator as transportstyrelsen } from './transportstyrelsen/simulator.ts';

export type { Behaviour, BehaviourName } from './simulation/behaviours.ts';
export type { Outcome, SimulatorEvent } from './simulation/events.ts';

/** The SOAP agencies' simulators, pure. */
export const soapSimulators = [
  arbetsformedlingen,
  csn,
  skatteverket,
  sverigesAKassor,
  transportstyrelsen,
  migrationsverket,
];
/** Those of Försäkringskassan and of Skatteverket's second interface, which speak REST. */
export const restSimulators = [forsakringskassan, skatteverketDelar];

/** All simulated sources: the agencies in the order of the composite question, then second interfaces. */
export const simulatorIds: readonly string[] = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV', 'SKV_DELAR'];

/** The ports of a development machine: control 8100, then one for each source in order. */
export const defaultPorts: Readonly<Record<string, number>> = Object.fromEntries(
  simulatorIds.map((id, n) => [id, 8101 + n]),
);
export const defaultControlPort = 8100;

export interface SimulatorOptions {
  /** Port of each agency; 0 (for one or for all): any free one. Those not named get a free one. */
  readonly ports: Readonly<Record<string, number>> | 0;
  /** Port of the control endpoint; 0: any free one. None where it is missing. */
  readonly control?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Agencies to start; all where it is missing. */
  readonly only?: readonly string[];
  /** Milliseconds before every answer; default 0. */
  readonly latencyMs?: number;
  /** How an agency is to behave in one question, by the id that the caller sends with it; `undefined`: as it else would. */
  readonly behaviourOf?: (id: string, questionId: string) => Behaviour | undefined;
}

export interface Simulators {
  /** Addresses as the service is configured with them. */
  readonly urls: Readonly<Record<string, string>>;
  readonly controlUrl: string | undefined;
  /**
   * Commands an agency to behave so until told otherwise; `undefined` lifts the command.
   * @throws if there is no such agency, or the behaviour has no meaning for it
   */
  behave(id: string, behaviour: BehaviourName | Behaviour | undefined): Promise<void>;
  /** The last 1000 calls to an agency, the latest last. */
  events(id: string): readonly SimulatorEvent[];
  /** Resolves with the first event, past or coming, that the predicate accepts; rejects after `timeoutMs` (default 5000). */
  waitFor(id: string, predicate: (event: SimulatorEvent) => boolean, timeoutMs?: number): Promise<SimulatorEvent>;
  stop(): Promise<void>;
}

/** Starts them. @throws if a port is taken */
export async function startSimulators(options: SimulatorOptions): Promise<Simulators> {
  const { ports, control, host = '127.0.0.1', only = simulatorIds, latencyMs = 0, behaviourOf } = options;
  const servers = new Map<string, SimulatorServer>();

  const stop = async () => {
    await Promise.all([controlServer?.stop(), ...[...servers.values()].map((server) => server.stop())]);
  };
  let controlServer: Awaited<ReturnType<typeof startControl>> | undefined;
  try {
    for (const id of simulatorIds.filter((one) => only.includes(one))) {
      const port = ports === 0 ? 0 : (ports[id] ?? 0);
      servers.set(
        id,
        await createSimulatorServer({
          ...{ host, port, latencyMs },
          responder: (origin) => responderOf(id, origin),
          ...(behaviourOf ? { behaviourOf: (questionId: string) => behaviourOf(id, questionId) } : {}),
        }),
      );
    }
    if (control !== undefined) controlServer = await startControl({ host, port: control, servers });
  } catch (error) {
    await stop();
    throw error;
  }

  function serverOf(id: string): SimulatorServer {
    const server = servers.get(id);
    if (!server) throw new Error(`no simulator ${id}`);
    return server;
  }

  return {
    urls: Object.fromEntries([...servers].map(([id, { url }]) => [id, url])),
    controlUrl: controlServer?.url,
    async behave(id, behaviour) {
      const wanted = typeof behaviour === 'string' ? { name: behaviour } : behaviour;
      const reason = wanted && refusal(id, wanted.name);
      if (reason) throw new Error(reason);
      await serverOf(id).behave(wanted);
    },
    events: (id) => serverOf(id).events.all(),
    waitFor: (id, predicate, timeoutMs = 5000) => serverOf(id).events.waitFor(predicate, timeoutMs),
    stop,
  };
}

function responderOf(id: string, origin: string): Promise<Responder> {
  const soap = soapSimulators.find((one) => one.id === id);
  if (soap) return createSoapResponder(soap, origin);
  const rest = restSimulators.find((one) => one.id === id);
  if (rest) return Promise.resolve(createRestResponder(rest));
  throw new Error(`no simulator ${id}`);
}
