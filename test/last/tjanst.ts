// The service in a process of its own, as in operation; it tells what it holds and how late it is when asked.
import { existsSync, readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp } from '../../src/app.ts';
import { toConfig } from '../../src/platform/config.ts';
import { toSecrets } from '../../src/platform/secrets.ts';
import { modules } from '../../src/profiles/sverige/index.ts';

/** Asks for a {@link Sample}; `collect`: after everything that nobody holds has been let go of. */
export interface SampleRequest {
  readonly collect?: boolean;
}

/** What the process holds, and how late its event loop has been since the sample before. */
export interface Sample {
  /** Bytes. */
  readonly rss: number;
  readonly heap: number;
  /** Open file descriptors; 0 where the system has no /proc. */
  readonly descriptors: number;
  /** Milliseconds. */
  readonly late: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** Messages to the parent: where it listens and its deadline; then a sample for each request. */
export type Reply = { readonly url: string; readonly totalMs: number } | Sample;

/** The delay that is measured contains it. */
const RESOLUTION_MS = 10;
const DESCRIPTORS = '/proc/self/fd';

const env = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const config = toConfig(env, { bastjanster: modules.map(({ source }) => source) });
const app = createApp(config, toSecrets(env));
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const { url } = await app.start();
delay.enable();

process.on('message', ({ collect }: SampleRequest) => {
  if (collect) globalThis.gc?.();
  send(sample());
});
process.on('disconnect', () => void app.stop().then(() => process.exit(0)));
send({ url, totalMs: config.limits.totalMs });

function sample(): Sample {
  const { rss, heapUsed: heap } = process.memoryUsage();
  const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max].map(lateMs);
  delay.reset();
  const descriptors = existsSync(DESCRIPTORS) ? readdirSync(DESCRIPTORS).length : 0;
  return { rss, heap, descriptors, late: { p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0 } };
}

function lateMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}

function send(reply: Reply): void {
  process.send?.(reply);
}
