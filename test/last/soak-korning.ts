// One run of the soak: the service and its sources started, warmed up, measured, asked at a fixed rate, measured again.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from '../bench/processes.ts';
import { makeCa } from '../inbound/a-ca.ts';
import { atRate } from './oppen-slinga.ts';
import { type Answered, type Callers, createCallers } from './soak-anropare.ts';
import { planned } from './soak-blandning.ts';
import type { SourcesReply } from './soak-kallor.ts';
import { securedEnv } from './soak-miljo.ts';
import { type Rows, readRows } from './soak-rader.ts';
import type { Sample } from './tjanst.ts';
import { type ServiceProcess, startServiceProcess } from './tjansteprocess.ts';

export interface SoakOptions {
  /** Milliseconds. */
  readonly lasts: number;
  readonly warmUp: number;
  /** Between two samples under load, each told to `onProgress`. */
  readonly interval: number;
  /** Questions a second. */
  readonly rate: number;
  /** Bounds of the sources' delays, milliseconds. */
  readonly delay: readonly [least: number, most: number];
  /** Environment of the service beside what the soak needs. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the service's log and files are left; undefined: they go with the run. */
  readonly keptIn?: string;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  /** Since the load began, milliseconds. */
  readonly at: number;
  readonly put: number;
  readonly ended: number;
  readonly sample: Sample;
}

/** Measured while nobody asks, and after all that nobody holds has been let go of. */
export interface AtRest extends Rows {
  readonly sample: Sample;
  /** Accepted questions so far. */
  readonly accepted: number;
}

export interface Soaked {
  readonly options: SoakOptions;
  /** From the first question put until the last was answered, milliseconds. */
  readonly milliseconds: number;
  readonly answers: readonly Answered[];
  readonly first: AtRest;
  readonly last: AtRest;
  readonly under: readonly Progress[];
}

/** Connections that were closed are gone from the process by then. */
const SETTLE_MS = 500;

/** @throws if a process does not start, or goes */
export async function runSoak(options: SoakOptions): Promise<Soaked> {
  const dir = options.keptIn ?? mkdtempSync(join(tmpdir(), 'sammansatt-soak-'));
  mkdirSync(dir, { recursive: true });
  const dataDir = join(dir, 'data');
  const sources = await start<SourcesReply>('../last/soak-kallor.ts', options.delay.map(String), {
    logDir: dir,
    node: [],
  });
  try {
    if (!('urls' in sources.first)) throw new Error('the sources did not say where they are');
    const ca = await makeCa();
    const callers = await createCallers(ca);
    const env = { ...securedEnv(dir, await ca.server(), ca.cert), DATA_DIR: dataDir, ...options.env };
    const service = await startServiceProcess(dir, sources.first.urls, env);
    try {
      const release = async () => void (await sources.request());
      return await soak({ options, service, callers, dataDir, release });
    } finally {
      await service.end();
    }
  } finally {
    await sources.end();
    if (!options.keptIn) rmSync(dir, { recursive: true, force: true });
  }
}

interface Parts {
  readonly options: SoakOptions;
  readonly service: ServiceProcess;
  readonly callers: Callers;
  readonly dataDir: string;
  /** Has the sources close the connections that nobody uses. */
  readonly release: () => Promise<void>;
}

async function soak({ options, service, callers, dataDir, release }: Parts): Promise<Soaked> {
  const accepted: string[] = [];
  const since = Date.now();
  let [put, ended] = [0, 0];

  async function load(milliseconds: number): Promise<Answered[]> {
    const callersNow = callers.connect(service.url);
    const answers = await atRate(options.rate, milliseconds, async (due) => {
      const answer = await callersNow.ask(planned(put++), due);
      ended++;
      if (answer.id !== undefined) accepted.push(answer.id);
      return answer;
    });
    await callersNow.close();
    return answers;
  }

  async function atRest(): Promise<AtRest> {
    await release();
    await sleep(SETTLE_MS);
    const rows = await readRows(dataDir, accepted, since);
    return { ...rows, sample: await service.sample({ collect: true }), accepted: accepted.length };
  }

  await load(options.warmUp);
  const first = await atRest();
  [put, ended] = [0, 0];
  const began = performance.now();
  const sampling = sampleEach(options.interval, async () => {
    const progress = { at: performance.now() - began, put, ended, sample: await service.sample() };
    options.onProgress(progress);
    return progress;
  });
  const answers = await load(options.lasts);
  const milliseconds = performance.now() - began;
  const under = await sampling.stop();
  return { options, milliseconds, answers, first, last: await atRest(), under };
}

function sampleEach<T>(interval: number, sample: () => Promise<T>) {
  const samples: T[] = [];
  const stopped = new AbortController();
  const done = (async () => {
    for (;;) {
      const waited = await sleep(interval, true, { signal: stopped.signal }).catch(() => false);
      if (!waited) return;
      samples.push(await sample());
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await done;
      return samples;
    },
  };
}
