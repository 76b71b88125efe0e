// The fuzz from the command line: npm run fuzz -- --fall 10000 --fro 1
import { parseArgs } from 'node:util';
import { runFuzz } from './run-fuzz.ts';

const { values } = parseArgs({ options: { fall: { type: 'string' }, fro: { type: 'string' } } });
const cases = Number(values.fall ?? 10_000);
const seed = Number(values.fro ?? Date.now() % 1_000_000);
if (!(Number.isInteger(cases) && cases > 0 && Number.isInteger(seed))) {
  console.error('Använd: npm run fuzz -- --fall 10000 --fro 1');
  process.exit(2);
}

console.log(`Fuzz: ${cases} fall, frö ${seed}`);
const { targets, afterwards, memory, seconds } = await runFuzz({ cases, seed });

for (const { name, cases: done, outcomes, slowestMs } of targets) {
  const sorted = Object.entries(outcomes).sort(([, a], [, b]) => b - a);
  console.log(`\n${name}: ${done} fall, långsammast ${slowestMs} ms`);
  console.log(`  ${sorted.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`);
}
const failures = targets.flatMap(({ name, failures: own }) => own.map((failure) => ({ name, ...failure })));
for (const { name, message, seed: own, counterexample } of failures) {
  console.log(`\nFEL i ${name} (frö ${own}): ${message}\n  ${counterexample.slice(0, 3000)}`);
}
for (const line of afterwards) console.log(`\nFEL efteråt: ${line}`);

const total = targets.reduce((sum, { cases: done }) => sum + done, 0);
const slowest = Math.max(...targets.map(({ slowestMs }) => slowestMs));
console.log(
  `\n${total} fall på ${seconds} s, ${failures.length + afterwards.length} fel, långsammast ${slowest} ms, ` +
    `levande minne ${memory.start.alive} → ${memory.end.alive} MB (av datorn ${memory.start.resident} → ${memory.end.resident} MB)`,
);
process.exit(failures.length + afterwards.length > 0 ? 1 : 0);
