// Planned stops and the time they excuse: announced, taken away, moved, told twice, and for what has no guard.
import { expect } from 'chai';
import { recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { DriftError } from '../../../src/bastjanster/drift/drift-error.ts';
import { createDriftlagen, type Driftlagen } from '../../../src/bastjanster/drift/driftlagen.ts';
import { driftMigrations } from '../../../src/bastjanster/drift/migrations.ts';
import { createPlanering, type Planering } from '../../../src/bastjanster/drift/planering.ts';
import { createPlanerat, type Planerat } from '../../../src/bastjanster/drift/stopp.ts';
import { automatisk, styrningAt } from '../../../src/bastjanster/guard/driftlage.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { union } from '../../../src/servicelevel/intervall.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';

const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'AF byter databas' };
const NOON = Date.parse('2026-11-22T11:00:00Z');
const ALWAYS = { fran: 0, till: Number.MAX_SAFE_INTEGER };

describeDatabase('bastjanster/drift/stopp', (open) => {
  let driftlagen: Driftlagen;
  let planering: Planering;
  let planerat: Planerat;
  /** Minutes after noon. */
  let now: number;
  const at = (minute: number) => NOON + minute * 60_000;

  beforeEach(async () => {
    now = 0;
    const database: Database = await open();
    await migrate(database, [anslutningMigrations, driftMigrations]);
    const clock = { now: () => at(now) };
    const deps = { database, clock, kallor: ['AF', 'CSN'], utanVakt: ['SAMMANSATT'], record: recordHandelse };
    driftlagen = createDriftlagen(deps);
    planering = createPlanering(driftlagen);
    planerat = createPlanerat({ database });
  });

  const lagg = (fran: number, till: number, id = 'x', kalla = 'AF') =>
    planering.lagg(begaran, kalla, { id, fran: at(fran), till: at(till) });
  const excused = async (kalla = 'AF', intervall = ALWAYS) =>
    union(await planerat(kalla, intervall)).map(({ fran, till }) => [(fran - NOON) / 60_000, (till - NOON) / 60_000]);

  it('counts what was announced before it began, after it is over as well', async () => {
    await lagg(10, 20);
    now = 30;
    await driftlagen.stang(begaran, 'AF');
    expect(await excused()).to.deep.equal([[10, 20]]);
    expect(await excused('CSN')).to.deep.equal([]);
    expect(await excused('AF', { fran: at(15), till: at(18) })).to.deep.equal([[15, 18]]);
    expect(await excused('AF', { fran: at(20), till: at(25) })).to.deep.equal([]);
  });

  it('counts from the decision where that came after the beginning', async () => {
    now = 15;
    await lagg(10, 20);
    expect(await excused()).to.deep.equal([[15, 20]]);
  });

  const takenAway: readonly (readonly [string, number, number[][]])[] = [
    ['before it began: nothing', 5, []],
    ['under way: until then', 14, [[10, 14]]],
  ];
  for (const [title, minute, expected] of takenAway) {
    it(`taken away ${title}`, async () => {
      await lagg(10, 20);
      now = minute;
      await planering.tabort(begaran, 'AF', 'x');
      expect(await excused()).to.deep.equal(expected);
    });
  }

  it('taken away when it is over, it stands', async () => {
    await lagg(10, 20);
    now = 25;
    await planering.tabort(begaran, 'AF', 'x');
    expect(await excused()).to.deep.equal([[10, 20]]);
  });

  const moved: readonly (readonly [string, number, number, number, number[][]])[] = [
    ['before it began', 5, 30, 40, [[30, 40]]],
    ['longer while under way', 15, 10, 30, [[10, 30]]],
    ['shorter while under way', 15, 10, 17, [[10, 17]]],
    ['to earlier, too late for that', 15, 5, 20, [[10, 20]]],
  ];
  for (const [title, minute, fran, till, expected] of moved) {
    it(`moved ${title}: what was announced when it was`, async () => {
      await lagg(10, 20);
      now = minute;
      await lagg(fran, till);
      expect(await excused()).to.deep.equal(expected);
      const stops = (await driftlagen.alla()).flatMap(({ dokument }) => dokument.underhall);
      expect(stops).to.deep.equal([{ id: 'x', fran: at(fran), till: at(till) }]);
    });
  }

  it('announced too late for whoever planned it, it stops the questions and excuses nothing', async () => {
    const tid = { id: 'x', fran: at(10), till: at(20) };
    for (const [minutes, forSent] of [
      [10, undefined],
      [11, true],
    ] as const) {
      await planering.lagg(begaran, 'AF', { ...tid, framforhallningMs: minutes * 60_000 });
      const [decided] = await driftlagen.alla();
      expect(styrningAt(decided?.dokument ?? automatisk, at(15))).to.deep.equal({
        ...{ slag: 'underhåll', till: at(20) },
        ...(forSent && { forSent }),
      });
      expect(await excused()).to.deep.equal(forSent ? [] : [[10, 20]]);
      await planering.tabort(begaran, 'AF', 'x');
    }
    await planering.lagg(begaran, 'AF', { ...tid, framforhallningMs: 11 * 60_000 });
    await lagg(10, 20, 'y');
    const [both] = await driftlagen.alla();
    expect(styrningAt(both?.dokument ?? automatisk, at(15)), 'another excuses it').to.not.have.property('forSent');
  });

  it('told twice, it stands once, and gone twice it is gone', async () => {
    await lagg(10, 20);
    now = 1;
    await lagg(10, 20);
    expect(await excused()).to.deep.equal([[10, 20]]);
    await planering.tabort(begaran, 'AF', 'x');
    await planering.tabort(begaran, 'AF', 'x');
    expect(await excused()).to.deep.equal([]);
  });

  it('one id may stand for several sources, each with its own end', async () => {
    await lagg(10, 20, 'x', 'AF');
    await lagg(10, 20, 'x', 'CSN');
    now = 15;
    await planering.tabort(begaran, 'CSN', 'x');
    expect([await excused('AF'), await excused('CSN')]).to.deep.equal([[[10, 20]], [[10, 15]]]);
  });

  it('what has no guard has planned stops alone', async () => {
    expect((await driftlagen.alla()).map(({ kalla }) => kalla)).to.deep.equal(['AF', 'CSN']);
    await lagg(10, 20, 'x', 'SAMMANSATT');
    expect(await excused('SAMMANSATT')).to.deep.equal([[10, 20]]);
    expect((await driftlagen.alla()).map(({ kalla }) => kalla)).to.deep.equal(['AF', 'CSN', 'SAMMANSATT']);
    expect(await rejection(driftlagen.stang(begaran, 'SAMMANSATT'))).to.be.instanceOf(DriftError);
    expect(await rejection(lagg(10, 20, 'x', 'XYZ'))).to.be.instanceOf(DriftError);
  });

  it('a decision that is refused leaves no stop behind', async () => {
    await rejection(driftlagen.underhall({ ...begaran, skal: '' }, 'AF', { fran: at(10), till: at(20) }));
    expect(await excused()).to.deep.equal([]);
  });
});
