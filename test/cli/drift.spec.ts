// `drift` on the command line: what it shows and changes, and which calls it refuses.
import { expect } from 'chai';
import type { Command } from '../../src/cli/command.ts';
import { createDrift, driftOn } from '../../src/cli/drift.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { run } from './anslut-io.ts';

const TID = '2031-01-02T18:00+01:00';

describeDatabase('cli/drift', (open) => {
  let drift: Command;
  beforeEach(async () => {
    const database: Database = await open();
    const driftlagen = await driftOn(database);
    drift = createDrift((work) => work(driftlagen));
  });

  it('closes, opens, and lists every bastjänst with what is decided of it', async () => {
    await run(drift, `stang af --till ${TID}`);
    await run(drift, 'granser CSN --samtidiga 5 --vantaMs 100');
    const { code, out } = await run(drift, 'lista');
    expect(code).to.equal(0);
    expect(out).to.include('AF         stängd till 2031-01-02 18:00').and.to.include('samtidiga 5');
    expect(out.split('\n').filter((line) => line.endsWith('  automatisk'))).to.have.length(7);
    expect((await run(drift, 'oppna AF')).out).to.match(/^AF +automatisk\n$/);
    expect((await run(drift, 'oppna AF --tvinga')).out).to.match(/^AF +öppen\n$/);
  });

  it('plans a stop and takes it away', async () => {
    const planned = JSON.parse((await run(drift, `underhall AF --till ${TID} --json`)).out);
    const [{ id, till }] = planned.dokument.underhall;
    expect(new Date(till).toISOString()).to.equal('2031-01-02T17:00:00.000Z');
    const { out } = await run(drift, `underhall AF --ta-bort ${id} --json`);
    expect(JSON.parse(out).dokument.underhall).to.deep.equal([]);
  });

  it('shows every limit after a change, and gives one back', async () => {
    expect((await run(drift, 'granser AF --ko 7')).out).to.match(/ko +7 +anrop som får vänta/);
    expect((await run(drift, 'granser AF --ko standard')).out).to.match(/ko +standard +anrop som får vänta/);
  });

  for (const [line, says] of [
    ['', 'Skriv drift och något av'],
    ['stang', 'Ange bastjänsten'],
    ['stang XYZ', 'De bastjänster som finns är AF'],
    ['stang AF --till 2031-01-02', 'med tidszon'],
    ['underhall AF', '--till saknas'],
    ['granser AF', 'Ange minst en gräns'],
    ['granser AF --felProcent 0', 'ett heltal 1–100'],
  ] as const) {
    it(`refuses "drift ${line}"`, async () => {
      expect(String(await rejection(run(drift, line)))).to.include(says);
    });
  }
});
