// The figures that Prometheus is given of alerts: callers' certificates as one, and the log's even without a database.
import { expect } from 'chai';
import { createLarmvarden } from '../../../src/servicelevel/larm/larmvarden.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { DYGN, MINUT, openLarm } from './open-larm.ts';

describeDatabase('servicelevel/larm larmvarden', (open) => {
  it('are what this process knows, and what all have seen', async () => {
    const database = await open();
    const test = await openLarm(database);
    const now = test.clock.now();
    const seen = (objekt: string, dagar: number) =>
      ({ regel: 'certifikat-gar-ut', objekt, varde: now + dagar * DYGN, seddAt: now, gallerTill: now + DYGN }) as const;
    await test.iakttagelser.rapportera('p', [
      seen('TLS_CERT', 40),
      seen('anroparen 1 (a)', 9),
      seen('anroparen 2 (b)', 4),
    ]);
    const read = createLarmvarden({
      ...{ iakttagelser: test.iakttagelser, clock: test.clock },
      gallring: async () => ({ forfallna: 1, forfallenSedan: now - 5 * DYGN, intervallMs: DYGN }),
      loggBorta: () => now - MINUT,
      oskrivenMatning: () => undefined,
      klockanFore: () => 17,
    });
    const known = await read();
    expect(known).to.deep.include({ loggSkrivbar: false, gallringSenMs: 2 * DYGN, gallringHindrad: false });
    expect(known).to.deep.include({ klockanForeMs: 17, oskrivenMatningMs: 0 });
    expect([...known.certifikatMs]).to.have.deep.members([
      ['TLS_CERT', 40 * DYGN],
      ['anroparen', 4 * DYGN],
    ]);
    await database.close();
    const without = await read();
    expect([without.loggSkrivbar, without.certifikatMs.size]).to.deep.equal([false, 0]);
  });
});
