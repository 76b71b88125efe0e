// `node test/last/overlast.ts [sekunder]`: twice as many questions as the service can answer, put at a fixed rate, and what becomes of them.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { question } from '../bench/load.ts';
import { startSources } from '../bench/processes.ts';
import { type Answered, createLoad, type Load } from './oppen-slinga.ts';
import type { Reply } from './tjanst.ts';

const WARM_UP_MS = 8_000;
const CAPACITY_MS = 5_000;
const CALLERS = 16;
const SAMPLE_MS = 1_000;
const REFUSAL_MS = 50;
const RECOVERY_MS = 5_000;

const seconds = Number(process.argv[2] ?? 20);
const dir = mkdtempSync(join(tmpdir(), 'sammansatt-last-'));
const person = persons.allaSvarar.personnummer;
const sources = await startSources(person, dir);
const child = startService();
try {
  await overload();
} finally {
  child.disconnect();
  await once(child, 'exit');
  await sources.end();
  rmSync(dir, { recursive: true, force: true });
}

function startService(): ChildProcess {
  const addresses = Object.entries(sources.urls).map(([id, address]) => [`BASTJANST_${id}_URL`, address]);
  const env = { PORT: '0', DATA_DIR: join(dir, 'data'), SCHEMALAGE: 'strikt', ...Object.fromEntries(addresses) };
  const log = openSync(join(dir, 'service.log'), 'a');
  return fork(join(import.meta.dirname, 'tjanst.ts'), [JSON.stringify(env)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
}

async function reply(): Promise<Reply> {
  const [message] = await once(child, 'message');
  return message as Reply;
}

async function overload(): Promise<void> {
  const first = await reply();
  if (!('url' in first)) throw new Error('the service did not say where it is');
  const load = createLoad(`${first.url}/ssbtek`, question(person));
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
  report({ capacity, alone, answers, recovered, memory, totalMs: first.totalMs });
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
  const samples: { rss: number; heap: number }[] = [];
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      child.send({});
      const sample = await reply();
      if ('rss' in sample) samples.push(sample);
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

interface Result {
  readonly capacity: number;
  readonly alone: number;
  readonly answers: readonly Answered[];
  readonly recovered: number;
  readonly memory: readonly { readonly rss: number; readonly heap: number }[];
  readonly totalMs: number;
}

function report({ capacity, alone, answers, recovered, memory, totalMs }: Result): void {
  const of = (outcome: Answered['outcome']) =>
    answers.filter((one) => one.outcome === outcome).map(({ milliseconds }) => milliseconds);
  const ownDelay = answers.map(({ delay }) => delay);
  const [accepted, refused, broken] = [of('accepted'), of('refused'), of('broken')];
  const third = Math.floor(memory.length / 3);
  const peak = (samples: readonly { readonly rss: number }[]) => Math.max(...samples.map(({ rss }) => rss)) / 1e6;
  const [early, late] = [peak(memory.slice(third, 2 * third)), peak(memory.slice(2 * third))];
  const row = (name: string, value: string, target = '') => console.log(`| ${name} | ${value} | ${target} |`);
  console.log('| | mätt | mål |\n|---|--:|---|');
  row('kapacitet, frågor per sekund', capacity.toFixed(0));
  row('ensam fråga, median', `${alone.toFixed(1)} ms`);
  row('ställda', `${answers.length} på ${seconds} s`, 'dubbla kapaciteten');
  row('besvarade', `${accepted.length}, ${(accepted.length / seconds).toFixed(0)} per sekund`);
  row('besvarade, p50 och p99', `${at(accepted, 0.5)} och ${at(accepted, 0.99)} ms`, `p99 under ${totalMs} ms`);
  row('nekade', String(refused.length));
  const share = refused.filter((milliseconds) => milliseconds < REFUSAL_MS).length / refused.length;
  row('nekade, p50 och p99', `${at(refused, 0.5)} och ${at(refused, 0.99)} ms`, `under ${REFUSAL_MS} ms`);
  row(`nekade inom ${REFUSAL_MS} ms`, `${(100 * share).toFixed(0)} %`);
  row(
    'lastens egen försening, p50 och p99',
    `${at(ownDelay, 0.5)} och ${at(ownDelay, 0.99)} ms`,
    'ingår i tiderna ovan',
  );
  const why = [...new Set(answers.flatMap((one) => one.why ?? []))].join(', ');
  row('varken eller', `${broken.length} ${why}`.trim(), '0');
  row('minne (RSS), mitten och slutet', `${early.toFixed(0)} och ${late.toFixed(0)} MB`, 'oförändrat');
  row('återhämtad efter', `${recovered.toFixed(0)} ms`, `under ${RECOVERY_MS} ms`);
}

function at(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
