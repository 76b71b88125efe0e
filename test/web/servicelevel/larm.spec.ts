// The page of alerts: what lasts, what was, what is watched, and for whom it is.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { DYGN, MINUT, openLarm } from '../../servicelevel/larm/open-larm.ts';
import { startServicelevel } from '../oversikt/servicelevel.ts';
import { startWeb } from '../start-web.ts';

describeDatabase('web/servicelevel larm', (open) => {
  it('shows what is wrong, with what to do, and what was', async () => {
    const database = await open();
    const test = await openLarm(database);
    const web = await startWeb(database, {
      servicelevel: async (clock, own) => ({ ...(await startServicelevel(clock, own)).services, larm: test.larm }),
    });
    const drift = await web.as('dagny');
    const empty = await drift.visit('/larm');
    expect(empty.text).to.contain('Inget larm pågår.').and.contain('Inga larm har funnits.');
    expect(empty.text).to.contain('Just nu jämförs ingen dators klocka');
    test.lage.brinner = new Set(['AF']);
    await test.evaluate();
    test.pass(MINUT);
    test.lage.brinner = new Set();
    test.lage.gallring = { forfallna: 2, forfallenSedan: test.clock.now() - 9 * DYGN, intervallMs: DYGN };
    const seen = { regel: 'klocka-driver', objekt: 'dator1', varde: 0, seddAt: 0 } as const;
    await test.iakttagelser.rapportera('p', [{ ...seen, gallerTill: test.clock.now() + DYGN }]);
    test.pass(16 * MINUT);
    await test.evaluate();
    const page = await drift.visit('/larm');
    const [now = '', before = ''] = page.text.split('id="larmhistorik"');
    expect(now).to.contain('Gallringen är försenad: loggen').and.contain('2 nämnders månader');
    expect(now).to.contain('gallra --torrkor').and.contain('Kritiskt').and.not.contain('felbudgeten');
    expect(before).to.contain('Felbudgeten förbrukas för fort').and.contain('2026-11-22 13:17');
    expect(before).to.not.contain('Just nu jämförs ingen');
    expect(page.text).to.contain('<a href="/larm" aria-current="page">Larm</a>');
  });

  it('is for those who look after the service', async () => {
    const web = await startWeb(await open(), {
      servicelevel: async (clock, own) => (await startServicelevel(clock, own)).services,
    });
    for (const [who, status] of [
      ['frida', 200],
      ['ulla', 403],
      ['nils', 403],
    ] as const) {
      expect((await (await web.as(who)).visit('/larm')).status, who).to.equal(status);
    }
  });
});
