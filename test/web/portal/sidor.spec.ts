// The pages that operators write, as they are delivered: each is there with its data, and what is not there says so.
import { expect } from 'chai';
import { versionLives } from '../../../src/profiles/sverige/versions.ts';
import { checkLankar } from '../../../src/web/portal/lankar.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { begaran } from '../oversikt/servicelevel.ts';
import { startPortal } from './start-portal.ts';

describeDatabase('web/portal sidor', (open) => {
  it('every page is there, with its title, when it was changed, and no data left out', async () => {
    const portal = await startPortal(await open());
    const browser = portal.browser();
    for (const { adress, titel, andrad } of portal.innehall.sidor) {
      const { status, text } = await browser.visit(adress);
      expect(status, adress).to.equal(200);
      expect(text, adress).to.contain(`<h1>${titel}</h1>`).and.contain(`Senast ändrad ${andrad}`).and.not.contain('{{');
    }
    expect(portal.bugs).to.deep.equal([]);
  });

  it('every link leads to a page, but for those of the technical part', async () => {
    const portal = await startPortal(await open());
    expect(() => checkLankar(portal.innehall, portal.web.pages, ['/teknik'])).to.not.throw();
    expect(() => checkLankar(portal.innehall, [])).to.throw('sidor/anslutning.md:9: länken /ansokan leder ingenstans');
  });

  it('pages of a section lead to each other, and long ones have a table of contents', async () => {
    const portal = await startPortal(await open());
    const { text } = await portal.browser().visit('/anslutning/uppsagning');
    expect(text).to.contain('<a class="anchor" href="/anslutning/uppsagning" aria-current="page">Uppsägning</a>');
    expect(text).to.contain('href="/anslutning/byte-av-leverantor"').and.not.contain('På den här sidan');
    expect((await portal.browser().visit('/om')).text)
      .to.contain('aria-label="På den här sidan"')
      .and.contain('<a class="anchor" href="#vem-som-gor-vad">Vem som gör vad</a>')
      .and.contain('<h2 id="vem-som-gor-vad">');
  });

  it('levels are those in force that day', async () => {
    const portal = await startPortal(await open());
    portal.setTime('2026-11-22T12:00+01:00');
    const level = await portal.level.nivaer.gallande('CSN', '2026-01-01');
    await portal.level.nivaer.satt(begaran, { ...level, giltigFran: '2026-11-01', tillganglighet: 99.7 });
    await portal.level.nivaer.satt(begaran, { ...level, giltigFran: '2026-12-01', tillganglighet: 98.1 });
    const { text } = await portal.browser().visit('/oppettider');
    expect(text).to.contain('99,7\u00a0%').and.contain('99,5\u00a0%').and.contain('(SLA)').and.not.contain('98,1');
    expect(text).to.contain('2026-10').and.contain('inget mätt').and.not.contain('<th scope="row">2026-11</th>');
  });

  it('figures of months are shown only where the operator wants it', async () => {
    const oppettider = { support: 'Vardagar', kontakt: 'Växeln', visaManader: false };
    const portal = await startPortal(await open(), { oppettider });
    const { text } = await portal.browser().visit('/oppettider');
    expect(text)
      .to.contain('Utfallet per månad publiceras inte här.')
      .and.contain('Vardagar')
      .and.not.contain('inget mätt');
  });

  it('releases agree with the versions that are spoken, and say when one closes', async () => {
    const [v10, v11] = (await startPortal(await open())).innehall.releaser;
    expect([v10, v11].map((one) => [one?.version, one?.produktion, one?.stangs])).to.deep.equal(
      versionLives.map(({ name, from, closes }) => [name, from, closes]),
    );
  });

  it('a closed version says so, and a coming one', async () => {
    const releaser = [
      { version: 'v9', innehall: 'Förr', produktion: '2020-01-01', stangs: '2022-01-01' },
      { version: 'v12', innehall: 'Sedan', produktion: '2030-01-01' },
    ];
    const portal = await startPortal(await open(), { releaser });
    portal.setTime('2026-11-22T12:00+01:00');
    const { text } = await portal.browser().visit('/releaser');
    expect(text)
      .to.match(/v9 <span class="badge badge--default">stängd/)
      .and.match(/v12 <span class="badge badge--info">kommande/);
  });

  it('the åtagande is the text in force, or none in so many words', async () => {
    const portal = await startPortal(await open());
    const path = '/handlaggare/atagande';
    expect((await portal.browser().visit(path)).text).to.contain('Ingen text är registrerad än.');
    const dagny = await portal.as('dagny');
    await dagny.send('/ataganden/text', { text: 'Jag frågar bara i mina <ärenden>.', textskal: 'Beslutad' });
    const { text } = await portal.browser().visit(path);
    expect(text).to.contain('Jag frågar bara i mina &lt;ärenden&gt;.').and.contain('version 1');
    expect(text).to.contain('Logga in för att bekräfta');
    expect((await (await portal.as('hanna')).visit(path)).text).to.contain('href="/ataganden"');
  });

  it('agreements: the wording in force, the one before until the day before, and what is not published', async () => {
    const [own] = (await startPortal(await open())).innehall.avtal;
    const text = own?.versioner[0]?.text;
    if (!text) throw new Error('the delivered content has a wording');
    const versioner = [
      { version: '3', giltigFran: '2030-01-01', text },
      { version: '2', giltigFran: '2020-05-01', text },
      { version: '1', giltigFran: '2015', text },
    ];
    const avtal = [
      { id: 'ok', titel: 'Överenskommelsen', om: 'Avtalet.', versioner },
      { id: 'b', titel: 'Bilaga', om: 'En.', versioner: [] },
    ];
    const portal = await startPortal(await open(), { avtal });
    portal.setTime('2026-11-22T12:00+01:00');
    const list = (await portal.browser().visit('/avtal')).text;
    expect(list)
      .to.contain('till och med 2020-04-30')
      .and.contain('till och med 2029-12-31')
      .and.contain('tills vidare');
    expect(list).to.contain('Ingen ordalydelse är publicerad här. Den undertecknade texten finns hos förvaltaren.');
    for (const [version, lage] of [
      ['1', 'tidigare'],
      ['2', 'gäller'],
      ['3', 'kommande'],
    ] as const)
      expect((await portal.browser().visit(`/avtal/ok/${version}`)).text).to.match(new RegExp(`badge--\\w+">${lage}<`));
    expect((await portal.browser().visit('/avtal/ok/9')).status).to.equal(404);
  });
});
