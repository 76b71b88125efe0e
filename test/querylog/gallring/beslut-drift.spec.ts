// Where every nämnd has a beslut of its own and none is for all, what operators left goes by a beslut of its own.
import { expect } from 'chai';
import { GallringError } from '../../../src/querylog/gallring/gallring-error.ts';
import { createAtkomstLog } from '../../../src/querylog/granskning/atkomst.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ARE, openGallring } from './open-gallring.ts';
import { ALVA } from './seed.ts';

describeDatabase("a gallringsbeslut for operators' looks", (open) => {
  it('lets them go with their month, and is no beslut for a nämnd', async () => {
    const test = await openGallring(await open(), { now: '2026-07-20T12:00:00+02:00' });
    await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA });
    const look = { aktor: { namn: 'Olle Operatör', roll: 'drift' }, namnd: 'drift', skal: 'Felsökning' } as const;
    await createAtkomstLog(test).record({ ...look, handling: 'antal', traffar: 1 });
    await test.decide(1, ARE);
    test.setNow('2026-09-15T12:00:00+02:00');
    expect((await test.gallring.plan()).utanBeslut.map(({ namnd }) => namnd)).to.deep.equal(['drift']);
    await test.decide(1, 'drift');
    expect(await test.gallring.run({ startadAv: 'schema' })).to.have.property('nummer');
    expect((await test.manader.standing()).map(({ manad }) => manad)).not.to.include('2026-07');
    expect(await test.keyring.find({ namnd: 'drift', bruk: '2026-07' })).to.equal(undefined);
  });

  it('is the only one without organisationsnummer', async () => {
    const test = await openGallring(await open(), { now: '2026-07-20T12:00:00+02:00' });
    for (const namnd of ['Drift', 'drift ', 'alla']) {
      expect(await rejection(test.decide(1, namnd)), namnd)
        .to.be.instanceOf(GallringError)
        .and.include({ kind: 'ogiltigt-beslut' });
    }
    const hold = test.hold('person', ALVA, '2026-12-31', 'drift');
    expect(await rejection(hold)).to.include({ kind: 'ogiltig-markering' });
  });
});
