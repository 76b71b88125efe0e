// Starts the service of a load test as a process of its own, and asks it what it holds.
import { type Peer, start } from '../bench/processes.ts';
import type { Reply, Sample, SampleRequest } from './tjanst.ts';

export interface ServiceProcess {
  readonly url: string;
  /** The deadline of a question, milliseconds. */
  readonly totalMs: number;
  sample(request?: SampleRequest): Promise<Sample>;
  /** Lets go of the process and waits until it has ended. */
  end(): Promise<void>;
}

/**
 * @param dir where its log goes
 * @param env all of its environment but where the sources are
 */
export async function startServiceProcess(
  dir: string,
  sources: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const addresses = Object.entries(sources).map(([id, address]) => [`BASTJANST_${id}_URL`, address]);
  const all = { PORT: '0', SCHEMALAGE: 'strikt', ...Object.fromEntries(addresses), ...env };
  const options = { logDir: dir, node: ['--expose-gc'] };
  const peer: Peer<Reply> = await start('../last/tjanst.ts', [JSON.stringify(all)], options);
  if (!('url' in peer.first)) throw new Error('the service did not say where it is');
  const { url, totalMs } = peer.first;
  return {
    url,
    totalMs,
    async sample(request = {}) {
      const reply = await peer.request(request);
      if (!('rss' in reply)) throw new Error('the service did not say what it holds');
      return reply;
    },
    end: peer.end,
  };
}
