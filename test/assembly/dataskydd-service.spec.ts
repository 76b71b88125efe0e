// The data protection pack: what of it follows from the register, the configuration and the log, and that nobody is named in it.
import { expect } from 'chai';
import type { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { underlagHtml } from '../../src/portal/dataskydd/underlag-html.ts';
import { begaran, GRANNE, NAMND } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { openDataskydd, type TestDataskydd } from '../portal/dataskydd/open-dataskydd.ts';

describeDatabase('dataskydd-service', (open) => {
  let test: TestDataskydd;
  beforeEach(async () => {
    test = await openDataskydd(await open());
  });

  const underlag = (namnd = NAMND) => test.dataskyddBy().underlag(namnd);

  it('has the flows of the bastjänster that the anslutning may ask, and of no other', async () => {
    const { floden } = await underlag();
    expect(floden.map(({ bastjanst }) => bastjanst)).to.deep.equal(['AF', 'FK', 'SKV']);
    const [af, fk, skv] = floden;
    expect(af?.lamnas).to.include('Aktivitetsrapport');
    expect(fk?.uppgiftslamnare).to.deep.equal([
      { namn: 'Försäkringskassan' },
      { namn: 'Pensionsmyndigheten', fullgorsAv: 'Försäkringskassan' },
    ]);
    expect(skv?.forbindelser).to.deep.equal(['simulerad', 'simulerad']);
    expect((await underlag(GRANNE)).floden).to.deep.equal([]);
  });

  it('says for how many a bastjänst answers, and of which the regulation says nothing', async () => {
    const { version } = await test.anslutningar.en(GRANNE);
    const mal = { ...begaran, organisationsnummer: GRANNE, version };
    await test.anslutningar.andra(mal, { bastjanster: ['SO', 'FK', 'TNS'] });
    const text = underlagHtml(await underlag(GRANNE));
    expect(text).to.contain('<td>Sveriges a-kassor, för 24 uppgiftslämnare</td>');
    expect(text).to.contain('<td>Försäkringskassan och Pensionsmyndigheten</td>');
    expect(text).to.contain('<td>Ej kartlagd: uppgiftslämnaren anger sin grund</td>');
  });

  it('says how the bastjänster are reached, and how the log is kept, as it is configured', async () => {
    const bastjanstUrls = { AF: 'https://af.example/', SKV: 'http://skv.example/', SKV_DELAR: 'https://skv.example/' };
    const found = await test.dataskyddBy({ bastjanstUrls, gallringMs: 0, checkpointMs: 60_000 }).underlag(NAMND);
    expect(found.floden.map(({ forbindelser }) => forbindelser)).to.deep.equal([
      ['TLS'],
      ['simulerad'],
      ['utan TLS', 'TLS'],
    ]);
    expect(found.behandlingar[0]?.skydd).to.contain(
      'krypterade med TLS, och utan TLS på ett slutet nät, och simulerade',
    );
    expect(found.logg).to.include({ gallringTimmar: 0, kontrollpunktSekunder: 60, nyckelkopiaDagar: 30 });
    expect([found.prov, found.framstallt]).to.deep.equal([true, '2026-11-22T11:00:00.000Z']);
  });

  it('follows the gallringsbeslut in force: none, one for all, the nämnd’s own', async () => {
    const bevarande = async () => (await underlag()).behandlingar[1]?.bevarande;
    expect([(await underlag()).gallringsbeslut, await bevarande()]).to.deep.equal([
      null,
      'Inget gallringsbeslut gäller: ingenting gallras förrän nämnden har beslutat.',
    ]);
    expect(underlagHtml(await underlag())).to.contain('Inget gallringsbeslut gäller för nämnden: ingenting gallras.');
    await test.log.decide(60);
    expect((await underlag()).gallringsbeslut).to.include({ manader: 60, egetBeslut: false });
    await test.log.decide(1, NAMND);
    expect(await bevarande()).to.contain('1 hela månader efter frågans månad, enligt gallringsbeslut SN 2020/7 § 1');
  });

  it('has the protokoll in which something of the nämnd went, with whether they are as they were signed', async () => {
    expect((await underlag()).gallringsprotokoll).to.deep.equal([]);
    await test.log.decide(1, GRANNE);
    await test.log.gallring.run({ startadAv: 'Olle Operatör' });
    expect((await underlag()).gallringsprotokoll).to.deep.equal([]);
    await test.log.decide(1, NAMND);
    await test.log.gallring.run({ startadAv: 'Olle Operatör' });
    const { gallringsprotokoll: own } = await underlag();
    expect(own).to.deep.equal([
      {
        ...{ nummer: 2, avslutat: '2026-11-22T11:00:00.000Z', gallrade: 2, manader: ['2026-08', '2026-09'] },
        ...{ signaturGiltig: true, adress: '/v1/gallring/protokoll/2' },
      },
    ]);
    const touch = `UPDATE gallringsprotokoll SET text = REPLACE(text, '2026-09', '2026-10')`;
    await test.log.database.run(touch);
    expect((await underlag()).gallringsprotokoll[0]?.signaturGiltig).to.equal(false);
    expect(underlagHtml(await underlag())).to.contain('STÄMMER INTE');
  });

  it('has how many holds are in force, and until when, and says that they outlive the beslut', async () => {
    expect((await underlag()).kvarhallningar).to.deep.equal([]);
    await test.log.decide(1, NAMND);
    const ended = await test.log.hold('arende', 'Ä-1', '2027-02-28', NAMND);
    await test.log.hold('person', persons.allaSvarar.personnummer, '2027-01-31', NAMND);
    await test.log.hold('arende', 'Ä-2', '2027-01-31', NAMND);
    await test.log.hold('arende', 'Ä-3', '2027-03-31', GRANNE);
    await test.log.gallring.markeringar.end(ended.id, 'Jurist Öberg');
    const found = await underlag();
    expect(found.kvarhallningar).to.deep.equal([{ antal: 2, till: '2027-01-31' }]);
    expect(found.behandlingar[1]?.bevarande).to.contain(
      'Frågor under en kvarhållning finns kvar tills den har upphört',
    );
    const text = underlagHtml(found);
    expect(text)
      .to.match(/<td>2<\/td>\s*<td>2027-01-31<\/td>/)
      .and.contain('gallras inte förrän kvarhållningen');
    expect(text).to.not.match(/Öberg|Ä-2|Överklagat/);
    expect(text).to.not.contain(persons.allaSvarar.personnummer);
  });

  it('has sessions, addresses, subscribers and the mail server in the record of processing', async () => {
    const [, , anvandare, webbplats] = (await underlag()).behandlingar;
    expect(webbplats?.bevarande).to.contain('i 30 minuter utan användning, högst 8 timmar');
    expect(webbplats?.uppgifter).to.contain('Prenumerantens e-postadress').and.contain('Nätverksadressen');
    for (const one of [anvandare, webbplats]) expect(one?.mottagare).to.contain('e-postserver');
    expect(anvandare?.bevarande).to.contain('också när anslutningen har upphört').and.not.contain('Så länge');
  });

  it('leads from the document to its protokoll by the address of the service, or not at all', async () => {
    await test.log.decide(1, NAMND);
    await test.log.gallring.run({ startadAv: 'Olle Operatör' });
    expect(underlagHtml(await underlag()))
      .to.contain('Nr 1 (/v1/gallring/protokoll/1)')
      .and.not.contain('href="/');
    const login = { kind: 'prov', webbUrl: 'https://portal.example/' } as const;
    expect(underlagHtml(await test.dataskyddBy({ login }).underlag(NAMND))).to.contain(
      'href="https://portal.example/v1/gallring/protokoll/1"',
    );
  });

  it('names nobody: no contact, no signer, no one who decided or started a gallring, nobody asked about', async () => {
    await test.log.decide(1, NAMND);
    await test.log.gallring.run({ startadAv: 'Olle Operatör' });
    const found = await underlag();
    const all = `${JSON.stringify(found)}${underlagHtml(found)}`;
    for (const one of [
      'Ansvarig för',
      '@provkoping',
      'Örjan Ordförande',
      'Registrator',
      'Olle',
      'Örjan',
      '199001011234',
      '070',
    ])
      expect(all, one).to.not.contain(one);
    expect(all).to.contain('Systemet AB').and.contain('version 1.0, undertecknat 2026-05-01');
  });

  it('is one document without scripts or anything fetched, with every value escaped', async () => {
    const { version } = await test.anslutningar.en(NAMND);
    const namn = '<img src=x> & "nämnden"';
    await test.anslutningar.andra({ ...begaran, organisationsnummer: NAMND, version }, { namn });
    const text = underlagHtml(await underlag());
    expect(text).to.contain('&lt;img src=x&gt; &amp; &quot;nämnden&quot;').and.not.contain('<img');
    expect(text)
      .to.contain("default-src 'none'")
      .and.not.match(/<script|<link|<[^>]* src=|url\(/);
    expect([...text.matchAll(/<h2>/g)]).to.have.length(8);
    expect(text).to.contain('Driftleverantören har inte angett något underbiträde.');
  });

  it('is of a nämnd that has an anslutning', async () => {
    expect(((await rejection(underlag('162120009999'))) as AnslutningError).kind).to.equal('okand');
  });
});
