// Migrationsverket's answer: permits with their codes and texts, and cases that are listed and not told.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/migrationsverket/oversikt.ts';
import { expectNothingLost, isoDay, posterAv, record, rows } from '../oversikt-generera.ts';
import { expectOrigins } from '../oversikt-kontroll.ts';

const svar = {
  arendeTyp: 'UT',
  arendeTypNamn: 'Uppehållstillstånd',
  beslutsKod: 'BIF',
  beslutsKodNamn: 'Bifall',
  beslutsdatum: '2026-04-06',
  giltighetstid: 'TIDBEGRANSAT',
  tomDatum: '2029-04-05',
};

describe('bastjanster/migrationsverket/oversikt', () => {
  it('tells a permit, and as unknown a case of which nothing is told', () => {
    const data = { response: { svarCollection: { svar: [svar, null] } } };
    const poster = posterAv(oversikt, data);
    expect(poster.tillstand).to.have.length(1);
    expect(poster.tillstand?.[0]).to.deep.include({
      arende: { kod: 'UT', text: 'Uppehållstillstånd' },
      beslut: { kod: 'BIF', text: 'Bifall' },
      giltighet: { kod: 'TIDBEGRANSAT', text: 'Tidsbegränsat' },
      ...{ beslutsdag: '2026-04-06', tom: '2029-04-05' },
    });
    expect(poster.okant?.[0]?.harkomst.post).to.equal('/response/svarCollection/svar/1');
    expectOrigins(poster, data);
  });

  it('loses nothing that has another form', () => {
    const tillstand = record({ arendeTyp: fc.string(), beslutsdatum: isoDay, giltighetstid: fc.string() });
    const collection = record({ svar: rows(tillstand) });
    expectNothingLost(oversikt, record({ response: record({ svarCollection: collection }) }));
  });

  it('tells nothing of somebody who is not known', () => {
    expect(posterAv(oversikt, {})).to.deep.equal({ tillstand: [], okant: [] });
  });
});
