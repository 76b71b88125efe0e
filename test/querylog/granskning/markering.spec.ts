// A nämnd's markeringar are its own, each use of them leaves its trace, and nobody is handed out without one.
import { expect } from 'chai';
import { GallringError } from '../../../src/querylog/gallring/gallring-error.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ALVA, ARE, are, drift, KIRUNA, kiruna, openGranskning, type TestGranskning } from './open-granskning.ts';

describeDatabase('markeringar as people use them', (open) => {
  let test: TestGranskning;
  beforeEach(async () => {
    test = await openGranskning(await open());
  });

  const ny = { ...are, namnd: ARE, slag: 'kvarhallning', falt: 'person', mal: ALVA, till: '2027-01-31' } as const;

  it('are added, listed and ended by the nämnd, each with its trace', async () => {
    const { markeringar } = test.granskning;
    const { id } = await markeringar.laggTill(ny);
    expect((await markeringar.lista({ ...are, namnd: ARE })).map((one) => [one.id, one.orsak])).to.deep.equal([
      [id, are.skal],
    ]);
    await markeringar.avsluta({ ...are, namnd: ARE, id });
    const looks = await test.looks(ARE);
    expect(looks.map(({ handling, traffar }) => [handling, traffar])).to.deep.equal([
      ['markering', 0],
      ['markering', 1],
      ['markering', 1],
    ]);
  });

  it('are nobody else’s, not even to know of', async () => {
    const { markeringar } = test.granskning;
    const { id } = await markeringar.laggTill(ny);
    expect(await rejection(markeringar.lista({ ...kiruna, namnd: ARE }))).to.include({ kind: 'forbidden' });
    expect(await rejection(markeringar.lista({ ...drift, namnd: ARE }))).to.include({ kind: 'forbidden' });
    const other = await rejection(markeringar.avsluta({ ...kiruna, namnd: KIRUNA, id }));
    expect(other).to.be.instanceOf(GallringError).and.include({ kind: 'okand-markering' });
  });

  it('need a reason that names nobody', async () => {
    const { markeringar } = test.granskning;
    expect(await rejection(markeringar.laggTill({ ...ny, skal: '' }))).to.include({ falt: 'orsak' });
    expect(await rejection(markeringar.laggTill({ ...ny, skal: `Om ${ALVA}` }))).to.include({ kind: 'text' });
    expect(await test.markeringar.all(ARE)).to.deep.equal([]);
  });
});
