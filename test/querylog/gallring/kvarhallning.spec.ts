// A hold keeps what it covers readable while all around it goes, and not a run longer than it lasts.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import type { Protokoll } from '../../../src/querylog/gallring/protokoll.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { OUTCOMES } from '../expectations.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';

const ALVA = persons.allaSvarar.personnummer;
const ELIN = persons.student.personnummer;
const ALL = { from: 0, to: Date.parse('2030-01-01'), limit: 50 };

describeDatabase('rows under hold', (open) => {
  let test: TestGallring;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-11-22T12:00:00+01:00' });
    await test.decide(1);
  });

  const run = async () => (await test.gallring.run({ startadAv: 'schema' })) as Protokoll;
  const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
  const held = async (namnd = ARE) => idsOf(await test.held.list({ ...ALL, namnd }));

  it('stay readable and can be found while their month goes', async () => {
    const kept = await test.ask({ at: '2026-08-10T10:00:00+02:00', person: ALVA, arende: 'EB-7', handlaggare: 'Åke' });
    const gone = await test.ask({ at: '2026-08-11T10:00:00+02:00', person: ELIN, arende: 'EB-8' });
    const other = await test.ask({ at: '2026-08-12T10:00:00+02:00', person: ALVA, namnd: KIRUNA });
    const before = await test.reader.read(kept.id);
    await test.hold('person', ALVA, '2026-12-31');
    expect((await test.gallring.plan()).delar.map(({ kvarhallna }) => kvarhallna)).to.deep.equal([1, 0]);
    const { innehall } = await run();
    expect(
      innehall.delar.map((del) => [del.namnd, del.fragor, del.kvarhallna, del.gallrade, del.poster]),
    ).to.deep.equal([
      [ARE, 2, 1, 1, 4],
      [KIRUNA, 1, 0, 1, 2],
    ]);
    expect(innehall.slopade).to.deep.equal(['2026-08']);

    expect(await test.reader.read(kept.id)).to.equal(undefined);
    const record = await test.held.read(kept.id);
    expect(record).to.deep.equal(before);
    expect(record?.person.reveal()).to.equal(ALVA);
    expect(record?.avslut?.outcomes).to.deep.equal(OUTCOMES);
    for (const { id } of [gone, other]) {
      expect(await test.reader.read(id)).to.equal(undefined);
      expect(await test.held.read(id), 'a hold is the nämnd’s own').to.equal(undefined);
    }
    for (const [falt, value] of [
      ['person', ALVA],
      ['arende', 'eb-7'],
      ['handlaggare', 'ÅKE'],
    ] as const) {
      expect(idsOf(await test.held.find({ ...ALL, namnd: ARE, falt, value })), falt).to.deep.equal([kept.id]);
      expect(await test.held.find({ ...ALL, namnd: KIRUNA, falt, value })).to.deep.equal([]);
    }
    expect(await test.held.find({ ...ALL, namnd: ARE, falt: 'person', value: ELIN })).to.deep.equal([]);
    expect(await test.held.list({ ...ALL, namnd: ARE, to: kept.receivedAt - 1e12 })).to.deep.equal([]);
  });

  it('follow the hold that ends last, move on to another that covers them, and go when none does', async () => {
    const both = await test.ask({ at: '2026-08-10T10:00:00+02:00', person: ALVA, arende: 'EB-7' });
    const short = await test.ask({ at: '2026-08-11T10:00:00+02:00', person: ALVA, arende: 'EB-8' });
    const first = await test.hold('person', ALVA, '2026-11-30');
    const last = await test.hold('arende', 'EB-7', '2027-01-31');
    await run();
    const keptBy = async (id: string) => {
      const [row] = await test.database.run('SELECT markering FROM kvarhallen WHERE markering = $1', [id]);
      return row !== undefined;
    };
    expect([await keptBy(first.id), await keptBy(last.id)]).to.deep.equal([true, true]);
    const third = await test.hold('person', ALVA, '2027-03-31');

    test.setNow('2026-11-30T23:59:59+01:00');
    expect(await run(), 'the last day is included').to.equal(undefined);
    test.setNow('2026-12-01T00:00:00+01:00');
    expect((await test.gallring.plan()).markeringar).to.deep.equal([
      { id: first.id, namnd: ARE, slag: 'kvarhallning', fragor: 1 },
    ]);
    const moved = (await run()).innehall.markeringar;
    expect(moved.map(({ nyckelForstordAt: _, ...rest }) => rest)).to.deep.equal([
      {
        ...{ markering: first.id, namnd: ARE, slag: 'kvarhallning' },
        ...{ fragor: 1, overflyttade: 1, gallrade: 0, gallradeManader: {} },
      },
    ]);
    expect(await held()).to.deep.equal([both.id, short.id]);
    expect(await test.keyring.find({ namnd: ARE, bruk: `markering-${first.id}` })).to.equal(undefined);

    await test.gallring.markeringar.end(third.id, 'Jurist Öberg');
    expect((await run()).innehall.markeringar[0]).to.include({ fragor: 1, overflyttade: 0, gallrade: 1 });
    expect(await held()).to.deep.equal([both.id]);
    await test.gallring.markeringar.end(last.id, 'Jurist Öberg');
    expect((await run()).innehall.markeringar[0]).to.include({ fragor: 1, overflyttade: 0, gallrade: 1 });
    expect(await test.count('kvarhallen')).to.equal(0);
    expect((await test.keyring.names()).filter(({ bruk }) => bruk.startsWith('markering'))).to.deep.equal([]);
  });

  it('are kept by a hold that is registered just before a run decides', async () => {
    const { id } = await test.ask({ at: '2026-08-10T10:00:00+02:00', person: ALVA });
    let counted = false;
    const database: Database = {
      ...test.database,
      async transaction(work, options) {
        if (counted) {
          counted = false;
          await test.hold('person', ALVA, '2026-12-31');
        }
        return test.database.transaction(work, options);
      },
    };
    const other = await openGallring(database, { now: '2026-11-22T12:00:00+01:00', home: test.home });
    const onProgress = ({ handelse }: { readonly handelse: string }) => {
      counted ||= handelse === 'raknad';
    };
    const protokoll = (await other.gallring.run({ startadAv: 'schema', onProgress })) as Protokoll;
    expect(protokoll.innehall.delar.map(({ kvarhallna }) => kvarhallna)).to.deep.equal([1]);
    expect(idsOf(await test.held.list({ ...ALL, namnd: ARE }))).to.deep.equal([id]);
  });
});
