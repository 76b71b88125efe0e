// `niva` on the command line: what they show and change, and which calls they refuse.
import { expect } from 'chai';
import type { Command } from '../../src/cli/command.ts';
import { createNiva, nivaerOn } from '../../src/cli/niva.ts';
import { NivaError } from '../../src/servicelevel/niva/niva-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { run } from './anslut-io.ts';

describeDatabase('cli/niva', (open) => {
  let niva: Command;
  beforeEach(async () => {
    const nivaer = await nivaerOn(await open());
    niva = createNiva((work) => work(nivaer));
  });

  it('lists every source, sets a level with the rest as it was, and takes it away', async () => {
    const { out } = await run(niva, 'lista');
    expect(out).to.match(/SAMMANSATT +standard +99,5 % +p95 5000 ms +alla dagar 00:00–24:00 +inga\n/);
    expect(out.trimEnd().split('\n')).to.have.length(1 + 9);
    const set = await run(
      niva,
      'satt csn --giltig-fran 2027-01-01 --tillganglighet 99,7 --servicetid mån–fre\u00a007:00–18:00',
    );
    expect(set.out).to.match(/CSN +2027-01-01 +99,7 % +p95 3000 ms +mån–fre 07:00–18:00 +inga\n/);
    await run(niva, 'satt CSN --giltig-fran 2027-02-01 --svarstid-ms 2000');
    const list = JSON.parse((await run(niva, 'lista CSN --json')).out);
    expect(list.map((one: { tillganglighet: number }) => one.tillganglighet)).to.deep.equal([99, 99.7, 99.7]);
    expect((await run(niva, 'ta-bort CSN 2027-01-01')).out).not.to.include('2027-01-01');
  });

  for (const [line, says] of [
    ['', 'Skriv niva och något av'],
    ['satt', 'Ange en av SAMMANSATT, AF'],
    ['satt XYZ --giltig-fran 2027-01-01', 'Ange en av'],
    ['satt CSN', '--giltig-fran saknas'],
    ['ta-bort CSN', 'Ange dagen'],
  ] as const) {
    it(`refuses "niva ${line}"`, async () => {
      expect(String(await rejection(run(niva, line)))).to.include(says);
    });
  }

  it('a level that does not hold is refused in the words of the level', async () => {
    const error = await rejection(run(niva, 'satt CSN --giltig-fran 2027-01-01 --tillganglighet 101'));
    expect(error)
      .to.be.instanceOf(NivaError)
      .and.to.have.property('message', 'Tillgänglighet ska vara 50–99,999 procent.');
  });
});
