// Transportstyrelsen's answer: the vehicles, each with its origin.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/transportstyrelsen/oversikt.ts';
import { expectNothingLost, posterAv, record, rows } from '../oversikt-generera.ts';
import { expectOrigins } from '../oversikt-kontroll.ts';

describe('bastjanster/transportstyrelsen/oversikt', () => {
  it('tells every vehicle, and what is none as unknown', () => {
    const bil = {
      regnr: 'MLB12A',
      fabrikat: 'VOLVO',
      fordonsar: '2017',
      fordonsslag: 'PERSONBIL',
      handelsbeteckning: 'V60',
    };
    const data = { resultat: 'OK', fordonsinnehav: { fordon: [bil, 'MLB340'] } };
    const poster = posterAv(oversikt, data);
    expect(poster.fordon?.[0]).to.include({ registreringsnummer: 'MLB12A', fabrikat: 'VOLVO', fordonsar: '2017' });
    expect(poster.okant?.map(({ harkomst }) => harkomst.post)).to.deep.equal(['/fordonsinnehav/fordon/1']);
    expectOrigins(poster, data);
  });

  it('loses nothing that has another form', () => {
    const fordon = record({ regnr: fc.string(), fabrikat: fc.string() });
    expectNothingLost(oversikt, record({ fordonsinnehav: record({ fordon: rows(fordon) }) }));
  });
});
