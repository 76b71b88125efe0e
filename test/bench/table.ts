// The result as people read it: a table and the circumstances it was measured in; and its place in the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import type { Checked } from './check.ts';
import type { Figures } from './rounds.ts';
import type { Build } from './service.ts';

export interface Result {
  readonly figures: readonly Figures[];
  readonly answers: Readonly<Record<Build, Checked>>;
  readonly sourceBytes: Readonly<Record<string, number>>;
  readonly rounds: number;
  readonly questions: number;
}

const README = join(import.meta.dirname, 'README.md');
const [BEGIN, END] = ['<!-- mätning: början -->', '<!-- mätning: slut -->'];

export function describe(result: Result): string {
  const rows = result.figures.flatMap(rowsOf);
  return [
    '| | samtidiga | sammansatt | lärobok | kvot (median av rundornas) |',
    '|---|--:|--:|--:|--:|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...circumstances(result),
  ].join('\n');
}

function rowsOf({ concurrent, builds, ratio }: Figures): string[][] {
  const { sammansatt, larobok } = builds;
  const [low, high] = ratio.cpuRange;
  return [
    [
      'CPU-ms per fråga',
      String(concurrent),
      decimal(sammansatt.cpuMs, 2),
      decimal(larobok.cpuMs, 2),
      `**${decimal(ratio.cpuMs, 2)}** (${decimal(low, 2)}–${decimal(high, 2)})`,
    ],
    [
      'frågor per sekund',
      String(concurrent),
      decimal(sammansatt.perSecond, 0),
      decimal(larobok.perSecond, 0),
      decimal(ratio.perSecond, 2),
    ],
  ];
}

function circumstances({ answers, sourceBytes, rounds, questions }: Result): string[] {
  const sizes = Object.entries(sourceBytes).map(([id, bytes]) => `${id} ${kilobytes(bytes)}`);
  const { sammansatt, larobok } = answers;
  const form = (answer: Checked) =>
    `${kilobytes(answer.bytes)} kB, ${answer.values} värden, ${answer.valid ? 'följer' : 'följer inte'} avtalets schema`;
  return [
    `- Mätt ${new Date().toISOString().slice(0, 10)}: ${rounds} rundor om ${questions} frågor per bygge och samtidighet.`,
    `- Maskin: ${availableParallelism()} kärnor, ${cpus()[0]?.model.trim() ?? 'okänd processor'}, Node ${process.versions.node}.`,
    `- Källornas svar, kB: ${sizes.join(', ')}.`,
    `- Svar från sammansatt: ${form(sammansatt)}. Svar från lärobok: ${form(larobok)}.`,
  ];
}

function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',');
}

function kilobytes(bytes: number): string {
  return decimal(bytes / 1000, 1);
}

/** Puts the result between the README's marks. */
export function writeReadme(text: string): void {
  const readme = readFileSync(README, 'utf8');
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${README} has lost its marks`);
  writeFileSync(README, `${readme.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${readme.slice(end)}`);
}
