// What the clock ends of batches, and what is left of them then: counts and times.
import { expect } from 'chai';
import { v7 as uuidv7 } from 'uuid';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { CALLER, NAMND, NEVER, openUppdrag } from './open-uppdrag.ts';

const GOING = { begin: NEVER, left: NEVER };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describeDatabase('uppdrag/gallring', (open) => {
  it('erases results when their hours are over, and the row after ninety days', async () => {
    const tjanst = await openUppdrag(await open());
    const { id, namnd } = await tjanst.lamnaIn([1, 2]);
    await tjanst.arbeta(id, GOING);
    tjanst.pass(2 * HOUR_MS - 1);
    await tjanst.gallra();
    expect((await tjanst.uppdragen.en(id, CALLER)).lage).to.equal('klart');
    tjanst.pass(1);
    await tjanst.gallra();
    expect(await tjanst.uppdragen.en(id, CALLER)).to.include({ lage: 'gallrat', antal: 2, klara: 2 });
    expect(await tjanst.database.run('SELECT * FROM uppdrag_fraga')).to.deep.equal([]);
    const counts = { namnd, antal: 2, klara: 2, nekade: 0, ofullstandiga: 0 };
    expect(await tjanst.trail()).to.deep.equal([
      { handling: 'skapa', skal: 'Uppdrag inlämnat av system', efter: { ...counts, klara: 0 } },
      { handling: 'gallra', skal: 'Resultatet hämtades inte i tid', efter: counts },
    ]);
    tjanst.pass(90 * DAY_MS - 1);
    await tjanst.gallra();
    expect(await tjanst.uppdragen.lista(CALLER)).to.have.length(1);
    tjanst.pass(1);
    await tjanst.gallra();
    expect(await tjanst.uppdragen.lista(CALLER)).to.deep.equal([]);
  });

  it('ends what has not ended in a day, with its key and its questions', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn([1]);
    expect(await tjanst.keys()).to.deep.equal([`uppdrag-${id}`]);
    tjanst.pass(DAY_MS - 1);
    await tjanst.gallra();
    expect((await tjanst.uppdragen.en(id, CALLER)).lage).to.equal('väntar');
    tjanst.pass(1);
    await tjanst.gallra();
    expect((await tjanst.uppdragen.en(id, CALLER)).lage).to.equal('avbrutet');
    expect(await tjanst.keys()).to.deep.equal([]);
    expect(await tjanst.database.run('SELECT * FROM uppdrag_fraga')).to.deep.equal([]);
    expect(await tjanst.arbeta(id, GOING), 'nobody begins it').to.equal('klart');
    expect(tjanst.asked).to.deep.equal([]);
  });

  it('destroys a key that a crash left, and has begun what a crash left unsaid', async () => {
    const tjanst = await openUppdrag(await open());
    const done = await tjanst.lamnaIn([1]);
    tjanst.pass(1);
    const [first, second] = [await tjanst.lamnaIn([2], '162120000159'), await tjanst.lamnaIn([3])];
    // As after a crash between the end of one and its consequences.
    await tjanst.database.run("UPDATE uppdrag SET lage = 'klart', hamtas_senast_at = $2 WHERE id = $1", [
      done.id,
      9e15,
    ]);
    tjanst.sent.length = 0;
    await tjanst.gallra();
    expect(await tjanst.keys()).to.have.members([`uppdrag-${first.id}`, `uppdrag-${second.id}`]);
    expect(tjanst.sent).to.have.members([first.id, second.id]);
  });

  it('keeps nothing beyond a day from when it was handed in, however late it was done', async () => {
    const tjanst = await openUppdrag(await open());
    const { id, skapadAt } = await tjanst.lamnaIn([1], NAMND, { timmar: 24 });
    tjanst.pass(DAY_MS - 1);
    await tjanst.arbeta(id, GOING);
    expect(await tjanst.uppdragen.en(id, CALLER)).to.include({ lage: 'klart', hamtasSenastAt: skapadAt + DAY_MS });
    tjanst.pass(1);
    await tjanst.gallra();
    expect((await tjanst.uppdragen.en(id, CALLER)).lage).to.equal('gallrat');
  });

  it('ends what has no instruction any more, done or not, and nobody else’s', async () => {
    const tjanst = await openUppdrag(await open());
    const done = await tjanst.lamnaIn([1]);
    await tjanst.arbeta(done.id, GOING);
    const [waiting, other] = [await tjanst.lamnaIn([2]), await tjanst.lamnaIn([3], '162120000159')];
    tjanst.utanInstruktion.add(NAMND);
    await tjanst.gallra();
    const lagen = (await tjanst.uppdragen.lista(CALLER)).map(({ id, lage }) => [id, lage]);
    expect(Object.fromEntries(lagen)).to.deep.equal({
      [done.id]: 'avbrutet',
      [waiting.id]: 'avbrutet',
      [other.id]: 'väntar',
    });
    expect((await tjanst.trail()).at(-1)?.skal).to.equal('Nämndens instruktion gäller inte längre');
    expect(await tjanst.keys()).to.deep.equal([`uppdrag-${other.id}`]);
  });

  it('destroys a key that no row needs, once its row can come no more', async () => {
    const tjanst = await openUppdrag(await open());
    const { id, namnd } = await tjanst.lamnaIn([1]);
    // As after a crash between the key and its row.
    const orphan = uuidv7({ msecs: tjanst.clock.now() });
    await tjanst.nycklar.skapa({ id: orphan, namnd });
    tjanst.pass(HOUR_MS - 1);
    await tjanst.gallra();
    expect(await tjanst.keys()).to.have.members([`uppdrag-${id}`, `uppdrag-${orphan}`]);
    tjanst.pass(HOUR_MS);
    await tjanst.gallra();
    expect(await tjanst.keys()).to.deep.equal([`uppdrag-${id}`]);
  });

  it('has one of two who fetch or erase at the same moment do it', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn([1]);
    await tjanst.arbeta(id, GOING);
    const begaran = { aktor: { namn: 'system' }, skal: 'Hämtat' };
    const both = await Promise.all([tjanst.avslut.hamtat(id, begaran), tjanst.avslut.gallra(id, begaran)]);
    expect(both.filter(Boolean)).to.have.length(1);
    expect(await tjanst.trail()).to.have.length(2);
  });
});
