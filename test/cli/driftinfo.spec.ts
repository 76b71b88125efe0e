// `driftinfo` on the command line: what it shows, publishes and ends, and which calls it refuses.
import { expect } from 'chai';
import type { Command } from '../../src/cli/command.ts';
import { driftOn } from '../../src/cli/drift.ts';
import { createDriftinfo, driftinformationOn } from '../../src/cli/driftinfo.ts';
import type { Driftinformation } from '../../src/servicelevel/driftinformation/driftinformation.ts';
import { DriftinformationError } from '../../src/servicelevel/driftinformation/driftinformation-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { run } from './anslut-io.ts';

const HOUR = 3_600_000;
const isoIn = (hours: number) => `${new Date(Date.now() + hours * HOUR).toISOString().slice(0, 16)}Z`;

describeDatabase('cli/driftinfo', (open) => {
  let info: Driftinformation;
  let driftinfo: Command;
  let stops: () => Promise<number[]>;
  beforeEach(async () => {
    const database = await open();
    info = await driftinformationOn(database);
    driftinfo = createDriftinfo((work) => work(info));
    const driftlagen = await driftOn(database);
    stops = async () => (await driftlagen.alla()).map(({ dokument }) => dokument.underhall.length);
  });

  const idOf = (out: string) => /^[0-9a-f-]{36}/.exec(out)?.[0] ?? '';

  it('publishes an acute one with the text of stdin, tells more, ends it, and finds it in the archive', async () => {
    const made = await run(driftinfo, 'ny af csn --rubrik Felsökning --allvar avbrott', 'AF svarar inte.\n');
    expect(made.out).to.match(/akut +publicerad +avbrott +AF CSN +.* – tills vidare +Felsökning\n$/);
    const id = idOf(made.out);
    expect((await run(driftinfo, 'lista')).out).to.equal(made.out);
    await run(driftinfo, `uppdatera ${id}`, 'Snart klart.');
    expect((await run(driftinfo, `avsluta ${id}`)).out).to.contain('avslutad');
    const [archived] = JSON.parse((await run(driftinfo, 'lista --arkiv --json')).out);
    expect([archived.id, archived.text, archived.uppdateringar[0].text]).to.deep.equal([
      id,
      'AF svarar inte.',
      'Snart klart.',
    ]);
    expect((await run(driftinfo, 'lista')).out).to.equal('Det finns ingen driftinformation att visa.\n');
  });

  it('plans what is not asked meanwhile, and recalls it', async () => {
    const line = `ny CSN --planerad --ta-ur-drift --fran ${isoIn(10 * 24)} --till ${isoIn(10 * 24 + 2)} --rubrik Databasbyte`;
    const made = await run(driftinfo, line, 'CSN byter databas.');
    expect([made.code, (await stops()).reduce((sum, count) => sum + count)]).to.deep.equal([0, 1]);
    expect((await run(driftinfo, 'lista')).out).to.equal(made.out);
    expect((await run(driftinfo, `aterkalla ${idOf(made.out)}`, 'Det blir inget byte.')).out).to.contain('återkallad');
    expect((await stops()).reduce((sum, count) => sum + count)).to.equal(0);
  });

  it('confirms a suggestion, in other words where they are given, and says no to another', async () => {
    const utkast = { kallor: ['AF'], fran: Date.now(), rubrik: 'AF svarar inte', text: 'AF har inte svarat.' };
    const one = await info.foresla({ ...utkast, allvar: 'avbrott' }, 'krets', 'Kretsen är öppen');
    const other = await info.foresla({ ...utkast, allvar: 'avbrott' }, 'krets', 'Kretsen är öppen');
    expect((await run(driftinfo, 'lista --forslag')).out.split('\n')).to.have.length(3);
    const confirmed = JSON.parse((await run(driftinfo, `bekrafta ${one.id} --allvar störning --json`)).out);
    expect([confirmed.lage, confirmed.allvar, confirmed.rubrik]).to.deep.equal([
      'publicerad',
      'störning',
      'AF svarar inte',
    ]);
    expect((await run(driftinfo, `avfarda ${other.id}`)).out).to.contain('avfärdad');
  });

  for (const [line, says] of [
    ['', 'Skriv driftinfo och något av: lista'],
    ['ny --rubrik Felsökning', 'Ange bastjänsten'],
    ['ny AF', '--rubrik saknas'],
    ['ny AF --rubrik Felsökning', 'Skriv texten till stdin'],
    ['ny AF --rubrik Felsökning --allvar stor', '--allvar ska vara'],
    ['ny AF --rubrik Felsökning --till 2031-01-02', 'med tidszon'],
    ['avsluta', 'Ange id:t'],
  ] as const) {
    it(`refuses "driftinfo ${line}"`, async () => {
      expect(String(await rejection(run(driftinfo, line)))).to.include(says);
    });
  }

  it('leaves the rules of fields to driftinformation', async () => {
    expect(await rejection(run(driftinfo, 'ny XYZ --rubrik Felsökning', 'En text.'))).to.be.instanceOf(
      DriftinformationError,
    );
    expect(await rejection(run(driftinfo, 'avsluta 1'))).to.be.instanceOf(DriftinformationError);
  });
});
