// What gallring accounts for is what was signed: nobody who owns the database alone can write himself an account.
import { expect } from 'chai';
import type { Avvikelse } from '../../../src/querylog/kontroll/avvikelse.ts';
import type { Manad } from '../../../src/querylog/manad.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';
import { digestOf, toPost } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';
import { ALVA, ELIN, seed } from './seed.ts';

describeDatabase('the account of gallring', (open) => {
  let test: TestGallring;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-09-15T12:00:00+02:00' });
    await test.decide(1, ARE);
    await test.decide(60);
  });

  const found = async () => (await test.kontroll.kontrollera()).avvikelser;
  const slagOf = (all: readonly Avvikelse[]) => all.map(({ slag }) => slag);

  /** With SQL alone: a question and its end become a trace, and a run of which no protokoll tells claims them. */
  async function removeUnseen(manad: Manad, namnd: string, status: string): Promise<void> {
    const { post, gallrad } = tablesOf(manad);
    const rows = await test.database.run(`SELECT * FROM ${post} WHERE namnd = $1 ORDER BY nummer`, [namnd]);
    for (const row of rows.slice(0, 2)) {
      const { kedja, nummer } = toPost(row);
      const values = [kedja, nummer, namnd, digestOf(toPost(row))];
      await test.database.run(`INSERT INTO ${gallrad} (kedja, nummer, namnd, digest) VALUES ($1, $2, $3, $4)`, values);
      await test.database.run(`DELETE FROM ${post} WHERE kedja = $1 AND nummer = $2`, [kedja, nummer]);
    }
    const run = ['f', 1, 0, 'f', status];
    await test.database.run(
      'INSERT INTO gallring (id, nummer, startad_at, startad_av, status) VALUES ($1, $2, $3, $4, $5)',
      run,
    );
    const steg = ['f', manad, namnd, 1, 'klar', 1, 2];
    const columns = 'gallring, manad, namnd, beslut, status, antal_fragor, antal_poster';
    await test.database.run(`INSERT INTO gallring_steg (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)`, steg);
  }

  it('finds records that were made gallrade in an open month', async () => {
    for (const day of [10, 11, 12]) await test.ask({ at: `2026-09-${day}T10:00:00+02:00`, person: ELIN });
    await test.kontrollpunkter.take('intervall');
    expect(await found()).to.deep.equal([]);
    await removeUnseen('2026-09', ARE, 'pagar');
    const [first, ...more] = await found();
    expect(first).to.include({ slag: 'gallrad-antal', manad: '2026-09', nummer: 1 });
    expect(first?.text).to.contain('inte är förseglad');
    expect(more).to.deep.equal([]);
  });

  it('finds records that were made gallrade in a sealed month: of a nämnd with a key, and without protokoll', async () => {
    for (const day of [10, 11, 12]) await test.ask({ at: `2026-07-${day}T10:00:00+02:00`, namnd: KIRUNA });
    await test.forseglingar.sealDue();
    await removeUnseen('2026-07', KIRUNA, 'pagar');
    expect((await found()).map(({ text }) => text)[0]).to.contain('fast nyckeln till dem finns');
    await test.keyring.destroy({ namnd: KIRUNA, bruk: '2026-07' });
    expect(await found(), 'a run under way may account for it').to.deep.equal([]);
    await test.database.run("UPDATE gallring SET status = 'klar'");
    expect(slagOf(await found())).to.have.members(['gallrad-antal', 'protokoll']);
  });

  it('holds at every point of a run with holds, one of which has ended', async () => {
    await test.gallring.beslut.upphav(1, 'Registrator Åsa');
    await test.gallring.beslut.upphav(2, 'Registrator Åsa');
    await seed(test);
    let done = 0;
    for (let events = 0; ; events++) {
      const stop = new AbortController();
      let left = events;
      const onProgress = () => left-- === 0 && stop.abort(new Error('stopped'));
      const running = test.gallring.run({ startadAv: 'schema', signal: stop.signal, onProgress });
      const ended = await running.then(
        () => true,
        () => false,
      );
      expect(await found(), `stopped after ${events} events`).to.deep.equal([]);
      if (ended) break;
      done += 1;
    }
    expect(done).to.be.greaterThan(3);
    expect(await test.count('kvarhallen')).to.be.greaterThan(0);
  });

  it('misses every protokoll that was taken away, altered or exchanged', async () => {
    await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA });
    await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA, namnd: KIRUNA });
    await test.ask({ at: '2026-06-10T10:00:00+02:00', person: ALVA });
    await test.gallring.run({ startadAv: 'schema' });
    expect(await found()).to.deep.equal([]);
    const [row] = await test.database.run('SELECT * FROM gallringsprotokoll');
    const put = async (text: unknown, signatur: unknown) => {
      const values = [text, signatur] as string[];
      await test.database.run('UPDATE gallringsprotokoll SET text = $1, signatur = $2', values);
    };
    await put(String(row?.text).replace('"poster":2', '"poster":4'), row?.signatur);
    expect(slagOf(await found()))
      .to.include('protokoll')
      .and.include('gallrad-antal');
    const [point] = await test.database.run('SELECT text, signatur FROM kontrollpunkt WHERE nummer = 1');
    await put(point?.text, point?.signatur);
    expect(slagOf(await found()), 'a checkpoint is no protokoll').to.include('protokoll');
    await put(row?.text, row?.signatur);
    expect(await found()).to.deep.equal([]);
    await test.database.run('DELETE FROM gallringsprotokoll');
    expect(slagOf(await found())).to.have.members(['protokoll', 'gallrad-antal', 'gallrad-antal']);
  });

  it('misses a protokoll that a checkpoint names, with every row of its run', async () => {
    await test.hold('person', ALVA, '2026-09-15');
    test.setNow('2026-09-16T12:00:00+02:00');
    await test.gallring.run({ startadAv: 'schema' });
    const point = await test.kontrollpunkter.take('intervall');
    expect(point.protokoll.map(({ nummer }) => nummer)).to.deep.equal([1]);
    expect((await test.kontrollpunkter.take('intervall')).protokoll, 'once').to.deep.equal([]);
    for (const table of ['gallringsprotokoll', 'gallring_markering', 'gallring']) {
      await test.database.run(`DELETE FROM ${table}`);
    }
    expect((await found()).map(({ slag, nummer }) => [slag, nummer])).to.deep.equal([['protokoll', 1]]);
  });

  it('finds held questions that were altered, taken away or put there', async () => {
    const kept = await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA });
    await test.ask({ at: '2026-07-11T10:00:00+02:00', person: ALVA });
    await test.hold('person', ALVA, '2026-12-31');
    await test.gallring.run({ startadAv: 'schema' });
    expect(await found()).to.deep.equal([]);
    const [row = {}] = await test.database.run('SELECT * FROM kvarhallen ORDER BY at LIMIT 1');
    for (const [column, value] of [
      ['utfall', 'AF=not-permitted:0'],
      ['bastjanster', 'AF'],
      ['avslut_at', null],
      ['avslut_milliseconds', 1],
      ['manad', '2026-06'],
      ['gallring', null],
      ['person', new Uint8Array(16)],
    ] as const) {
      const set = (to: unknown) =>
        test.database.run(`UPDATE kvarhallen SET ${column} = $1 WHERE id = $2`, [to, row.id] as string[]);
      await set(value);
      expect(
        (await found()).map(({ slag, id }) => [slag, id]),
        column,
      ).to.deep.include(['kvarhallen', kept.id]);
      await set(row[column]);
      expect(await found()).to.deep.equal([]);
    }
    await test.database.run('DELETE FROM kvarhallen WHERE id = $1', [row.id as Uint8Array]);
    const [missing, ...more] = await found();
    expect(missing).to.include({ slag: 'kvarhallen', manad: '2026-07' });
    expect(missing?.text).to.match(/^1 kvarhållna .* redovisar 2\.$/);
    expect(more).to.deep.equal([]);
  });
});
