// The process that is measured: our service or the textbook, and nothing else; it tells the bench what CPU it has used.
import { createApp } from '../../src/app.ts';
import { toConfig } from '../../src/platform/config.ts';
import { toSecrets } from '../../src/platform/secrets.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { startTextbook } from './textbook.ts';

export type Build = 'sammansatt' | 'larobok';

/** Messages to the bench: where it listens; and user + system CPU of this process, in milliseconds, when asked. */
export type ServiceReply = { readonly url: string } | { readonly cpuMs: number };

const [build, dataDir = '', sources = '{}'] = process.argv.slice(2);
const urls = JSON.parse(sources) as Record<string, string>;
const { url, stop } = build === 'sammansatt' ? await startSammansatt() : await startTextbook(urls);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  send({ cpuMs: (user + system) / 1000 });
});
// The bench lets go of the process to end it; it then ends by itself, so that a profile is written.
process.on('disconnect', () => void stop().then(() => process.exit(0)));
send({ url });

/** As in production: every check, answers that break their schema are errors, and the log is synced to disk. */
async function startSammansatt(): Promise<{ url: string; stop(): Promise<void> }> {
  const addresses = Object.entries(urls).map(([id, address]) => [`BASTJANST_${id}_URL`, address]);
  const env = { PORT: '0', DATA_DIR: dataDir, SCHEMALAGE: 'strikt', ...Object.fromEntries(addresses) };
  const app = createApp(toConfig(env, { bastjanster: modules.map(({ source }) => source) }), toSecrets(env));
  const started = await app.start();
  return { url: `${started.url}/ssbtek`, stop: () => app.stop() };
}

function send(reply: ServiceReply): void {
  process.send?.(reply);
}
