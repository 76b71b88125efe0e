// The service in a process of its own, as in operation; it tells its memory when asked.
import { createApp } from '../../src/app.ts';
import { toConfig } from '../../src/platform/config.ts';
import { toSecrets } from '../../src/platform/secrets.ts';
import { modules } from '../../src/profiles/sverige/index.ts';

/** Messages to the parent: where it listens and its deadline; and what it holds, in bytes, when asked. */
export type Reply =
  | { readonly url: string; readonly totalMs: number }
  | { readonly rss: number; readonly heap: number };

const env = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const config = toConfig(env, { bastjanster: modules.map(({ source }) => source) });
const app = createApp(config, toSecrets(env));
const { url } = await app.start();

process.on('message', () => {
  const { rss, heapUsed } = process.memoryUsage();
  send({ rss, heap: heapUsed });
});
process.on('disconnect', () => void app.stop().then(() => process.exit(0)));
send({ url, totalMs: config.limits.totalMs });

function send(reply: Reply): void {
  process.send?.(reply);
}
