// A port that nobody else is given meanwhile: below those that the system hands out by itself.
import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 20_000;
const LAST = 32_000;

/** A port of loopback that is free, and is neither an outgoing connection's nor a listener's on port 0. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer();
    const listening = once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.listen(port, '127.0.0.1');
    const free = await listening;
    if (free) await new Promise((resolve) => server.close(resolve));
    if (free) return port;
  }
}
