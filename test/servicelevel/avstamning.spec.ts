// The daily avstämning: calls that left the house against what the agency counted, with who said so.
import { expect } from 'chai';
import { createHandelser, recordHandelse } from '../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { AvstamningError, avstamningMigrations, createAvstamning } from '../../src/servicelevel/avstamning.ts';
import { createMatningar } from '../../src/servicelevel/matning/matningar.ts';
import { matningMigrations } from '../../src/servicelevel/matning/migrations.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { createMat } from '../web/oversikt/create-servicelevel.ts';

const NOW = Date.parse('2026-10-26T12:00:00+01:00');
const begaran = { aktor: { namn: 'Ulla Uppgift' }, skal: 'Egen statistik' };

async function start(database: Database) {
  await migrate(database, [anslutningMigrations, matningMigrations, avstamningMigrations]);
  const matningar = createMatningar({ database });
  const avstamning = createAvstamning({ database, clock: { now: () => NOW }, matningar, record: recordHandelse });
  return { avstamning, mat: createMat(database), handelser: createHandelser(database) };
}

describeDatabase('avstämning', (open) => {
  it('counts what was sent, by Swedish day', async () => {
    const { avstamning, mat } = await start(await open());
    for (const time of ['2026-10-25T00:00:00+02:00', '2026-10-25T23:59:00+01:00']) {
      await mat(Date.parse(time), (matare) => {
        const anrop = { kalla: 'CSN', slag: 'anrop' } as const;
        matare.anrop({ ...anrop, utfall: 'lyckad' });
        matare.anrop({ ...anrop, utfall: 'misslyckad', orsak: 'timeout' });
        for (const orsak of [
          'circuit-open',
          'queue-full',
          'maintenance',
          'not-permitted',
          'rule',
          'unreachable',
          'tls',
        ]) {
          matare.anrop({ ...anrop, utfall: 'undantagen', orsak });
        }
        matare.anrop({ ...anrop, kalla: 'AF', utfall: 'lyckad' });
        matare.anrop({ ...anrop, slag: 'ping', utfall: 'lyckad' });
      });
    }
    expect(await avstamning.dagar('CSN', 3)).to.deep.equal([
      { dag: '2026-10-26', stallda: 0 },
      { dag: '2026-10-25', stallda: 4 },
      { dag: '2026-10-24', stallda: 0 },
    ]);
  });

  it('keeps the last figure of a day, and in the trail what stood before', async () => {
    const { avstamning, handelser } = await start(await open());
    await avstamning.registrera(begaran, 'CSN', '2026-10-25', 7);
    await avstamning.registrera(begaran, 'CSN', '2026-10-25', 0);
    const [, day] = await avstamning.dagar('CSN', 2);
    const mottagna = { antal: 0, at: NOW, av: 'Ulla Uppgift' };
    expect(day).to.deep.equal({ dag: '2026-10-25', stallda: 0, mottagna, skillnad: 0 });
    const trail = await handelser.om({ slag: 'avstämning', id: 'CSN 2026-10-25' });
    expect(trail.map(({ fore, efter }) => [fore, efter])).to.deep.equal([
      [undefined, { antal: 7 }],
      [{ antal: 7 }, { antal: 0 }],
    ]);
  });

  for (const [dag, antal, falt] of [
    ['2026-10-27', 1, 'dag'],
    ['2026-02-30', 1, 'dag'],
    ['', 1, 'dag'],
    ['2026-10-25', -1, 'antal'],
    ['2026-10-25', 1.5, 'antal'],
    ['2026-10-25', Number.NaN, 'antal'],
  ] as const) {
    it(`refuses ${antal} of the day ${JSON.stringify(dag)}`, async () => {
      const { avstamning } = await start(await open());
      const error = await avstamning.registrera(begaran, 'CSN', dag, antal).catch((one) => one);
      expect(error).to.be.instanceOf(AvstamningError);
      expect(error.falt).to.equal(falt);
    });
  }

  it('changes nothing where the reason does not hold', async () => {
    const { avstamning } = await start(await open());
    const refused = await avstamning
      .registrera({ ...begaran, skal: 'x' }, 'CSN', '2026-10-25', 1)
      .catch(({ kind }) => kind);
    expect(refused).to.equal('ogiltig');
    expect((await avstamning.dagar('CSN', 2))[1]?.mottagna).to.equal(undefined);
  });
});
