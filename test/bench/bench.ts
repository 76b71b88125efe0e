// `npm run bench`: what a question costs this service, and what it costs the same service as a textbook builds it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { type Checked, check } from './check.ts';
import { createLoad, question } from './load.ts';
import { type Sources, startService, startSources } from './processes.ts';
import { BUILDS, CONCURRENCIES, type Contestant, type Figures, figuresOf, measureRound, type Round } from './rounds.ts';
import type { Build } from './service.ts';
import { describe, writeReadme } from './table.ts';

const HELP = `npm run bench -- [--rundor N] [--fragor N] [--skriv]
npm run bench -- --profil KATALOG [--fragor N]

  --rundor N        rundor; i varje mäts båda byggena (11)
  --fragor N        frågor per bygge, runda och samtidighet (300)
  --skriv           skriver resultatet också i test/bench/README.md
  --profil KATALOG  mäter inte, utan skriver en CPU-profil av sammansatt vid 16 samtidiga`;

/** Questions before anything is measured: by then V8 has compiled what is used often. */
const WARM_UP = 6000;

const { values } = parseArgs({
  options: {
    rundor: { type: 'string', default: '11' },
    fragor: { type: 'string', default: '300' },
    skriv: { type: 'boolean' },
    profil: { type: 'string' },
    hjalp: { type: 'boolean', short: 'h' },
  },
});
const [rounds, questions] = [countOf(values.rundor, 100), countOf(values.fragor, 10_000)];

if (values.hjalp) console.log(HELP);
else if (!rounds || !questions) fail(`--rundor är 1–100 och --fragor 1–10000\n\n${HELP}`);
else await inTemporaryDirectory((dir) => (values.profil ? profile(dir, values.profil) : bench(dir)));

async function bench(dir: string): Promise<void> {
  const sources = await startSources(person(), dir);
  const contestants: Partial<Record<Build, Contestant>> = {};
  const answers: Partial<Record<Build, Checked>> = {};
  try {
    for (const build of BUILDS) {
      contestants[build] = await enter(build, sources, dir);
      answers[build] = check(await contestants[build].load.ask());
      await contestants[build].load.run(WARM_UP, 16);
    }
    const figures: Figures[] = [];
    for (const concurrent of CONCURRENCIES) {
      figures.push(await measure(contestants as Record<Build, Contestant>, concurrent));
    }
    const { bytes } = await sources.report();
    const text = describe({
      figures,
      answers: answers as Record<Build, Checked>,
      sourceBytes: bytes,
      rounds,
      questions,
    });
    console.log(text);
    if (values.skriv) writeReadme(text);
  } finally {
    for (const contestant of Object.values(contestants)) await leave(contestant);
    await sources.end();
  }
}

async function measure(contestants: Record<Build, Contestant>, concurrent: number): Promise<Figures> {
  const measured: Round[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    const round = await measureRound(contestants, turn, { questions, concurrent });
    measured.push(round);
    const [ours, theirs] = [round.sammansatt.cpuMs, round.larobok.cpuMs];
    console.error(`${concurrent} samtidiga, runda ${turn + 1}: ${ours.toFixed(2)} mot ${theirs.toFixed(2)} CPU-ms`);
  }
  return figuresOf(measured, concurrent);
}

async function profile(dir: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const sources = await startSources(person(), dir);
  try {
    const contestant = await enter('sammansatt', sources, dir, into);
    check(await contestant.load.ask());
    await contestant.load.run(WARM_UP + questions, 16);
    await leave(contestant);
  } finally {
    await sources.end();
  }
  console.log(`Profilen ligger i ${into}; Chrome DevTools och speedscope läser den.`);
}

async function enter(build: Build, sources: Sources, dir: string, profileDir?: string): Promise<Contestant> {
  const service = await startService(build, sources, dir, profileDir);
  return { service, load: createLoad(service.url, question(person())) };
}

async function leave({ service, load }: Contestant): Promise<void> {
  await load.close();
  await service.end();
}

/** All seven agencies have something on this person. */
function person(): string {
  return persons.allaSvarar.personnummer;
}

async function inTemporaryDirectory(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-bench-'));
  try {
    await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function countOf(text: string, most: number): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return count <= most ? count : 0;
}

function fail(text: string): void {
  console.error(text);
  process.exitCode = 2;
}
