// Arbetsförmedlingen's answer: status, decisions on support and a-kassa, never a payment.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/arbetsformedlingen/oversikt.ts';
import { expectNothingLost, isoDay, posterAv, record, rows } from '../oversikt-generera.ts';
import { expectOrigins } from '../oversikt-kontroll.ts';

const data = {
  Svar: {
    ArbetssokandeInfo: {
      Arbetssokande: true,
      ArbetssokandeSKAT: '21',
      ArbetssokandeRegistrerad: '2026-04-26',
      ArbetssokandeOmfattning: 75,
      AktivetetsRapportDatum: { AktivitetsRapportMeddelande: '501' },
    },
    BeslutInfo: {
      EkonomiskaBeslut: {
        Beslut: [
          { ErsattningTyp: 'Aktivitetsstöd', Omfattning: 75, BeslutFrom: '2026-09-13', BeslutTom: '2027-01-06' },
        ],
      },
    },
    Akassetillhorighet: 'Alfakassan',
  },
};

describe('bastjanster/arbetsformedlingen/oversikt', () => {
  it('tells the status with its codes in Swedish, decisions and a-kassa', () => {
    const poster = posterAv(oversikt, data);
    expect(poster.arbetssokande?.[0]).to.deep.include({
      ...{ arbetssokande: true, kategori: '21', omfattning: 75, registrerad: '2026-04-26' },
      aktivitetsrapport: { kod: '501', text: 'Aktivitetsrapport är inte inlämnad' },
    });
    expect(poster.beslut?.[0]).to.have.nested.property('period.tom', '2027-01-06');
    expect(poster.akassa?.[0]).to.include({ tillhorighet: 'Alfakassan' });
    expect(poster).to.not.have.property('utbetalningar');
    expectOrigins(poster, data);
  });

  it('tells nothing of what is not there, and keeps as unknown what has another form', () => {
    expect(posterAv(oversikt, { Svar: {} })).to.deep.include({ arbetssokande: [], akassa: [], beslut: [], okant: [] });
    expect(posterAv(oversikt, { Svar: 'x' }).okant?.[0]?.harkomst.post).to.equal('/Svar');
  });

  it('loses nothing that has another form', () => {
    const rapport = record({ AktivitetsRapportMeddelande: fc.string(), SenasteAktivitetsRapportDatum: isoDay });
    const info = record({ ArbetssokandeRegistrerad: isoDay, AktivetetsRapportDatum: rapport });
    const beslut = record({ ErsattningTyp: fc.string(), BeslutFrom: isoDay, BeslutTom: isoDay });
    const ekonomiska = record({ Beslut: rows(beslut) });
    const svar = record({ ArbetssokandeInfo: info, BeslutInfo: record({ EkonomiskaBeslut: ekonomiska }) });
    expectNothingLost(oversikt, record({ Svar: svar }));
  });
});
