// A plain TCP balancer, as before a cluster: it probes /halsa, passes bytes on, and sends nothing a second time.
import { once } from 'node:events';
import { get } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const PROBE_MS = 100;
const PROBE_ANSWERS_MS = 1_500;

export interface Balancer {
  readonly url: string;
  /** Resolves when the process on that port is in (`up`) or out. */
  until(port: number, up: boolean): Promise<void>;
  /** Connections that each process was given so far, by port. */
  given(): ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

interface Backend {
  readonly port: number;
  up: boolean;
  given: number;
}

/** New connections go round the processes whose latest probe was answered with 200. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const backends: Backend[] = ports.map((port) => ({ port, up: false, given: 0 }));
  const waiting = new Set<() => void>();
  const sockets = new Set<Socket>();
  let next = 0;
  let stopped = false;

  async function watch(backend: Backend): Promise<void> {
    while (!stopped) {
      const up = await probe(backend.port);
      if (up !== backend.up) {
        backend.up = up;
        for (const look of [...waiting]) look();
      }
      await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    }
  }

  /** One that cannot be reached has been sent no byte: then the next in turn is tried. */
  async function dispatch(client: Socket): Promise<void> {
    const first = next++;
    for (let tried = 0; tried < backends.length; tried++) {
      const backend = backends[(first + tried) % backends.length];
      const upstream = backend?.up ? await connected(backend.port) : undefined;
      if (!backend || !upstream) continue;
      backend.given++;
      sockets.add(upstream);
      join(client, upstream);
      return;
    }
    client.resetAndDestroy();
  }

  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    sockets.add(client);
    client.on('error', () => {});
    void dispatch(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const watching = backends.map(watch);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    until(port, up) {
      const backend = backends.find((one) => one.port === port);
      return new Promise((resolve) => {
        const look = () => {
          if (backend?.up !== up) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
    given: () => new Map(backends.map(({ port, given }) => [port, given])),
    async stop() {
      stopped = true;
      await Promise.all(watching);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function probe(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = get({ port, host: '127.0.0.1', path: '/halsa', agent: false, timeout: PROBE_ANSWERS_MS });
    sent.on('response', (answer) => resolve(answer.resume().statusCode === 200));
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(false));
  });
}

async function connected(port: number): Promise<Socket | undefined> {
  const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  return once(upstream, 'connect').then(
    () => upstream,
    () => undefined,
  );
}

/** What one end does, the other sees: an end as an end, a break as a break. */
function join(client: Socket, upstream: Socket): void {
  for (const [from, to] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    from.on('error', () => to.resetAndDestroy());
    from.pipe(to);
  }
}
