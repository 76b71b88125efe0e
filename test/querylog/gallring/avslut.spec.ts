// A nämnd that leaves gets its questions, and leaves none behind.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createLoggAvslut } from '../../../src/querylog/gallring/avslut.ts';
import { createHeldReader } from '../../../src/querylog/gallring/held-reader.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ALVA, ARE, KIRUNA } from '../granskning/open-granskning.ts';
import { openGallring } from './open-gallring.ts';

describeDatabase('the end of a nämnd’s part of the log', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'sammansatt-avslut-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function start() {
    const database = await open();
    const test = await openGallring(database, { now: '2026-02-20T12:00:00+01:00' });
    const held = createHeldReader({ database, keyring: test.keyring });
    const avsluta = createLoggAvslut({ ...test, database, held, folder: join(folder, crypto.randomUUID()) });
    return { ...test, avsluta, held };
  }

  it('hands out every question once, takes all that is over, and says when the rest can go', async () => {
    const test = await start();
    const first = await test.ask({ at: '2026-01-03T09:00:00+01:00', person: ALVA, arende: 'EB-1' });
    const other = await test.ask({ at: '2026-01-03T10:00:00+01:00', person: ALVA, namnd: KIRUNA });
    const last = await test.ask({ at: '2026-02-19T09:00:00+01:00', person: ALVA, arende: 'EB-2' });
    expect(await rejection(test.avsluta(ARE)))
      .to.include({ kind: 'kvar' })
      .and.property('message')
      .match(/2026-03-02/);
    expect(await test.reader.read(first.id), 'gallrat').to.equal(undefined);
    test.setNow('2026-03-03T12:00:00+01:00');
    await test.avsluta(ARE);
    await test.avsluta(ARE);
    expect(await test.reader.read(last.id)).to.equal(undefined);
    expect(await test.reader.read(other.id), 'another nämnd’s').to.include({ id: other.id });
    const out = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
    const files = out.map((name) => join(folder, name));
    const rows = files.map((file) =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
    expect(rows.map((each) => each.map(({ id }) => id)).sort()).to.deep.equal([[first.id, last.id], [last.id]].sort());
    expect(rows.flat()[0]).to.include({ person: ALVA, namnd: ARE });
    expect(files.map((file) => statSync(file).mode & 0o777)).to.deep.equal(files.map(() => 0o600));
    for (const file of files) rmSync(file);
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
