// What changed between two wordings, and how a list looks as CSV.
import { expect } from 'chai';
import { fortackningCsv } from '../../../src/portal/fortackning/fortackning-csv.ts';
import { arLika, skillnad } from '../../../src/portal/fortackning/skillnad.ts';
import type { Uppgift } from '../../../src/portal/fortackning/uppgift.ts';

const A: Uppgift = {
  ...{ id: 'a', namn: 'A', lagrum: '15 kap. 10 §', forordning: 'ej kartlagd', svarande: 'FK' },
  ...{ falt: ['FK/utbetalningar'], sedan: 'v10' },
};
const B: Uppgift = { ...A, id: 'b', namn: 'B' };

describe('portal/fortackning skillnad', () => {
  it('names what was added, taken away and changed, field by field', () => {
    const changed = { ...A, lagrum: '15 kap. 12 §', anmarkning: 'Ny' };
    expect(skillnad([A, B], [changed, { ...B, id: 'c' }])).to.deep.equal({
      tillagda: [{ ...B, id: 'c' }],
      borttagna: [B],
      andrade: [{ fore: A, efter: changed, falt: ['lagrum', 'anmarkning'] }],
    });
  });

  it('order is no difference', () => {
    expect([arLika([A, B], [B, A]), arLika([A], [A, B])]).to.deep.equal([true, false]);
  });
});

describe('portal/fortackning CSV', () => {
  it('has a BOM, semicolons and lines as RFC 4180, and nothing that a spreadsheet reckons with', () => {
    const namn = '=1+1; "citat"';
    const by = { publiceradAt: 0, publiceradAv: 'F', foreslagenAv: 'U', skal: 'S' };
    const uppgifter = [{ ...A, namn, falt: ['FK/utbetalningar', 'FK/beslut'], anmarkning: 'Två\nrader' }];
    expect(fortackningCsv([{ uppgiftslamnare: 'PM', nummer: 3, uppgifter, ...by }])).to.equal(
      '\uFEFFUppgiftslämnare;Ordalydelse;Uppgift;Lagrum;Förordning (2008:975);Svarande;Fält;Sedan version;Anmärkning\r\n' +
        `PM;3;"'=1+1; ""citat""";15 kap. 10 §;ej kartlagd;FK;FK/utbetalningar, FK/beslut;v10;"Två\nrader"\r\n`,
    );
  });
});
