// Reports on the web: who sees which, how one is chosen, what a planned stop does to it, and the file for spreadsheets.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startServicelevelPages } from './start-pages.ts';

const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'CSN byter databas' };
const at = (text: string) => Date.parse(text);

describeDatabase('web/servicelevel rapporter', (open) => {
  async function november() {
    const web = await startServicelevelPages(await open());
    await web.measure('CSN', '2026-11-03T10:00+01:00', 'lyckad', 98);
    await web.measure('CSN', '2026-11-18T20:00+01:00', 'misslyckad', 2);
    web.setTime('2026-12-02T09:00+01:00');
    return web;
  }

  it('shows a month whose level was not kept, and one from which a planned stop is excluded', async () => {
    const web = await november();
    const dagny = await web.as('dagny');
    const without = await dagny.visit('/rapporter/CSN/2026-11');
    expect(without.text).to.contain('<dd>98,00\u00a0% <span class="badge badge--error">inte uppfylld</span>');
    expect(without.text).to.contain('Svarade inte i tid').and.contain('All tid räknas.').and.contain('720\u00a0h');
    expect(without.text.match(/2026-11-\d\d<\/th>/g)).to.have.length(30);

    web.setTime('2026-11-10T08:00+01:00');
    await web.driftlagen.underhall(begaran, 'CSN', {
      ...{ fran: at('2026-11-18T19:00+01:00'), till: at('2026-11-18T22:00+01:00') },
    });
    web.setTime('2026-12-02T09:00+01:00');
    const report = await dagny.visit('/rapporter/CSN/2026-11');
    expect(report.text).to.contain('<dd>100,00\u00a0% <span class="badge badge--success">uppfylld</span>');
    expect(report.text).to.contain('planerat underhåll').and.contain('2026-11-18 19:00').and.contain('717\u00a0h');
    expect(report.text).not.to.contain('Perioden är inte slut');
    const file = await dagny.visit('/rapporter/CSN/2026-11.csv');
    expect(file.headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).to.equal('attachment; filename=rapport-CSN-2026-11.csv');
    expect(file.headers.get('cache-control')).to.equal('no-store');
    expect(file.text.trimEnd().split('\r\n').at(-1)).to.match(/^Hela perioden;CSN;43020;0;0;180;98;0;/);
    expect(web.bugs).to.deep.equal([]);
  });

  it('is chosen by bastjänst and month, or days in a row', async () => {
    const web = await november();
    const dagny = await web.as('dagny');
    const list = await dagny.visit('/rapporter');
    expect(list.text).to.contain('Sammansatt bastjänst').and.contain('href="/rapporter/AF/2026-11"');
    const month = await dagny.visit('/rapporter?kalla=CSN&manad=2026-11&fran=&tom=');
    expect(month.url).to.match(/\/rapporter\/CSN\/2026-11$/);
    const days = await dagny.visit('/rapporter?kalla=CSN&manad=2026-11&fran=2026-11-17&tom=2026-11-18');
    expect(days.url).to.match(/\/rapporter\/CSN\/2026-11-17--2026-11-18$/);
    expect(days.text).to.contain('2026-11-15 – 2026-11-16').and.contain('<dd>0,00\u00a0%');
    const backwards = await dagny.visit('/rapporter?kalla=CSN&manad=2026-11&fran=2026-11-18&tom=2026-11-17');
    expect([backwards.status, backwards.text.includes('högst 400 dagar')]).to.deep.equal([422, true]);
  });

  it('of a month under way tells how far it reaches; the whole of the service has its own', async () => {
    const web = await november();
    await web.measure('SAMMANSATT', '2026-12-01T12:00+01:00', 'lyckad', 3);
    web.setTime('2026-12-02T09:00+01:00');
    const whole = await (await web.as('frida')).visit('/rapporter/SAMMANSATT/2026-12');
    expect(whole.text).to.contain('Perioden är inte slut').and.contain('<dd>100,00\u00a0%').and.contain('99,5\u00a0%');
  });

  it('an uppgiftslämnare sees its own bastjänst alone; nobody else any', async () => {
    const web = await november();
    const ulla = await web.as('ulla');
    const list = await ulla.visit('/rapporter');
    expect(list.text).to.contain('/rapporter/CSN/2026-11').and.not.contain('/rapporter/AF/');
    const statuses = async (browser: typeof ulla) =>
      Promise.all(
        ['CSN/2026-11', 'CSN/2026-11.csv', 'AF/2026-11', 'AF/2026-11.csv', 'SAMMANSATT/2026-11'].map(
          async (one) => (await browser.visit(`/rapporter/${one}`)).status,
        ),
      );
    expect(await statuses(ulla)).to.deep.equal([200, 200, 404, 404, 404]);
    expect(await statuses(await web.as('nils'))).to.deep.equal([403, 403, 403, 403, 403]);
  });

  for (const path of ['CSN/2027-01', 'CSN/2026-13', 'CSN/2026-11-02--2026-11-01', 'CSN/igår', 'XYZ/2026-11']) {
    it(`${path} is no report`, async () => {
      const web = await november();
      expect((await (await web.as('dagny')).visit(`/rapporter/${path}`)).status).to.equal(404);
    });
  }
});
