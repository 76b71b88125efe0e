// Planned driftinformation and the guard: what is laid in, moved and taken away, and what is mended after the guard was out of reach.
import { expect } from 'chai';
import type { SqlValue, Statements } from '../../../src/platform/sql/database.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { createDriftinformation } from '../../../src/servicelevel/driftinformation/driftinformation.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import {
  begaran,
  HOUR,
  mal,
  NOON,
  openDriftinformation,
  planerad,
  type TestDriftinformation,
} from './open-driftinformation.ts';

describeDatabase('servicelevel/driftinformation stopp', (open) => {
  let test: TestDriftinformation;
  let info: TestDriftinformation['driftinformation'];
  beforeEach(async () => {
    test = await openDriftinformation(await open());
    info = test.driftinformation;
  });

  it('stops the guard for the sources that are ticked, and no other', async () => {
    const notis = await info.skapa(begaran, planerad({ kallor: ['CSN', 'AF'] }));
    expect([await test.stops('CSN'), await test.stops('AF')]).to.deep.equal([[[1, 3]], []]);
    expect(await info.stopp(notis.id)).to.deep.equal([{ notis: notis.id, kalla: 'CSN', inlagt: true }]);
    const [entry] = await test.handelser.om({ slag: 'driftläge', id: 'CSN' });
    expect(entry).to.deep.include({ aktor: begaran.aktor, skal: `Driftinformation ${notis.id}` });
  });

  it('excuses the composite without a guard to close', async () => {
    await info.skapa(begaran, planerad({ kallor: ['SAMMANSATT'], tasUrDrift: ['SAMMANSATT'] }));
    expect(await test.stops('SAMMANSATT')).to.deep.equal([[1, 3]]);
  });

  it('moves the stop with its time, and takes it to another source', async () => {
    const first = await info.skapa(begaran, planerad());
    const tid = { fran: NOON + 2 * HOUR, till: NOON + 4 * HOUR };
    const moved = await info.andra(mal(first), planerad(tid));
    expect(await test.stops('CSN')).to.deep.equal([[2, 4]]);
    const other = await info.andra(mal(moved), planerad({ ...tid, kallor: ['FK', 'CSN'], tasUrDrift: ['FK'] }));
    expect([await test.stops('CSN'), await test.stops('FK')]).to.deep.equal([[], [[2, 4]]]);
    await info.aterkalla(mal(other), 'Det blir inget byte.');
    expect(await test.stops('FK')).to.deep.equal([]);
    expect(await info.stopp(first.id)).to.deep.equal([]);
  });

  it('opens the guard when it is ended before its time', async () => {
    const notis = await info.skapa(begaran, planerad());
    test.time.now = NOON + 2 * HOUR;
    await info.avsluta(mal(notis), 'Klart i förtid.');
    expect(await test.stops('CSN')).to.deep.equal([]);
  });

  it('leaves the guard alone where only the text is changed, also what an operator has taken away by hand', async () => {
    const notis = await info.skapa(begaran, planerad());
    await test.driftlagen.avbryt(begaran, 'CSN', notis.id);
    await info.uppdatera(mal(notis), 'Det går enligt plan.');
    await info.stamAv();
    expect(await test.stops('CSN')).to.deep.equal([]);
  });

  it('stands although the guard was out of reach, which is mended later', async () => {
    test.time.guardIsAway = true;
    const notis = await info.skapa(begaran, planerad());
    expect(await info.stopp(notis.id)).to.deep.equal([{ notis: notis.id, kalla: 'CSN', inlagt: false }]);
    const [failed] = await info.stamAv();
    expect([failed?.kalla, String(failed?.error)]).to.deep.equal(['CSN', 'DatabaseError: database unavailable (test)']);
    test.time.guardIsAway = false;
    expect(await info.stamAv()).to.deep.equal([]);
    expect(await test.stops('CSN')).to.deep.equal([[1, 3]]);
    test.time.guardIsAway = true;
    await info.aterkalla(mal(notis), 'Det blir inget byte.');
    expect(await test.stops('CSN')).to.deep.equal([[1, 3]]);
    test.time.guardIsAway = false;
    await info.stamAv();
    expect(await test.stops('CSN')).to.deep.equal([]);
  });

  it('is laid in once, whoever mends it and how often', async () => {
    test.time.guardIsAway = true;
    await info.skapa(begaran, planerad());
    test.time.guardIsAway = false;
    await Promise.all([info.stamAv(), info.stamAv(), info.stamAv()]);
    expect(await test.stops('CSN')).to.deep.equal([[1, 3]]);
  });

  it('has the last of two changes in the guard, whichever is carried out first', async () => {
    const first = await info.skapa(begaran, planerad());
    const tid = (hour: number) => ({ fran: NOON + hour * HOUR, till: NOON + (hour + 1) * HOUR });
    test.time.guardIsAway = true;
    const second = await info.andra(mal(first), planerad(tid(2)));
    test.time.guardIsAway = false;
    await Promise.all([info.stamAv(), info.andra(mal(second), planerad(tid(4)))]);
    await info.stamAv();
    expect(await test.stops('CSN')).to.deep.equal([[4, 5]]);
  });

  it('leaves no stop of what was recalled while another process laid it in', async () => {
    const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    test.time.beforeLagg = async () => {
      test.time.beforeLagg = async () => {};
      reached.resolve();
      await goOn.promise;
    };
    const slow = info.skapa(begaran, planerad());
    await reached.promise;
    const [notis] = await info.lista();
    await info.aterkalla(mal(notis ?? { id: '', version: 0 }), 'Det blir inget byte.');
    goOn.resolve();
    await slow;
    expect(await test.stops('CSN')).to.deep.equal([]);
  });

  it('stands although the database was away when the guard was to be told', async () => {
    let away = false;
    const database = {
      ...test.database,
      async run(sql: string, params?: readonly SqlValue[]) {
        if (away) throw new DatabaseError('unavailable', 'test');
        return test.database.run(sql, params);
      },
      async transaction<T>(work: (tx: Statements) => Promise<T>) {
        const done = await test.database.transaction(work);
        away = true;
        return done;
      },
    };
    const notis = await createDriftinformation({ ...test.deps, database }).skapa(begaran, planerad());
    expect(await info.stopp(notis.id)).to.deep.equal([{ notis: notis.id, kalla: 'CSN', inlagt: false }]);
    expect(await info.stamAv()).to.deep.equal([]);
    expect(await test.stops('CSN')).to.deep.equal([[1, 3]]);
  });

  it('opens the guard where its end is moved to a time that has passed', async () => {
    const notis = await info.skapa(begaran, planerad());
    test.time.now = NOON + 2 * HOUR;
    await info.andra(mal(notis), planerad({ till: NOON + 1.5 * HOUR }));
    expect(await test.stops('CSN')).to.deep.equal([]);
  });

  for (const [ahead, excused] of [
    [24 * HOUR, [[24, 26]]],
    [24 * HOUR - 1, []],
  ] as const) {
    it(`is excused ${excused.length > 0 ? '' : 'not '}where an uppgiftslämnare plans it ${ahead / HOUR} hours ahead`, async () => {
      const tid = { fran: NOON + 24 * HOUR, till: NOON + 26 * HOUR };
      test.time.now = tid.fran - ahead;
      await info.skapa({ ...begaran, part: 'CSN' }, planerad(tid));
      expect(await test.stops('CSN')).to.deep.equal([[24, 26]]);
      expect(await test.excused('CSN')).to.deep.equal(excused);
    });
  }

  it('stays excused where an uppgiftslämnare shortens it, or makes it longer for as long as it was announced', async () => {
    const tid = { fran: NOON + 30 * HOUR, till: NOON + 34 * HOUR };
    const ulla = { ...begaran, part: 'CSN' };
    const first = await info.skapa(ulla, planerad(tid));
    test.time.now = NOON + 31 * HOUR;
    const longer = await info.andra({ ...mal(first), ...ulla }, planerad({ ...tid, till: NOON + 200 * HOUR }));
    expect(await test.excused('CSN')).to.deep.equal([[30, 34]]);
    await info.andra({ ...mal(longer), ...ulla }, planerad({ ...tid, till: NOON + 33 * HOUR }));
    expect(await test.excused('CSN')).to.deep.equal([[30, 33]]);
  });

  it('ends by itself when its time has passed, and tells the guard nothing of what is over', async () => {
    const notis = await info.skapa(begaran, planerad());
    test.time.now = NOON + 3 * HOUR;
    expect(await info.stamAv()).to.deep.equal([]);
    expect(await info.en(notis.id)).to.deep.include({ lage: 'avslutad', till: notis.till });
    const [entry] = (await test.handelser.om({ slag: 'driftinformation', id: notis.id })).slice(-1);
    expect(entry).to.deep.include({ handling: 'avsluta', aktor: { namn: 'Sammansatt bastjänst' } });
  });
});
