// The a-kassor's dialect: decimals as text, dates with offsets, one entry for each a-kassa.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/sveriges-a-kassor/oversikt.ts';
import { decimalText, expectNothingLost, offsetDay, posterAv, record, rows } from '../oversikt-generera.ts';

const utbetalning = {
  Utbetalningsdatum: '2026-10-30+01:00',
  NettoEfterSkatt: '14380.00',
  NettoEfterAvdrag: '12880.50',
  Ersattningsdagar: '22.00',
  AvserFrom: '2026-09-30+02:00',
  AvserTom: '2026-10-27+01:00',
};

const read = (...Arbetsloshetsersattning: object[]) =>
  posterAv(oversikt, { ArbetsloshetsersattningLista: { Arbetsloshetsersattning } }, [{ id: 'alfakassan' }]);

describe('bastjanster/sveriges-a-kassor/oversikt', () => {
  it('tells as net what is left after deductions, and the days as they are written, whatever the offset', () => {
    const [one] = read({ Utbetalningar: [utbetalning] }).utbetalningar ?? [];
    expect(one).to.deep.include({
      svarande: 'alfakassan',
      forman: { text: 'Arbetslöshetsersättning' },
      ...{ netto: 1_288_050, nettoEfterSkatt: 1_438_000, dagar: 22, utbetalningsdag: '2026-10-30' },
    });
    expect(one?.period).to.include({ fran: '2026-09-30', tom: '2026-10-27' });
    expect(one).to.not.have.any.keys('brutto', 'skatt', 'avdrag');
  });

  it('tells suspensions, and what is applied for and not decided', () => {
    const { akassa } = read({
      Avstangningar: [{ AvstangdFrom: '2026-10-23', AvstangdTom: '2026-12-25' }],
      AnsoktOmErsattning: { BeslutOmRattTillErsattning: null, AnsokanOmUtbetalningInlamnad: true },
    });
    expect(akassa?.[0]).to.include({ svarande: 'alfakassan', ansokanInlamnad: true });
    expect(akassa?.[0]).to.not.have.property('beslutOmRatt');
    expect(akassa?.[0]).to.have.nested.property('avstangningar[0].tom', '2026-12-25');
  });

  it('loses no payment of whatever comes', () => {
    const payment = record({
      ...{ Utbetalningsdatum: offsetDay, NettoEfterSkatt: decimalText, NettoEfterAvdrag: decimalText },
      ...{ Ersattningsdagar: decimalText, AvserFrom: offsetDay, AvserTom: offsetDay },
    });
    const suspension = record({ AvstangdFrom: offsetDay, AvstangdTom: offsetDay });
    const entry = record({
      Utbetalningar: rows(payment),
      Avstangningar: rows(suspension),
      SvarandeOrganisation: fc.string(),
      AnsoktOmErsattning: record({ BeslutOmRattTillErsattning: offsetDay, AnsokanOmUtbetalningInlamnad: fc.boolean() }),
    });
    expectNothingLost(
      oversikt,
      record({ ArbetsloshetsersattningLista: record({ Arbetsloshetsersattning: rows(entry) }) }),
    );
  });
});
