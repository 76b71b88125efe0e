// What a run has counted stands, whoever comes late and counts what is left.
import { expect } from 'chai';
import { createKorningar, type Korning } from '../../../src/querylog/gallring/korning.ts';
import { stegUpdates } from '../../../src/querylog/gallring/steg.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ARE, openGallring } from './open-gallring.ts';

describeDatabase('a run of gallring on disk', (open) => {
  async function begun() {
    const test = await openGallring(await open(), { now: '2026-11-22T12:00:00+01:00' });
    const korningar = createKorningar(test);
    const beslut = await test.decide(1);
    const begin = (last: number) => korningar.begin(last, 'schema', [{ manad: '2026-08', namnd: ARE, beslut }], []);
    return { ...test, korningar, begin };
  }

  it('keeps the first count, and does not go back', async () => {
    const { database, korningar, begin } = await begun();
    const { id } = (await begin(0)) as Korning;
    const updates = stegUpdates(database, id, { manad: '2026-08', namnd: ARE });
    await updates.raknad({ fragor: 7, poster: 14 });
    await updates.raknad({ fragor: 1, poster: 2 });
    await updates.avskild(3);
    await updates.nyckelForstord(1000);
    await updates.nyckelForstord(2000);
    await updates.avskild(0);
    await updates.utgick();
    await updates.raknad({ fragor: 0, poster: 0 });
    const after = {
      manad: '2026-08',
      namnd: ARE,
      beslut: 1,
      status: 'avskild',
      antal: { fragor: 7, poster: 14 },
      kvarhallna: 3,
      nyckelForstordAt: 1000,
    };
    expect(await korningar.steg(id)).to.deep.equal([after]);
    await updates.klar();
    expect(await korningar.steg(id)).to.deep.equal([{ ...after, status: 'klar' }]);
  });

  it('is not begun on what was found before another began', async () => {
    const { korningar, begin, count } = await begun();
    expect(await begin(0)).to.include({ nummer: 1, startadAv: 'schema' });
    expect(await begin(0)).to.equal(undefined);
    expect(await korningar.last()).to.equal(1);
    expect(await count('gallring_steg')).to.equal(1);
    expect(await korningar.resume('Driftoperatör')).to.include({ nummer: 1 });
  });
});
