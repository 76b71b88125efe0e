// The start page: how the service stands now and has stood, what is told and planned, and what who has logged in finds.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { begaran } from '../oversikt/servicelevel.ts';
import { startPortal } from './start-portal.ts';

const NOON = '2026-11-22T12:00:00+01:00';
const HOUR = 3_600_000;

/** The part of the page about that source. */
function rowOf(text: string, namn: string): string {
  return new RegExp(`<li><h3>${namn}</h3>.*?</li>`, 's').exec(text)?.[0] ?? '';
}

describeDatabase('web/portal start', (open) => {
  it('says how each source stands in a word, and how its last 90 days were', async () => {
    const portal = await startPortal(await open());
    portal.setTime(NOON);
    const call = (kalla: string, utfall: 'lyckad' | 'misslyckad') =>
      ({
        kalla,
        slag: 'anrop',
        utfall,
        svarstidMs: 100,
        ...(utfall === 'misslyckad' && { orsak: 'timeout' }),
      }) as const;
    for (const [kalla, when, utfall] of [
      ['AF', '2026-11-20T10:00:00+01:00', 'lyckad'],
      ['AF', '2026-11-21T10:00:00+01:00', 'misslyckad'],
      ['AF', NOON, 'lyckad'],
      ['CSN', '2026-08-25T00:30:00+02:00', 'lyckad'],
      ['CSN', '2026-08-24T23:30:00+02:00', 'lyckad'],
    ] as const) {
      await portal.level.mat(Date.parse(when), (matare) => {
        for (let n = 0; n < 10; n++) matare.anrop(call(kalla, utfall));
      });
    }
    portal.setTime('2026-11-22T12:01:00+01:00');
    const { status, text } = await portal.browser().visit('/');
    expect(status).to.equal(200);
    expect(rowOf(text, 'Arbetsförmedlingen'))
      .to.contain('Fungerar')
      .and.contain('2 dagar utan störning, 1 dag med störning (senast 2026-11-21), 87 dagar utan uppgifter');
    expect(rowOf(text, 'Centrala studiestödsnämnden'))
      .to.contain('Inget mätt')
      .and.contain('1 dag utan störning, 0 dagar med störning, 89 dagar utan uppgifter');
    expect(text.match(/<rect class="dagstapel__stord"/g)).to.have.length(1);
    expect(portal.bugs).to.deep.equal([]);
  });

  it('a disturbance that was told of marks its days, whatever was measured, and a planned stop none', async () => {
    const portal = await startPortal(await open());
    portal.setTime(NOON);
    const at = Date.parse(NOON);
    const words = { rubrik: 'FK svarar inte', text: 'Felsökning pågår.', allvar: 'avbrott' } as const;
    const { driftinformation } = portal.level;
    await driftinformation.skapa(begaran, { slag: 'akut', kallor: ['FK'], fran: at - 30 * HOUR, ...words });
    const planned = { fran: at + HOUR, till: at + 2 * HOUR, ...words, rubrik: 'AF byter databas' };
    await driftinformation.skapa(begaran, { slag: 'planerad', kallor: ['AF'], ...planned });
    const { text } = await portal.browser().visit('/');
    expect(rowOf(text, 'Försäkringskassan')).to.contain(
      '2 dagar med störning (senast 2026-11-22), 88 dagar utan uppgifter',
    );
    expect(rowOf(text, 'Arbetsförmedlingen')).to.contain('0 dagar med störning');
    const [before = '', after = ''] = text.split('Planerade avbrott');
    expect(before).to.contain('FK svarar inte').and.not.contain('AF byter databas');
    expect(after).to.contain('AF byter databas');
  });

  it('tells the public no more than the word', async () => {
    const portal = await startPortal(await open());
    await portal.level.breakCircuit('CSN');
    const { text } = await portal.browser().visit('/');
    expect(rowOf(text, 'Centrala studiestödsnämnden')).to.contain('Avbrott');
    expect(text).to.not.contain('kretsen');
  });

  it('whoever has logged in finds what their role does', async () => {
    const portal = await startPortal(await open());
    const dagny = await portal.as('dagny');
    expect((await dagny.visit('/')).text)
      .to.contain('Det här kan du göra')
      .and.contain('Driftstatus');
    expect((await (await portal.as('ingvar')).visit('/')).text).to.contain('Du har ingen roll här');
    expect((await portal.browser().visit('/')).text)
      .to.contain('href="/logga-in"')
      .and.contain('Hitta rätt');
  });
});
