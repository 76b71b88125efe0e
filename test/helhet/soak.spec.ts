// Fault I2 as a script: a few seconds of the soak, in processes of their own, and what it says of them.
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { run } from './tools.ts';

const SHORT = ['--tid', '4s', '--uppvarmning', '1s', '--takt', '19', '--fordrojning', '5-200'];
const QUESTIONS = 76;

function soak(...args: string[]) {
  return run(process.execPath, [join(PROJECT_ROOT, 'test/last/soak.ts'), ...args]);
}

/** The figures of a line of a table. */
function line(stdout: string, ...cells: readonly string[]): string[] {
  const lines = stdout.split('\n').map((text) => text.split('|').map((cell) => cell.trim()));
  const found = lines.find(([, ...rest]) => cells.every((cell, index) => rest[index] === cell));
  return found?.slice(1 + cells.length, -1) ?? [];
}

describe("I2 soak with VP's mix", function () {
  this.timeout(90_000);

  it("I2 soak with VP's mix: every kind comes to what it must, every accepted question has its row, nothing grows", async () => {
    const { status, stdout, stderr } = await soak(...SHORT);
    expect(status, stdout + stderr).to.equal(0);
    expect(stdout).to.include('Allt var som det ska.');
    expect(line(stdout, 'ställda')[0]).to.equal(String(QUESTIONS));
    // Four rounds of 10 : 5 : 2 : 2; of those without right, one in each round is nobody whom the register knows.
    expect(line(stdout, 'stort svar', '40')).to.have.length(5);
    expect(line(stdout, 'stort svar', 'alla sju svarade')).to.deep.equal(['20', '20', 'ja']);
    expect(line(stdout, 'vanlig fråga', 'alla sju svarade')).to.deep.equal(['10', '10', 'ja']);
    expect(line(stdout, 'bruten förbindelse', 'TNS SSBT FORBINDELSE_BRUTEN')).to.deep.equal(['4', '4', 'ja']);
    expect(line(stdout, 'utan rätt', 'CSN SSBT EJ_TILLATEN')).to.deep.equal(['2', '2', 'ja']);
    expect(line(stdout, 'utan rätt', 'EJ_IDENTIFIERAD')).to.deep.equal(['2', '2', 'ja']);
    const [first, last] = line(stdout, 'besvarade frågor').map(Number);
    expect((last ?? 0) - (first ?? 0)).to.equal(QUESTIONS - 4);
    expect(line(stdout, 'frågor i loggen').slice(0, 2)).to.deep.equal([String(first), String(last)]);
    expect(stderr).to.match(/ställda \d+, avslutade \d+, RSS/);
  });

  it("I2 soak with VP's mix: an outcome that its kind must not have is named, and the exit code is 1", async () => {
    const { status, stdout } = await soak(...SHORT, '--variabel', 'SAMTIDIGA_FRAGOR=1');
    expect(status, stdout).to.equal(1);
    expect(stdout).to.match(/Inte som det ska:\n- .*OVERBELASTAD i stället för alla sju svarade \(\d+ gånger\)/);
    expect(line(stdout, 'stort svar', 'OVERBELASTAD').at(-1)).to.equal('NEJ: alla sju svarade');
  });

  it("I2 soak with VP's mix: a wrong call is explained, and nothing is started", async () => {
    const { status, stdout, stderr } = await soak('--tid', 'länge');
    expect([status, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.match(/^--tid ska vara ett antal sekunder, minuter eller timmar/);
  });
});
