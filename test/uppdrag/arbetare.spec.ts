// Working through a batch: from where it was left, one of a nämnd at a time, and never twice into the result.
import { expect } from 'chai';
import { UppskjutenError } from '../../src/uppdrag/uppdrag-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { openJwe } from './nyckelpar.ts';
import { CALLER, NAMND, NEVER, nyckelpar, openUppdrag } from './open-uppdrag.ts';

const GOING = { begin: NEVER, left: NEVER };
const fragor = (count: number) => Array.from({ length: count }, (_, index) => ({ fraga: index + 1 }));

describeDatabase('uppdrag/arbetare', (open) => {
  it('asks every question once, and encrypts what was answered to the caller', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn(fragor(25));
    expect(tjanst.sent).to.deep.equal([id]);
    expect(await tjanst.arbeta(id, GOING)).to.equal('klart');
    expect(tjanst.asked).to.deep.equal(fragor(25));
    expect(await tjanst.uppdragen.en(id, CALLER)).to.include({ lage: 'klart', klara: 25, nekade: 0, ofullstandiga: 0 });
    const opened: unknown[] = [];
    for await (const { nummer, utfall, jwe } of tjanst.uppdragen.resultat(id)) {
      const { text, header } = await openJwe(jwe, nyckelpar.privat);
      expect([header.nummer, header.kid, utfall]).to.deep.equal([nummer, 'system-2026', 'besvarad']);
      opened.push(JSON.parse(text));
    }
    expect(opened).to.deep.equal(fragor(25).map((fraga) => ({ svar: fraga })));
    expect(await tjanst.keys(), 'nobody can read a question any more').to.deep.equal([]);
  });

  it('begins no question after a stop, finishes those under way, and goes on with the first without a result', async () => {
    const stop = new AbortController();
    const tjanst = await openUppdrag(await open(), (fraga) => {
      if ((fraga as { fraga: number }).fraga === 5) stop.abort();
    });
    const { id } = await tjanst.lamnaIn(fragor(12));
    expect(await tjanst.arbeta(id, { begin: stop.signal, left: NEVER })).to.equal('igen');
    expect(tjanst.asked).to.deep.equal(fragor(5));
    const rows = await tjanst.database.run('SELECT fraga, utfall FROM uppdrag_fraga ORDER BY nummer');
    expect(rows.map(({ fraga, utfall }) => [fraga === null, utfall])).to.deep.equal([
      ...Array(5).fill([true, 'besvarad']),
      ...Array(7).fill([false, null]),
    ]);
    expect(await tjanst.arbeta(id, GOING)).to.equal('klart');
    expect(tjanst.asked, 'none twice').to.deep.equal(fragor(12));
  });

  it('has one result for a question that two processes asked', async () => {
    const gate = Promise.withResolvers<void>();
    const tjanst = await openUppdrag(await open(), () => gate.promise);
    const { id } = await tjanst.lamnaIn(fragor(3));
    const both = [tjanst.arbeta(id, GOING), tjanst.arbeta(id, GOING)];
    while (tjanst.asked.length < 6) await new Promise((resolve) => setImmediate(resolve));
    gate.resolve();
    await Promise.all(both);
    expect(await tjanst.uppdragen.en(id, CALLER)).to.include({ lage: 'klart', klara: 3 });
  });

  it('leaves a nämnd’s next one until the one before has ended, and has it begun then', async () => {
    const tjanst = await openUppdrag(await open());
    const first = await tjanst.lamnaIn(fragor(2));
    tjanst.pass(1);
    const second = await tjanst.lamnaIn(fragor(3));
    const other = await tjanst.lamnaIn(fragor(1), '162120000159');
    expect(await tjanst.arbeta(second.id, GOING)).to.equal('klart');
    expect(tjanst.asked).to.deep.equal([]);
    await tjanst.arbeta(other.id, GOING);
    expect(tjanst.asked, 'another nämnd’s waits for nobody').to.deep.equal(fragor(1));
    tjanst.sent.length = 0;
    await tjanst.arbeta(first.id, GOING);
    expect(tjanst.sent).to.deep.equal([second.id]);
    await tjanst.arbeta(second.id, GOING);
    expect((await tjanst.uppdragen.en(second.id, CALLER)).lage).to.equal('klart');
  });

  it('keeps a question that could not be asked just now', async () => {
    const stop = new AbortController();
    let away = true;
    const tjanst = await openUppdrag(await open(), () => {
      if (!away) return;
      stop.abort();
      throw new UppskjutenError();
    });
    const { id } = await tjanst.lamnaIn(fragor(1));
    expect(await tjanst.arbeta(id, { begin: stop.signal, left: NEVER })).to.equal('igen');
    expect(tjanst.troubles, 'it is no trouble').to.deep.equal([]);
    away = false;
    expect(await tjanst.arbeta(id, GOING)).to.equal('klart');
    expect((await tjanst.uppdragen.en(id, CALLER)).klara).to.equal(1);
  });

  it('asks no more once it has ended, and waits for no pace of what is left', async () => {
    const tjanst = await openUppdrag(await open(), async () => {
      await tjanst.avslut.avbryt(id, { aktor: { namn: 'prov' }, skal: 'Återtaget' });
    });
    // A second each: with the pace of all that is left it would not end before the test does.
    const { id } = await tjanst.lamnaIn(fragor(1_000), NAMND, { taktPerMinut: 60 });
    expect(await tjanst.arbeta(id, GOING)).to.equal('klart');
    expect(tjanst.asked).to.deep.equal(fragor(1));
  });

  it('ends, having asked nobody twice, where the results cannot be encrypted', async () => {
    const tjanst = await openUppdrag(await open());
    const { id } = await tjanst.lamnaIn(fragor(2), NAMND, { publikNyckel: { kty: 'RSA', n: 'AAAA', e: 'AQAB' } });
    expect(await tjanst.arbeta(id, GOING)).to.equal('klart');
    expect((await tjanst.uppdragen.en(id, CALLER)).lage).to.equal('avbrutet');
    expect([tjanst.asked, tjanst.troubles, await tjanst.keys()]).to.deep.equal([[], [], []]);
    expect((await tjanst.trail()).at(-1)?.skal).to.equal('Resultaten kan inte krypteras till nämndens publika nyckel');
  });

  it('ends one whose questions nobody can read: its key gone, or one moved to another’s place', async () => {
    const tjanst = await openUppdrag(await open());
    const keyless = await tjanst.lamnaIn(fragor(2));
    const [key = ''] = await tjanst.keys();
    await tjanst.keyring.destroy({ namnd: keyless.namnd, bruk: key });
    await tjanst.arbeta(keyless.id, GOING);
    expect((await tjanst.uppdragen.en(keyless.id, CALLER)).lage).to.equal('avbrutet');
    const moved = await tjanst.lamnaIn(fragor(2));
    const [first] = await tjanst.database.run('SELECT fraga FROM uppdrag_fraga WHERE nummer = 1');
    await tjanst.database.run('UPDATE uppdrag_fraga SET fraga = $1 WHERE nummer = 2', [first?.fraga ?? null]);
    await tjanst.arbeta(moved.id, GOING);
    expect((await tjanst.uppdragen.en(moved.id, CALLER)).lage).to.equal('avbrutet');
    expect(tjanst.asked).to.deep.equal(fragor(1));
    expect(await tjanst.keys()).to.deep.equal([]);
  });
});
