// Decisions about the sources: what stands after each, that each leaves its trace, and what does not hold.
import { expect } from 'chai';
import { createHandelser, recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { inget, type LagratDriftbeslut } from '../../../src/bastjanster/drift/dokument.ts';
import { DriftError } from '../../../src/bastjanster/drift/drift-error.ts';
import { createDriftlagen, type Driftlagen } from '../../../src/bastjanster/drift/driftlagen.ts';
import { driftMigrations } from '../../../src/bastjanster/drift/migrations.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';

const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'AF meddelade stopp per telefon' };

describeDatabase('bastjanster/drift/driftlagen', (open) => {
  let database: Database;
  let driftlagen: Driftlagen;
  let now: number;

  beforeEach(async () => {
    now = Date.parse('2026-11-22T12:00:00Z');
    database = await open();
    await migrate(database, [anslutningMigrations, driftMigrations]);
    driftlagen = on(database);
  });

  function on(one: Database): Driftlagen {
    const clock = { now: () => now };
    return createDriftlagen({ database: one, clock, kallor: ['AF', 'CSN'], record: recordHandelse });
  }

  const trail = async (kalla = 'AF') =>
    (await createHandelser(database).om({ slag: 'driftläge', id: kalla })).map(({ handling }) => handling);
  const of = async (kalla: string) => (await driftlagen.alla()).find((one) => one.kalla === kalla)?.dokument;

  it('begins with nothing decided, of every source', async () => {
    const undecided = (kalla: string): LagratDriftbeslut => ({ kalla, version: 0, dokument: inget });
    expect(await driftlagen.alla()).to.deep.equal([undecided('AF'), undecided('CSN')]);
  });

  it('closed, kept open and opened again: each is the läge until the next, and each leaves its trace', async () => {
    await driftlagen.stang(begaran, 'AF');
    expect(await of('AF')).to.deep.equal({ ...inget, lage: 'stängd' });
    await driftlagen.tvinga(begaran, 'AF', now + 1000);
    expect(await of('AF')).to.deep.equal({ ...inget, lage: 'öppen', till: now + 1000 });
    await driftlagen.oppna(begaran, 'AF');
    expect(await of('AF')).to.deep.equal({ ...inget, aterstalld: now });
    await driftlagen.oppna(begaran, 'AF');
    expect((await of('AF'))?.aterstalld, 'opened in the same millisecond').to.equal(now + 1);
    expect(await of('CSN')).to.deep.equal(inget);
    expect(await trail()).to.deep.equal(['stäng', 'håll öppen', 'öppna', 'öppna']);
    const [first] = await createHandelser(database).om({ slag: 'driftläge', id: 'AF' });
    expect(first).to.deep.include({ ...begaran, at: now, fore: inget, efter: { ...inget, lage: 'stängd' } });
  });

  it('planned stops add up, are taken away by id, and are forgotten when they are over', async () => {
    await driftlagen.underhall(begaran, 'AF', { fran: now, till: now + 1000 });
    const { dokument } = await driftlagen.underhall(begaran, 'AF', { fran: now + 5000, till: now + 9000 });
    const [, second] = dokument.underhall;
    expect(dokument.underhall.map(({ till }) => till - now)).to.deep.equal([1000, 9000]);
    now += 2000;
    const later = await driftlagen.granser(begaran, 'AF', { samtidiga: 5 });
    expect(later.dokument.underhall).to.deep.equal([second]);
    expect((await driftlagen.avbryt(begaran, 'AF', second?.id ?? '')).dokument.underhall).to.deep.equal([]);
    expect(await trail()).to.deep.equal([
      'planera underhåll',
      'planera underhåll',
      'ändra gränser',
      'ta bort underhåll',
    ]);
  });

  it('limits are changed one by one, and null gives back what is configured', async () => {
    await driftlagen.granser(begaran, 'AF', { samtidiga: 5, vantaMs: 100 });
    const { dokument } = await driftlagen.granser(begaran, 'AF', { samtidiga: null, ko: 0 });
    expect(dokument.granser).to.deep.equal({ vantaMs: 100, ko: 0 });
  });

  const refusals: readonly [string, DriftError['kind'], (to: Driftlagen) => Promise<unknown>][] = [
    ['a source that there is none of', 'okand', (to) => to.stang(begaran, 'XYZ')],
    ['an end that has been', 'ogiltig', (to) => to.stang(begaran, 'AF', now)],
    [
      'a stop that ends before it begins',
      'ogiltig',
      (to) => to.underhall(begaran, 'AF', { fran: now + 9, till: now + 8 }),
    ],
    ['a stop that there is none of', 'okand', (to) => to.avbryt(begaran, 'AF', 'x')],
    ['a limit out of bounds', 'ogiltig', (to) => to.granser(begaran, 'AF', { felProcent: 101 })],
    ['a limit of another name', 'ogiltig', (to) => to.granser(begaran, 'AF', { timeoutMs: 1 } as never)],
  ];
  for (const [title, kind, act] of refusals) {
    it(`${title} is refused, and leaves no trace`, async () => {
      const error = await rejection(act(driftlagen));
      expect(error).to.be.instanceOf(DriftError).and.to.have.property('kind', kind);
      expect([await trail(), await of('AF')]).to.deep.equal([[], inget]);
    });
  }

  it('a reason with a personal number takes its decision with it, and is not repeated', async () => {
    const { personnummer } = persons.allaSvarar;
    const error = await rejection(driftlagen.stang({ ...begaran, skal: `ang ${personnummer}` }, 'AF'));
    expect(everythingIn(error)).not.to.include(personnummer);
    expect([await trail(), await of('AF')]).to.deep.equal([[], inget]);
  });

  it('two operators at once: both decisions stand', async () => {
    const other = on(await open());
    await Promise.all([
      driftlagen.granser(begaran, 'AF', { samtidiga: 5 }),
      other.underhall(begaran, 'AF', { fran: now, till: now + 1000 }),
      other.stang(begaran, 'AF'),
    ]);
    const dokument = await of('AF');
    expect([dokument?.lage, dokument?.granser, dokument?.underhall.length]).to.deep.equal([
      'stängd',
      { samtidiga: 5 },
      1,
    ]);
    expect((await trail()).sort()).to.deep.equal(['planera underhåll', 'stäng', 'ändra gränser']);
  });
});
