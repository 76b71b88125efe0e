// The page of mutants, made from them: `node test/testbench/mutanttabell.ts` writes it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { mutanter } from './mutanter.ts';

export const SIDA = join(PROJECT_ROOT, 'test/testbench/README.md');

const INGRESS = `# Mutanter

Varje mutant är en av de egna simulatorerna med ett enda brott mot kontraktet ([mutanter.ts](mutanter.ts)).
\`mutanter.spec.ts\` kör fallet mot mutanten, som fälls, och mot simulatorn som den är, som godkänns. Sidan skrivs av
\`node test/testbench/mutanttabell.ts\`; provet faller när den inte stämmer.
`;

export function mutanttabell(): string {
  const titlar = new Map(kataloger.flatMap(({ fall }) => fall.map(({ id, titel }) => [id, titel])));
  const rader = mutanter.map(({ bastjanst, brott, fall, utfall = 'underkänd' }) => {
    return `| ${bastjanst} | ${brott} | ${fall} | ${titlar.get(fall) ?? ''} | ${utfall} |`;
  });
  const huvud = ['| bastjänst | mutant | fall | fallets titel | utfall |', '| --- | --- | --- | --- | --- |'];
  return [INGRESS, ...huvud, ...rader, ''].join('\n');
}

if (import.meta.main) writeFileSync(SIDA, mutanttabell());
