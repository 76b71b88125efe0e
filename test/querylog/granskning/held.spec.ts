// What a legal hold keeps out of gallring is still searched, extracted and reconciled, each question once.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { DecipherError, lookupOf } from '../../../src/querylog/cipher.ts';
import { keyNameOf } from '../../../src/querylog/gallring/markeringar.ts';
import { createGranskning } from '../../../src/querylog/granskning/granskning.ts';
import { granskningMigrations } from '../../../src/querylog/granskning/migrations.ts';
import { intervalOfDays } from '../../../src/querylog/granskning/svensk-tid.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { openGallring } from '../gallring/open-gallring.ts';
import { ALVA, ARE, are, drift, GORAN, KIRUNA, kiruna, MYNDIGHETER } from './open-granskning.ts';

const interval = intervalOfDays('2026-01-01', '2026-12-31');
const request = { ...are, namnd: ARE, interval };

describeDatabase('records under hold', (open) => {
  it('stand beside those of the log after the rest is gallrat', async () => {
    const database = await open();
    const test = await openGallring(database, { now: '2026-02-20T12:00:00+01:00' });
    await migrate(database, [granskningMigrations]);
    const granskning = createGranskning({
      ...test,
      database,
      markeringar: test.gallring.markeringar,
      myndigheter: MYNDIGHETER,
    });
    const held = await test.ask({ at: '2026-02-03T09:00:00+01:00', person: ALVA, arende: 'EB-1' });
    const gone = await test.ask({ at: '2026-02-04T09:00:00+01:00', person: GORAN, arende: 'EB-2' });
    const hold = await test.hold('arende', 'EB-1', '2027-01-01');
    await test.decide(1);
    test.setNow('2026-04-20T12:00:00+02:00');
    const later = await test.ask({ at: '2026-04-19T09:00:00+02:00', person: ALVA, arende: 'EB-3' });
    const before = await granskning.sok({ ...request, kriterium: { falt: 'organisation', varde: 'Åre' } });
    expect(before.poster.map(({ id }) => id)).to.deep.equal([held.id, gone.id, later.id]);

    expect(await test.gallring.run({ startadAv: 'provet' })).to.have.property('nummer');

    for (const [falt, varde] of [
      ['person', ALVA],
      ['organisation', 'Åre'],
    ] as const) {
      const first = await granskning.sok({ ...request, kriterium: { falt, varde }, limit: 1 });
      expect(
        first.poster.map(({ id }) => id),
        falt,
      ).to.deep.equal([held.id]);
      const rest = await granskning.sok({
        ...{ ...request, kriterium: { falt, varde }, limit: 1 },
        ...(first.next && { after: first.next }),
      });
      expect(
        rest.poster.map(({ id }) => id),
        falt,
      ).to.deep.equal([later.id]);
      expect(rest.next).to.equal(undefined);
    }
    expect((await granskning.visa({ ...request, id: held.id })).arende).to.equal('EB-1');
    const extract = await granskning.utdrag({ ...request, person: ALVA });
    expect(extract.fragor.map(({ arende }) => arende)).to.deep.equal(['EB-1', 'EB-3']);
    const par = [{ arende: 'EB-3', person: ALVA }];
    const avstamning = await granskning.avstam({ ...request, par: [...par, { arende: 'EB-9', person: GORAN }] });
    expect(avstamning).to.include({ fragor: 2, antalOmatchade: 1 });
    expect(avstamning.omatchade.map(({ fraga }) => fraga.id)).to.deep.equal([held.id]);

    const other = { ...request, person: persons.student.personnummer };
    expect((await granskning.utdrag(other)).fragor).to.deep.equal([]);
    const holdKey = await test.keyring.find(keyNameOf({ ...hold, namnd: ARE }));
    const lookup = (number: string) => (holdKey ? lookupOf(holdKey, 'person', number) : null);
    await database.run('UPDATE kvarhallen SET person = $1', [lookup(other.person)]);
    expect(await rejection(granskning.utdrag(other))).to.be.instanceOf(DecipherError);
    await database.run('UPDATE kvarhallen SET person = $1', [lookup(ALVA)]);

    const rubrik = 'Svar om fel person';
    const incident = await granskning.incidenter.registrera({
      ...{ ...drift, rubrik, interval: intervalOfDays('2026-02-01', '2026-02-28'), upptacktAt: test.clock.now() },
    });
    expect(incident.namnder.map(({ namnd, antal }) => [namnd, antal])).to.deep.equal([[ARE, 1]]);

    const strangers = { ...kiruna, namnd: KIRUNA, interval };
    const nothing = await granskning.sok({ ...strangers, kriterium: { falt: 'person', varde: ALVA } });
    expect(nothing.poster).to.deep.equal([]);
    expect((await granskning.utdrag({ ...strangers, person: ALVA })).fragor).to.deep.equal([]);
    expect((await granskning.utdrag({ ...request, person: persons.student.personnummer })).fragor).to.deep.equal([]);
  });
});
