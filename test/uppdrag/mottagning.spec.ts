// Taking a batch: nothing of it readable in the database, and no more than a nämnd may have.
import { expect } from 'chai';
import { UppdragError } from '../../src/uppdrag/uppdrag-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { CALLER, NAMND, openUppdrag } from './open-uppdrag.ts';

describeDatabase('uppdrag/mottagning', (open) => {
  it('stores questions as ciphertext, and says when they will have been asked', async () => {
    const tjanst = await openUppdrag(await open());
    const { id, skapadAt } = await tjanst.lamnaIn(Array(300).fill({ hemlig: 'uppgift' }));
    const rows = await tjanst.database.run('SELECT nummer, fraga FROM uppdrag_fraga ORDER BY nummer');
    expect(rows.map(({ nummer }) => nummer)).to.deep.equal(Array.from({ length: 300 }, (_, index) => index + 1));
    for (const { fraga } of rows) expect(Buffer.from(fraga as Uint8Array).toString('latin1')).to.not.contain('hemlig');
    expect((await tjanst.uppdragen.en(id, CALLER)).beraknasKlartAt).to.equal(skapadAt + 3_000);
    tjanst.pass(1);
    const next = await tjanst.lamnaIn([1]);
    expect((await tjanst.uppdragen.en(next.id, CALLER)).beraknasKlartAt, 'after the one before').to.equal(
      skapadAt + 3_011,
    );
  });

  it('takes five at once of a nämnd, however many come together, and keeps no key of the others', async () => {
    const tjanst = await openUppdrag(await open());
    const all = await Promise.allSettled(Array.from({ length: 9 }, () => tjanst.lamnaIn([1])));
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map((error) => error instanceof UppdragError && error.kind)).to.deep.equal(
      Array(4).fill('for-manga'),
    );
    expect(await tjanst.keys()).to.have.length(5);
    expect(await tjanst.trail()).to.have.length(5);
    await tjanst.lamnaIn([1], '162120000159');
  });

  it('refuses what cannot be asked in time, and says how much can', async () => {
    const tjanst = await openUppdrag(await open());
    const sakta = { taktPerMinut: 1 };
    const refused = async (count: number, ...more: [string?, object?]) => {
      const error = await tjanst.lamnaIn(Array(count).fill(1), ...more).catch((one: unknown) => one);
      expect(error).to.be.instanceOf(UppdragError).and.include({ kind: 'ryms-inte' });
      return (error as UppdragError).message;
    };
    const first = await tjanst.lamnaIn(Array(1_000).fill(1), NAMND, sakta);
    expect(await refused(1_000, NAMND, sakta)).to.contain('hinner 380 frågor ställas');
    await tjanst.lamnaIn(Array(380).fill(1), NAMND, sakta);
    expect(await refused(1, NAMND, sakta)).to.contain('Nämndens tidigare uppdrag fyller tiden');
    expect(await tjanst.keys(), 'of what was taken').to.have.length(2);
    expect(await tjanst.trail()).to.have.length(2);
    await tjanst.lamnaIn([1], '162120000159', sakta);
    await tjanst.avslut.avbryt(first.id, { aktor: { namn: 'prov' }, skal: 'Återtaget' });
    await tjanst.lamnaIn(Array(1_000).fill(1), NAMND, sakta);
  });
});
