// A nämnd that leaves gets its questions, and leaves none behind.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createLoggAvslut, type LoggAvslutDeps } from '../../../src/querylog/gallring/avslut.ts';
import { createHeldReader } from '../../../src/querylog/gallring/held-reader.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ALVA, ARE, KIRUNA } from '../granskning/open-granskning.ts';
import { openGallring } from './open-gallring.ts';

const BEGARAN = { aktor: { namn: 'Dagny Drift' }, skal: 'Uppsägning SN 2026/7' };

describeDatabase('the end of a nämnd’s part of the log', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'sammansatt-avslut-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function start() {
    const database = await open();
    const test = await openGallring(database, { now: '2026-02-20T12:00:00+01:00' });
    const held = createHeldReader({ database, keyring: test.keyring });
    const traces: unknown[] = [];
    const trace: LoggAvslutDeps['trace'] = async (namnd, { skal }, fragor) => void traces.push([namnd, skal, fragor]);
    const own = join(folder, crypto.randomUUID());
    const deps = { ...test, database, held, folder: own, trace };
    const end = createLoggAvslut(deps);
    return { ...test, deps, traces, own, held, avsluta: (namnd: string) => end(namnd, BEGARAN) };
  }

  it('hands out every question, takes them all, and leaves no beslut behind', async () => {
    const test = await start();
    const first = await test.ask({ at: '2026-01-03T09:00:00+01:00', person: ALVA, arende: 'EB-1' });
    const other = await test.ask({ at: '2026-01-03T10:00:00+01:00', person: ALVA, namnd: KIRUNA });
    const last = await test.ask({ at: '2026-02-19T09:00:00+01:00', person: ALVA, arende: 'EB-2' });
    test.setNow('2026-03-03T12:00:00+01:00');
    await test.avsluta(ARE);
    for (const { id } of [first, last]) expect(await test.reader.read(id)).to.equal(undefined);
    expect(await test.reader.read(other.id), 'another nämnd’s').to.include({ id: other.id });
    const [name = ''] = readdirSync(test.own);
    const rows = readFileSync(join(test.own, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ id }) => id)).to.deep.equal([first.id, last.id]);
    expect(rows[0]).to.include({ person: ALVA, namnd: ARE });
    expect(statSync(join(test.own, name)).mode & 0o777).to.equal(0o600);
    expect(test.traces).to.deep.equal([[ARE, BEGARAN.skal, 2]]);
    const beslut = await test.gallring.beslut.all();
    expect(beslut.map(({ referens, upphavtAt }) => [referens, upphavtAt !== undefined])).to.deep.equal([
      [BEGARAN.skal, true],
    ]);
    await test.avsluta(ARE);
    expect(readdirSync(test.own), 'nothing to hand out twice').to.have.length(1);
  });

  it('changes nothing while a question can still get its end, and says when it can', async () => {
    const test = await start();
    const { id } = await test.ask({ at: '2026-02-19T09:00:00+01:00', person: ALVA });
    expect(await rejection(test.avsluta(ARE)))
      .to.include({ kind: 'kvar' })
      .and.property('message')
      .match(/2026-03-03/);
    expect(await test.reader.read(id)).to.include({ id });
    expect([await test.gallring.beslut.all(), test.traces, existsSync(test.own)]).to.deep.equal([[], [], false]);
  });

  it('hands out nothing that cannot be written down, and leaves no part of it', async () => {
    const test = await start();
    const { id } = await test.ask({ at: '2026-01-03T09:00:00+01:00', person: ALVA });
    const trace = () => Promise.reject(new Error('no trace'));
    const end = createLoggAvslut({ ...test.deps, trace });
    expect(await rejection(end(ARE, BEGARAN))).to.have.property('message', 'no trace');
    expect(readdirSync(test.own)).to.deep.equal([]);
    expect(await test.reader.read(id)).to.include({ id });
    const nowhere = createLoggAvslut({ ...test.deps, folder: undefined });
    expect(await rejection(nowhere(ARE, BEGARAN)))
      .to.have.property('message')
      .match(/UTLAMNAT_KATALOG/);
  });

  it('waits for what is held', async () => {
    const test = await start();
    const { id } = await test.ask({ at: '2026-01-03T09:00:00+01:00', person: ALVA, arende: 'EB-1' });
    await test.hold('arende', 'EB-1', '2027-01-01');
    expect(await rejection(test.avsluta(ARE)))
      .to.include({ kind: 'kvar' })
      .and.property('message')
      .match(/markeringar/);
    const [markering] = await test.gallring.markeringar.all(ARE);
    await test.gallring.markeringar.end(markering?.id ?? '', 'Anna');
    await test.avsluta(ARE);
    expect(await test.held.read(id)).to.equal(undefined);
  });
});
