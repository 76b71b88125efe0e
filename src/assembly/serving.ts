// What listens, and how it ends: out of the balancer first, then no new connections, then the answers under way.
import type { RequestListener, Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { closeServer, createHttpServer, listen, type ServerTls } from '../inbound/http-server.ts';
import { lastAnswers } from '../inbound/last-answers.ts';
import type { Config } from '../platform/config.ts';
import type { Secrets } from '../platform/secrets.ts';

/**
 * `open`: takes questions. `draining`: takes them still, but is not ready any more and ends each connection after its next answer,
 * so that balancers and clients go elsewhere. `closing`: finishes what was accepted and refuses the rest.
 */
export type Stage = 'open' | 'draining' | 'closing';

/** `tlsUrl`: where trial mode listens too. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly tlsUrl?: string;
}

export interface ServingDeps {
  /** Makes what answers every request; `stage` tells it where in its life the service is. */
  readonly answer: (stage: () => Stage) => RequestListener;
  readonly config: Pick<Config, 'host' | 'port'> & {
    readonly limits: Pick<Config['limits'], 'totalMs' | 'drainMs' | 'stopMs'>;
    readonly callers: Pick<Config['callers'], 'trialTlsPort'>;
  };
  readonly secrets: Pick<Secrets, 'tls' | 'trialTls'>;
}

export interface Serving {
  /** @throws Node's error where an address cannot be had; then call {@link Serving.stop} */
  start(): Promise<Listening>;
  /** Drains for `limits.drainMs`, then finishes what was accepted, within `limits.stopMs`. Called again, it waits for the same. */
  stop(): Promise<void>;
}

export function createServing({ answer, config, secrets }: ServingDeps): Serving {
  const { host, port, limits, callers } = config;
  let stage: Stage = 'open';
  let stopped: Promise<void> | undefined;
  const answering = answer(() => stage);
  const create = (tls?: ServerTls) => createHttpServer(answering, limits.totalMs, tls);
  const server = create(secrets.tls);
  const trialServer = secrets.trialTls && create({ ...secrets.trialTls, local: true });
  const servers: readonly Server[] = trialServer ? [server, trialServer] : [server];
  const endings = servers.map(lastAnswers);

  async function end(): Promise<void> {
    stage = 'draining';
    for (const last of endings) last();
    if (servers.some(({ listening }) => listening)) await delay(limits.drainMs);
    stage = 'closing';
    await Promise.all(servers.map((one) => closeServer(one, limits.stopMs)));
  }

  return {
    async start() {
      const listening = await listen(server, { host, port });
      const trial = trialServer && (await listen(trialServer, { host, port: callers.trialTlsPort ?? 0 }));
      return { ...listening, ...(trial && { tlsUrl: trial.url }) };
    },
    stop() {
      stopped ??= end();
      return stopped;
    },
  };
}
