// The result as people read it: a table with the circumstances it was measured in, and its place in the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import type { GallringFigures } from './gallring.ts';
import type { Lookups } from './lookup.ts';
import { type Dialect, POSTGRES_SETTINGS } from './place.ts';
import type { Size } from './size.ts';
import type { Spread } from './statistics.ts';
import type { Throughput } from './throughput.ts';

export interface Result {
  readonly dialect: Dialect;
  /** Of the database, as it names itself. */
  readonly version: string;
  /** Of the machine over the last minute, before anything was measured. */
  readonly load: number;
  readonly throughput: readonly Throughput[];
  readonly size: Size;
  readonly lookups: Lookups;
  readonly gallring: GallringFigures;
}

export const README = join(PROJECT_ROOT, 'README.md');
const [BEGIN, END] = ['<!-- logg-mätning: början -->', '<!-- logg-mätning: slut -->'];

export function describeResults(results: readonly Result[]): string {
  const columns = results.map((result) => cellsOf(result));
  const names = [...(columns[0]?.keys() ?? [])];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    'What the log of queried persons takes, by `npm run bench:logg` ([how](test/bench/README.md)):',
    '',
    row(['', ...results.map(({ version }) => version)]),
    `|---|${results.map(() => '--:|').join('')}`,
    ...names.map((name) => row([name, ...columns.map((cells) => cells.get(name) ?? '')])),
    '',
    ...circumstances(results),
  ].join('\n');
}

function cellsOf({ throughput, size, lookups, gallring }: Result): Map<string, string> {
  const cells = new Map<string, string>();
  for (const { concurrent, questionsPerSecond, range } of throughput) {
    const [low, high] = range.map(whole);
    const name = concurrent === 1 ? 'one after another' : `${concurrent} at once`;
    cells.set(`questions begun and completed a second, ${name}`, `**${whole(questionsPerSecond)}** (${low}–${high})`);
    cells.set(`… records a second, ${name}`, whole(2 * questionsPerSecond));
  }
  const { records, tableBytes, indexBytes } = size;
  const each = (bytes: number) => whole(bytes / records);
  cells.set('bytes a record', `**${each(tableBytes + indexBytes)}** (${each(indexBytes)} of them indexes)`);
  cells.set('one person found in all months, ms; target 5', spread(lookups.warm));
  cells.set('… with nothing of the log in memory', spread(lookups.cold));
  const { wholeMs, keysGoneMs, dropMs, before, during, within } = gallring;
  cells.set('gallring of a month, all of it, s', seconds(wholeMs));
  cells.set('… until all its keys are destroyed', seconds(keysGoneMs));
  cells.set('… the drop of its tables; target 1', `**${seconds(dropMs)}**`);
  cells.set('a question is begun, ms, in the minute before', waits(before));
  cells.set('… in the minute from its start', waits(within));
  cells.set('… while it runs', waits(during));
  const times = (one: Spread) => (one.p99 / before.p99).toFixed(1);
  cells.set('… p99 times as long as before; target 2', `**${times(within)}**; while it runs ${times(during)}`);
  return cells;
}

function circumstances(results: readonly Result[]): string[] {
  const [first] = results;
  if (!first) return [];
  const { throughput, lookups, gallring } = first;
  const settings = Object.entries(POSTGRES_SETTINGS).map(([name, value]) => `${name} ${value}`);
  const logs = results.map(({ size }) => `${whole(size.records)} records (${whole(size.questions)} questions)`);
  const rounds = throughput.map(({ concurrent, questions }) => `${whole(questions)} questions at ${concurrent}`);
  return [
    `- Measured ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores, ` +
      `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${whole(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ` +
      `everything on one machine; load before it ${results.map(({ load }) => load.toFixed(1)).join(' and ')}, now ${loadavg()[0]?.toFixed(1)}.`,
    `- Every commit waits for the disk: SQLite in WAL with \`synchronous = FULL\`, PostgreSQL with fsync and ` +
      `synchronous_commit on, and ${settings.join(', ')}.`,
    `- Questions a second: an empty log, the median of ${throughput[0]?.rounds} rounds (slowest–fastest) of ${rounds.join(', ')}.`,
    `- The log: ${[...new Set(logs)].join('; ')} in ten months, 50 nämnder, ${lookups.found.toFixed(0)} questions on a person.`,
    `- Found: median (p99) of ${lookups.warm.number} persons, keys loaded, records decrypted; in memory: that of the system.`,
    `- Gallring: a process of its own takes the oldest month while ${gallring.rate} questions a second come whether they are ` +
      'answered or not; median (p99) from when one was due until it was durably begun. ' +
      `Refused: ${results.map(({ gallring: { refused } }) => refused).join(' and ')}.`,
  ];
}

function spread({ median, p99 }: Spread): string {
  return `**${median.toFixed(1)}** (${p99.toFixed(1)})`;
}

function waits(one: Spread): string {
  return `${spread(one)}, longest ${one.most.toFixed(0)}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 10_000 ? 2 : 0);
}

/** Puts the result between the README's marks. */
export function writeReadme(text: string): void {
  const readme = readFileSync(README, 'utf8');
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${README} has lost its marks`);
  writeFileSync(README, `${readme.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${readme.slice(end)}`);
}
