// Silence in words: what failed, what proves nothing, what was not asked; and who of them can hide a payment.
import { expect } from 'chai';
import { ALLT_KLART, answered, fkDel, lonDel, overview } from './exempel.ts';

describe('profiles/sverige/oversikt: what is not known', () => {
  it('says nothing where all have answered', () => {
    expect(overview({}).brister).to.deep.equal([]);
  });

  it('repeats a failed source’s own words, and leaves no sum of it', () => {
    const error = { felmeddelande: ['Bastjänsten går inte att nå.'] };
    const { brister, manader, summor } = overview({ SO: { kvalitet: 'failed', error } });
    expect(brister).to.deep.equal([
      {
        kalla: 'SO',
        kvalitet: 'failed',
        text: 'Sveriges a-kassor kunde inte svara: uppgifterna är okända, inte noll. Bastjänsten går inte att nå.',
        paverkarSummor: true,
      },
    ]);
    expect(manader.map(({ fullstandig }) => fullstandig)).to.deep.equal([false, false, false]);
    expect(summor).to.deep.equal([]);
  });

  it('does not let one who pays nobody make sums incomplete', () => {
    const { brister, manader } = overview(
      { TNS: { kvalitet: 'failed', error: { felmeddelande: ['x'] } } },
      { today: ALLT_KLART },
    );
    expect(brister[0]).to.include({ kalla: 'TNS', paverkarSummor: false });
    expect(manader.every(({ fullstandig }) => fullstandig)).to.equal(true);
  });

  it('says who is not asked, and which part of one who is', () => {
    const { brister } = overview({}, { ids: ['CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'] });
    expect(brister.map(({ kalla, kvalitet, paverkarSummor }) => [kalla, kvalitet, paverkarSummor])).to.deep.equal([
      ['AF', 'not-asked', false],
    ]);
    const parts = overview({ SKV: { kvalitet: 'answered', data: {}, svarande: [answered('skattekonto')] } });
    expect(parts.brister.map(({ svarande, kvalitet }) => [svarande, kvalitet])).to.deep.equal([
      ['individuppgifter', 'not-asked'],
    ]);
  });

  it('takes no "answered" inside an answer that breaks its schema for the whole', () => {
    const del = {
      ...fkDel([['2026-10-05', 100]]),
      kvalitet: 'unverifiable' as const,
      kontroll: { schema: 'avviker' as const },
    };
    const { brister, summor } = overview({ FK: del });
    expect(brister.map(({ kalla, svarande, kvalitet }) => [kalla, svarande, kvalitet])).to.deep.equal([
      ['FK', undefined, 'unverifiable'],
    ]);
    expect(summor[0]?.fullstandig).to.equal(false);
  });

  it('says that of the whole too, beside what those inside it say', () => {
    const pm = { id: 'PM', namn: 'Pensionsmyndigheten', kvalitet: 'failed' as const };
    const del = { ...fkDel([]), kvalitet: 'unverifiable' as const, svarande: [answered('FK'), pm] };
    const who = (schema: 'giltigt' | 'avviker') =>
      overview({ FK: { ...del, kontroll: { schema } } }).brister.map(({ svarande }) => svarande);
    expect(who('giltigt')).to.deep.equal(['PM']);
    expect(who('avviker')).to.deep.equal([undefined, 'PM']);
  });

  it('counts what is in an unknown form, an element that the schema does not know too, as something that may be a payment', () => {
    const unread = { ...lonDel([]), data: { individuppgifter: { data: { loner: [] } } } };
    const wages = overview({ SKV: unread });
    expect(wages.okant[0]).to.include({ kalla: 'SKV', svarande: 'individuppgifter' });
    expect(wages.manader[0]?.fullstandig).to.equal(false);
    const foreign = { namn: 'Utbetalning', namnrymd: '', xml: '<Utbetalning/>' };
    const lista = { Arbetsloshetsersattning: [{ _ovrigt: [foreign] }], _ovrigt: [foreign] };
    const element = overview({ SO: { kvalitet: 'answered', data: { ArbetsloshetsersattningLista: lista } } });
    expect(element.okant.map(({ harkomst }) => harkomst.post)).to.deep.equal([
      '/svarsdata/SO/data/ArbetsloshetsersattningLista/Arbetsloshetsersattning/0/_ovrigt/0',
      '/svarsdata/SO/data/ArbetsloshetsersattningLista/_ovrigt/0',
    ]);
    expect(element.manader[0]?.fullstandig).to.equal(false);
  });

  it('tells what is left out, and the flags of a person', () => {
    const { brister, flaggor } = overview({
      FK: { ...fkDel([]), kvalitet: 'partial', utelamnat: ['Sjukpenning (utbetalningar)'], flaggor: ['skyddad'] },
    });
    expect(brister.some(({ text }) => text.includes('lämnar inte ut Sjukpenning (utbetalningar)'))).to.equal(true);
    expect(flaggor).to.deep.equal([{ kalla: 'FK', flagga: 'skyddad' }]);
  });
});
