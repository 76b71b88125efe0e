// The list of scenarios that people read: complete, and the same in the documentation as on the terminal.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { CliError } from '../../../src/cli/command.ts';
import { simulator } from '../../../src/cli/simulator.ts';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import { felkoder } from '../../../src/profiles/sverige/felkoder.ts';
import { readScenario } from '../../../src/testbench/simulator/scenario.ts';
import { AGENCIES } from '../../questions.ts';

describe('the list of scenarios', () => {
  it('has every felkod of the catalogue and every test person', async () => {
    const text = await printed('scenarier');
    for (const { felkod, galler } of felkoder()) {
      expect(text).to.match(new RegExp(`^  ${galler === 'fraga' ? 'fraga' : '[A-Z]+'}=${felkod} `, 'm'));
    }
    for (const { personnummer } of Object.values(persons)) expect(text).to.include(`  ${personnummer}  `);
  });

  it('lists nothing that cannot be written in the header', async () => {
    const lines = (await printed('scenarier')).matchAll(/^ {2}(\w+)=(\S+) /gm);
    const scenarios = [...lines].flatMap(([, key, value]) =>
      key === 'MYNDIGHET' ? AGENCIES.map((id) => `${id}=${value}`) : [`${key}=${value}`],
    );
    expect(scenarios).to.have.lengthOf.above(150);
    for (const scenario of scenarios) expect(() => readScenario(scenario, AGENCIES), scenario).to.not.throw();
  });

  it('stands in src/testbench/simulator/README.md as `simulator scenarier --markdown` writes it', async () => {
    const documented = readFileSync(join(PROJECT_ROOT, 'src/testbench/simulator/README.md'), 'utf8');
    expect(documented).to.equal(await printed('scenarier', '--markdown'));
  });

  it('is not had by another word', async () => {
    const error = await printed('scenario').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CliError);
  });
});

async function printed(...args: readonly string[]): Promise<string> {
  let text = '';
  const stdout = { write: (more: string) => (text += more) };
  expect(await simulator.run(args, { stdin: process.stdin, stdout, stderr: process.stderr })).to.equal(0);
  return text;
}
