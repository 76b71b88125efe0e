// `node test/last/overlast.ts [sekunder]`: twice as many questions as the service can answer, put at a fixed rate, and what becomes of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { question } from '../bench/load.ts';
import { startSources } from '../bench/processes.ts';
import { createLoad, type Load } from './oppen-slinga.ts';
import { goals, table } from './overlast-tabell.ts';
import type { Sample } from './tjanst.ts';
import { startServiceProcess } from './tjansteprocess.ts';
import { median } from './varden.ts';

const WARM_UP_MS = 8_000;
const CAPACITY_MS = 5_000;
const CALLERS = 16;
const SAMPLE_MS = 1_000;

const seconds = Number(process.argv[2] ?? 20);
const dir = mkdtempSync(join(tmpdir(), 'sammansatt-last-'));
const person = persons.allaSvarar.personnummer;
const sources = await startSources(person, dir);
const service = await startServiceProcess(dir, sources.urls, { DATA_DIR: join(dir, 'data') });
try {
  await overload();
} finally {
  await service.end();
  await sources.end();
  rmSync(dir, { recursive: true, force: true });
}

async function overload(): Promise<void> {
  const load = createLoad(`${service.url}/ssbtek`, question(person));
  await load.capacity(WARM_UP_MS, CALLERS);
  const capacity = await load.capacity(CAPACITY_MS, CALLERS);
  const alone = median(await oneByOne(load, 50));
  await load.connect();
  const sampling = sampleMemory();
  const answers = await load.open(2 * capacity, seconds * 1000);
  const ended = performance.now();
  const recovered = await recovery(load, 2 * alone, ended);
  const memory = await sampling.stop();
  await load.close();
  const result = { seconds, capacity, alone, answers, recovered, memory, totalMs: service.totalMs };
  console.log(table(result));
  if (goals(result).some(({ reached }) => !reached)) process.exitCode = 1;
}

async function oneByOne(load: Load, times: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < times) taken.push((await load.ask()).milliseconds);
  return taken;
}

/** Until ten questions in a row are answered, and half of them as fast as `fastMs`. @returns milliseconds since `ended` */
async function recovery(load: Load, fastMs: number, ended: number): Promise<number> {
  while (median(await oneByOne(load, 10)) > fastMs);
  return performance.now() - ended;
}

function sampleMemory() {
  const samples: Sample[] = [];
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      samples.push(await service.sample());
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await done;
      return samples;
    },
  };
}
