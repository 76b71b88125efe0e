// The claim to fetch results: one call's at a time, until it lets go or its process is dead.
import { expect } from 'chai';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { NEVER, openUppdrag } from './open-uppdrag.ts';

describeDatabase('uppdrag/hamtning', (open) => {
  it('is one’s of many that come at once, and the next one’s when it is let go', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn([1]);
    expect(await tjanst.borjaHamta(id), 'there is nothing yet').to.equal(undefined);
    await tjanst.arbeta(id, { begin: NEVER, left: NEVER });
    const all = await Promise.all(Array.from({ length: 5 }, () => tjanst.borjaHamta(id)));
    const [one, ...others] = all.filter(Boolean);
    expect(others).to.deep.equal([]);
    await one?.slapp();
    const next = await tjanst.borjaHamta(id);
    await one?.slapp(); // it is no longer its own to give
    expect(await tjanst.borjaHamta(id)).to.equal(undefined);
    await next?.slapp();
  });

  it('lapses with a process that says no more that it lives', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn([1]);
    await tjanst.arbeta(id, { begin: NEVER, left: NEVER });
    const dead = await tjanst.borjaHamta(id);
    tjanst.pass(30_000 - 1);
    expect(await tjanst.borjaHamta(id)).to.equal(undefined);
    tjanst.pass(1);
    const next = await tjanst.borjaHamta(id);
    expect(next).to.not.equal(undefined);
    await Promise.all([dead?.slapp(), next?.slapp()]);
  });

  it('is nobody’s once the time to fetch is over', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn([1]);
    await tjanst.arbeta(id, { begin: NEVER, left: NEVER });
    tjanst.pass(2 * 3_600_000);
    expect(await tjanst.borjaHamta(id)).to.equal(undefined);
  });
});
