// Starts the bench's other processes and talks to them: every message to them is a question, with one answer.
import { fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Build, ServiceReply } from './service.ts';
import type { SourcesReply } from './sources.ts';

export interface Peer<Reply> {
  readonly first: Reply;
  request(message?: object): Promise<Reply>;
  /** Lets go of the process and waits until it has ended. */
  end(): Promise<void>;
}

/** What the log of a service is written to: a file, as in operation, since a terminal would cost more. */
const LOG_FILE = 'service.log';
const START_MS = 30_000;

/**
 * @param script path from this folder; its first message is `first`
 * @throws if it does not answer within 30 s, or ends
 */
export async function start<Reply>(
  script: string,
  args: string[],
  options: { logDir: string; node: string[] },
): Promise<Peer<Reply>> {
  const log = openSync(join(options.logDir, LOG_FILE), 'a');
  const child = fork(resolve(import.meta.dirname, script), args, {
    execArgv: ['--disable-warning=ExperimentalWarning', ...options.node],
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const reply = () =>
    new Promise<Reply>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${script} does not answer`)), START_MS);
      const gone = () => settle(() => reject(new Error(`${script} has ended`)));
      const told = (message: unknown) => settle(() => resolve(message as Reply));
      function settle(done: () => void): void {
        clearTimeout(timer);
        child.off('exit', gone).off('message', told);
        done();
      }
      child.once('exit', gone).once('message', told);
    });
  const first = await reply().catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    first,
    request(message = {}) {
      const answer = reply();
      child.send(message);
      return answer;
    },
    async end() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

export interface Sources {
  readonly urls: Readonly<Record<string, string>>;
  /** Sizes of the answers, and how many connections were opened so far. */
  report(): Promise<{ readonly bytes: Readonly<Record<string, number>>; readonly connections: number }>;
  end(): Promise<void>;
}

export async function startSources(person: string, dir: string): Promise<Sources> {
  const peer = await start<SourcesReply>('sources.ts', [person], { logDir: dir, node: [] });
  if (!('urls' in peer.first)) throw new Error('the sources did not say where they are');
  return {
    urls: peer.first.urls,
    async report() {
      const reply = await peer.request();
      if (!('bytes' in reply)) throw new Error('the sources did not report');
      return reply;
    },
    end: peer.end,
  };
}

export interface Service {
  readonly url: string;
  /** CPU used so far, user and system, milliseconds. */
  cpuMs(): Promise<number>;
  end(): Promise<void>;
}

/** @param profileDir where a CPU profile is to be written, if one is wanted */
export async function startService(build: Build, sources: Sources, dir: string, profileDir?: string): Promise<Service> {
  const dataDir = join(dir, build);
  mkdirSync(dataDir, { recursive: true });
  const node = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`, '--cpu-prof-interval=500'] : [];
  const args = [build, dataDir, JSON.stringify(sources.urls)];
  const peer = await start<ServiceReply>('service.ts', args, { logDir: dataDir, node });
  if (!('url' in peer.first)) throw new Error(`${build} did not say where it is`);
  return {
    url: peer.first.url,
    async cpuMs() {
      const reply = await peer.request();
      if (!('cpuMs' in reply)) throw new Error(`${build} did not say what CPU it has used`);
      return reply.cpuMs;
    },
    end: peer.end,
  };
}
