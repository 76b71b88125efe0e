// Runs in the background: registered, watched, stopped by whoever asks in whichever process, lost with theirs, gone after ninety days.
import { expect } from 'chai';
import { startSimulators } from '../../src/bastjanster/simulate.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import { createKorningar, type Korning } from '../../src/testbench/korningar.ts';
import { provbankMigrations } from '../../src/testbench/migrations.ts';
import { createProvjobb } from '../../src/testbench/provjobb.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';

const NY = { bastjanst: 'CSN', origin: 'https://prov.example', fientlig: false, startadAv: 'Ulla', antal: 3 };
const DAY_MS = 86_400_000;

describeDatabase('testbench/provjobb', (open) => {
  let database: Database;
  let now = Date.parse('2026-11-22T12:00Z');
  const clock = { now: () => now };
  beforeEach(async () => {
    database = await open();
    await migrate(database, [provbankMigrations]);
  });

  it('runs against a simulator and keeps its protocol; a stop asked for elsewhere ends one that hangs', async () => {
    const simulators = await startSimulators({ ports: 0, only: ['CSN'] });
    const bugs: unknown[] = [];
    const korningar = createKorningar(database, clock);
    const provbank = createProvbank({ kataloger });
    const jobb = createProvjobb({ provbank, korningar, onBug: (error) => bugs.push(error), livMs: 5 });
    const mal = { bastjanst: 'CSN', url: simulators.urls.CSN ?? '' };
    const val = {
      personer: simuleradeTestpersoner('CSN'),
      fall: ['CSN-KON-001', 'CSN-KON-002'],
      granser: { takt: 50 },
    };
    try {
      const { id, antal } = await jobb.starta(mal, val, 'Ulla');
      expect(antal).to.equal(2);
      const done = await ended(korningar, id);
      expect(done).to.include({ slut: 'klar', klara: 2, startadAv: 'Ulla' });
      const { fall = [], sammanfattning } = (await korningar.protokoll(id)) ?? {};
      expect([sammanfattning?.godkänd, fall.length > 40]).to.deep.equal([2, true]);

      await simulators.behave('CSN', 'hang');
      const hanging = await jobb.starta(mal, { ...val, granser: { svarMs: 60_000 } }, 'Ulla');
      expect(await rejection(jobb.starta(mal, val, 'Ulla'))).to.have.property('kind', 'upptagen');
      await createKorningar(database, clock).avbryt(hanging.id);
      expect(await ended(korningar, hanging.id)).to.include({ slut: 'avbruten', avbryts: true });
      expect(bugs).to.deep.equal([]);
    } finally {
      await jobb.stop();
      await simulators.stop();
    }
  });

  it('one for each bastjänst and two in all', async () => {
    const korningar = createKorningar(database, clock);
    const first = await korningar.borja(NY);
    expect(await rejection(korningar.borja(NY)))
      .to.have.property('message')
      .that.includes('pågår redan');
    await korningar.borja({ ...NY, bastjanst: 'AF' });
    expect(await rejection(korningar.borja({ ...NY, bastjanst: 'FK' }))).to.have.property('kind', 'upptagen');
    await korningar.avsluta(first.id, 'klar');
    await korningar.borja({ ...NY, bastjanst: 'FK' });
    expect((await korningar.lista(['CSN', 'FK'])).map(({ bastjanst }) => bastjanst).sort()).to.deep.equal([
      'CSN',
      'FK',
    ]);
  });

  it('one whose process went away is lost after a minute, and makes room', async () => {
    const korningar = createKorningar(database, clock);
    const { id } = await korningar.borja(NY);
    now += 59_000;
    expect(await korningar.lever(id, 1)).to.equal(true);
    now += 60_000;
    expect(await korningar.en(id)).to.include({ slut: 'förlorad', klara: 1 });
    await korningar.borja(NY);
    expect(await korningar.lever(id, 2), 'a run that was given up stops').to.equal(false);
  });

  it('after ninety days it is seen no more, and then removed', async () => {
    const korningar = createKorningar(database, clock);
    const { id } = await korningar.borja(NY);
    await korningar.avsluta(id, 'fel');
    now += 90 * DAY_MS - 1;
    expect([(await korningar.en(id))?.slut, await korningar.gallra()]).to.deep.equal(['fel', 0]);
    now += 1;
    expect([await korningar.en(id), await korningar.lista(['CSN'])]).to.deep.equal([undefined, []]);
    expect([await korningar.gallra(), await korningar.gallra()]).to.deep.equal([1, 0]);
  });
});

async function ended(korningar: ReturnType<typeof createKorningar>, id: string): Promise<Korning | undefined> {
  for (;;) {
    const korning = await korningar.en(id);
    if (korning?.slut !== undefined) return korning;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
