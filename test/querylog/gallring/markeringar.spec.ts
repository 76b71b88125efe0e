// A markering says why somebody's rows are treated otherwise: readable for the nämnd, and for nobody without its key.
import { inspect } from 'node:util';
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { malOf } from '../../../src/querylog/gallring/mal.ts';
import type { NewMarkering } from '../../../src/querylog/gallring/markeringar.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';

const ALVA = persons.allaSvarar.personnummer;

describeDatabase('markeringar', (open) => {
  let test: TestGallring;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-11-22T12:00:00+01:00' });
  });

  const undantag = (more: Partial<NewMarkering> = {}): NewMarkering => ({
    slag: 'utdragsundantag',
    namnd: ARE,
    falt: 'person',
    mal: malOf(ALVA),
    orsak: 'OSL 26 kap. 1 §',
    registreradAv: 'Jurist Öberg',
    ...more,
  });

  it('are in force until they end, for their nämnd and kind alone', async () => {
    const { markeringar } = test.gallring;
    const hold = await test.hold('arende', 'EB-1', '2026-11-30');
    const undantaget = await markeringar.add(undantag());
    const now = test.clock.now();
    const active = await markeringar.active('utdragsundantag', ARE, now);
    expect(active.map(({ id, orsak, mal }) => [id, orsak, mal.reveal()])).to.deep.equal([
      [undantaget.id, 'OSL 26 kap. 1 §', ALVA],
    ]);
    expect(active[0]).not.to.have.property('till');
    const ids = async (at: string) => {
      const found = await markeringar.active('kvarhallning', ARE, Date.parse(at));
      return found.map(({ id }) => id);
    };
    expect(await ids('2026-11-30T23:59:59+01:00')).to.deep.equal([hold.id]);
    expect(await ids('2026-12-01T00:00:00+01:00')).to.deep.equal([]);
    expect(await markeringar.active('kvarhallning', KIRUNA, now)).to.deep.equal([]);
    await markeringar.end(hold.id, 'Jurist Öberg');
    expect(await ids('2026-11-22T12:00:00+01:00')).to.deep.equal([]);
    expect((await markeringar.all(ARE)).map(({ id, avslutadAt }) => [id, avslutadAt])).to.have.deep.members([
      [hold.id, now],
      [undantaget.id, undefined],
    ]);
    expect(await rejection(markeringar.end(hold.id, 'Öberg'))).to.include({ kind: 'okand-markering' });
  });

  it('leave nothing in clear in their row, nor where they are printed', async () => {
    const markering = await test.gallring.markeringar.add(undantag({ orsak: 'Hotbild mot Alva' }));
    const [read] = await test.gallring.markeringar.all(ARE);
    for (const one of [markering, read]) {
      expect(inspect(one) + JSON.stringify(one) + String(one?.mal)).not.to.contain(ALVA);
    }
    const rows = await test.database.run('SELECT * FROM markering');
    const stored = Object.values(rows[0] ?? {}).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    );
    expect(stored.join(' ')).not.to.contain(ALVA).and.not.to.contain('Hotbild');
  });

  it('cannot be prolonged by hand in the database', async () => {
    await test.hold('arende', 'EB-1', '2026-11-30');
    await test.database.run("UPDATE markering SET till = '2036-11-30'");
    const active = test.gallring.markeringar.active('kvarhallning', ARE, test.clock.now());
    expect(await rejection(active)).to.have.property('name', 'DecipherError');
  });

  it('go with their key by the next gallring once they ended', async () => {
    const { id } = await test.gallring.markeringar.add(undantag({ till: '2026-11-22' }));
    test.setNow('2026-11-23T00:00:00+01:00');
    await test.gallring.run({ startadAv: 'schema' });
    expect(await test.gallring.markeringar.all(ARE)).to.deep.equal([]);
    expect(await test.keyring.find({ namnd: ARE, bruk: `markering-${id}` })).to.equal(undefined);
    const [protokoll] = await test.gallring.protokoll();
    expect(protokoll?.innehall.markeringar).to.have.length(1);
    expect(protokoll?.innehall).not.to.have.property('intervall');
  });

  it('are refused where they say too little, and nothing of them is repeated', async () => {
    const wrong: Partial<NewMarkering>[] = [
      { slag: 'kvarhallning' },
      { till: '2026-11-21' },
      { till: '2026-02-30' },
      { mal: malOf('8503142385') },
      { mal: malOf(' ') },
      { falt: 'arende', mal: malOf('x'.repeat(201)) },
      { orsak: '' },
      { namnd: 'drift' },
      { registreradAv: 'Alva 850314-2385' },
    ];
    for (const change of wrong) {
      const error = await rejection(test.gallring.markeringar.add(undantag(change)));
      expect(error, JSON.stringify(change)).to.include({ kind: 'ogiltig-markering' });
      expect(everythingIn(error)).not.to.match(/850314/);
    }
    expect(await test.count('markering')).to.equal(0);
  });
});
