// The report on a terminal: what failed and why, what was left out by reason, and one line for each of several runs.
import { expect } from 'chai';
import { fallrad, samlad, terminalrapport } from '../../../src/testbench/rapport/terminal.ts';
import { ettProtokoll } from './ett-protokoll.ts';

describe('testbench/rapport terminal', () => {
  it('tells the failed case whole and the skipped ones by reason', async () => {
    const text = terminalrapport(await ettProtokoll(), { farg: false });
    expect(text).to.match(/alla +2 godkänd, 1 underkänd, \d+ hoppad, \d+ ej tillämplig/);
    expect(text).to.match(/✖ CSN-KON-004 .*\n.*\n +Väntat: .*\n +Fick: .*\n +Varför: /);
    expect(text)
      .to.match(
        /Inte bedömda\n +– Fallet valdes inte\. \d\d fall; --rapport MAPP skriver vilka\.\n +– .*--fientlig.* CSN-NEG-101\n\nGäller inte\n +– .* CSN-KON-007/,
      )
      .and.include('Minst ett fall är underkänt.');
    expect(text).not.to.include('\u001b');
  });

  it('has colours where the terminal does', async () => {
    const protokoll = await ettProtokoll();
    expect(terminalrapport(protokoll, { farg: true })).to.include('\u001b[31m✖\u001b[0m');
    expect(protokoll.fall.map((one) => fallrad(one, { farg: false }).slice(0, 13))).to.include('✖ CSN-KON-004');
    expect(samlad([protokoll, protokoll])).to.match(/Sammanlagt\n( +CSN +underkänd +2 godkänd.*\n){2}$/);
  });
});
