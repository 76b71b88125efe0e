// Skatteverket's answer (v10): capital by year and the latest payment from the tax account, amounts as text.
import { expect } from 'chai';
import { oversikt } from '../../../src/bastjanster/skatteverket/oversikt.ts';
import { decimalText, expectNothingLost, isoDay, posterAv, record, rows } from '../oversikt-generera.ts';

describe('bastjanster/skatteverket/oversikt', () => {
  it('tells payment and capital in öre', () => {
    const Personuppgift = [
      {
        Kapitaluppgift: [{ Taxeringsar: '2026', SummaIntakterPaKapital: '184500', OverskottPaKapital: '96210,5' }],
        Skattekontouppgift: { Utbetalning: { Belopp: '24980.50', Bokforingsdag: '2026-11-10' } },
      },
    ];
    const { utbetalningar, skatt } = posterAv(oversikt, { svar: { PersonuppgiftLista: { Personuppgift } } });
    expect(utbetalningar?.[0]).to.include({ svarande: 'skattekonto', netto: 2_498_050, utbetalningsdag: '2026-11-10' });
    expect(skatt?.[0]).to.include({ ar: '2026', intakter: 18_450_000, overskott: 9_621_050 });
  });

  it('loses no payment of whatever comes', () => {
    const utbetalning = record({ Belopp: decimalText, Bokforingsdag: isoDay });
    const person = record({
      Skattekontouppgift: record({ Utbetalning: utbetalning }),
      Kapitaluppgift: rows(record({ Taxeringsar: isoDay, SummaIntakterPaKapital: decimalText })),
    });
    const lista = record({ Personuppgift: rows(person) });
    expectNothingLost(oversikt, record({ svar: record({ PersonuppgiftLista: lista }) }));
  });
});
