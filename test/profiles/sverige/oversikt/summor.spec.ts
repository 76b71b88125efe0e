// Sums per month and benefit, and what makes them incomplete.
import { expect } from 'chai';
import { ALLT_KLART, answered, fkDel, lonDel, overview } from './exempel.ts';

describe('profiles/sverige/oversikt: sums', () => {
  it('adds what was paid in a month, by the day of payment, and names what it is made of', () => {
    const { summor, manader } = overview(
      {
        FK: fkDel([
          ['2026-09-30', 1000],
          ['2026-10-01', 200.5],
          ['2026-10-31', 300],
          ['2026-08-31', 9],
        ]),
      },
      { today: ALLT_KLART },
    );
    const uppgift = '/svarsdata/FK/data/lefiJsonSvar/formansinformation/utbetalningsuppgift';
    expect(
      summor.map(({ manad, roll, belopp, fullstandig, poster }) => [manad, roll, belopp, fullstandig, poster]),
    ).to.deep.equal([
      ['2026-10', 'kontroll', 50_050, true, [`${uppgift}/1`, `${uppgift}/2`]],
      ['2026-09', 'jämförelse', 100_000, true, [`${uppgift}/0`]],
    ]);
    expect(manader.map(({ fullstandig }) => fullstandig)).to.deep.equal([true, true, true]);
  });

  it('never adds what is preliminary to what was paid: it may be the same', () => {
    const { summor } = overview({
      FK: fkDel([
        ['2026-11-20', 100],
        ['2026-11-25', 100],
      ]),
    });
    expect(summor.map(({ status, belopp }) => [status, belopp])).to.deep.equal([
      ['effektuerad', 10_000],
      ['preliminär', 10_000],
    ]);
  });

  it('has no sum, and no zero, where no amount is told, and says so', () => {
    const { summor, manader } = overview({ FK: fkDel([['2026-10-05', 'mycket']]) }, { today: ALLT_KLART });
    expect(manader.map(({ fullstandig }) => fullstandig)).to.deep.equal([true, false, true]);
    expect(summor[0]).to.not.have.property('belopp');
    expect(summor[0]).to.deep.include({
      fullstandig: false,
      brister: ['En utbetalning av Föräldrapenning har ett belopp som saknas eller inte kan läsas.'],
    });
  });

  it('counts a payment without a day in no month, and marks the months', () => {
    const { summor } = overview({
      FK: fkDel([
        ['2026-10-05', 100],
        ['0', 50],
      ]),
    });
    expect(summor.map(({ belopp, brister = [] }) => [belopp, brister.join()])).to.deep.equal([
      [10_000, 'En utbetalning av Föräldrapenning har ingen dag som kan läsas och räknas inte in i någon månad.'],
    ]);
  });

  it('knows that what is planned and has no day yet lies ahead', () => {
    const paid = (utbetdatum: string, utbetstatus: string) => ({ utbetdatum, utbetstatus, totbelopp: '100' });
    const Utbetalning = [paid('20261025', 'Utbetald'), paid('20261120', 'Utbetald'), paid('0', 'Planerad')];
    const arende = { stodform: 'GRUND', UtbetalningsPlan: { Utbetalning } };
    const person = { Studiemedel: { Arenden: { Arende: [arende] } } };
    const { summor } = overview({ CSN: { kvalitet: 'answered', data: { svar: { Personer: { Person: [person] } } } } });
    expect(summor.map(({ manad, fullstandig }) => [manad, fullstandig])).to.deep.equal([
      ['2026-11', false],
      ['2026-10', true],
    ]);
  });

  it('keeps wages before tax apart, and knows that those of a month are declared in the next', () => {
    const { summor, manader } = overview({
      SKV: lonDel([
        ['2026-10', 20_000],
        ['2026-11', 5000],
      ]),
    });
    expect(summor.map(({ manad, matt, belopp, fullstandig }) => [manad, matt, belopp, fullstandig])).to.deep.equal([
      ['2026-11', 'brutto', 500_000, false],
      ['2026-10', 'brutto', 2_000_000, true],
    ]);
    expect(manader[0]?.brister.join()).to.match(/Löner för november 2026 redovisas .* okänt, inte noll/);
    const early = overview({ SKV: lonDel([['2026-09', 20_000]]) }, { today: '2026-11-05' });
    expect(early.manader.map(({ fullstandig }) => fullstandig)).to.deep.equal([false, false, true]);
  });

  it('marks the sums of the one inside a source that is silent, and of nobody else', () => {
    const del = fkDel([['2026-10-05', 100]]);
    const pm = {
      id: 'PM',
      namn: 'Pensionsmyndigheten',
      kvalitet: 'failed' as const,
      text: 'Utlämnaren är inte tillgänglig',
    };
    const fk = { id: 'FK', namn: 'Försäkringskassan', kvalitet: 'failed' as const };
    const withPm = overview({ FK: { ...del, kvalitet: 'partial', svarande: [answered('FK'), pm] } });
    expect(withPm.summor[0]?.fullstandig).to.equal(true);
    expect(withPm.manader[0]?.brister.join()).to.match(
      /^Pensionsmyndigheten \(.*\) kunde inte svara: .* inte tillgänglig\./,
    );
    const withFk = overview({ FK: { ...del, kvalitet: 'partial', svarande: [fk, answered('PM')] } });
    expect(withFk.summor[0]?.fullstandig).to.equal(false);
  });

  it('knows that the tax account tells its latest payment alone: what came before is not known', () => {
    const skattekonto = { data: { utbetaltBelopp: 3215, bokforingsdag: '2026-10-08' } };
    const { summor, manader } = overview({ SKV: { ...lonDel([]), data: { skattekonto } } }, { today: ALLT_KLART });
    expect(manader.map(({ fullstandig }) => fullstandig)).to.deep.equal([true, false, false]);
    expect(summor.map(({ manad, belopp, fullstandig }) => [manad, belopp, fullstandig])).to.deep.equal([
      ['2026-10', 321_500, false],
    ]);
  });

  it('marks a month that the question does not cover', () => {
    const period = { from: '2026-10-15', tom: '2026-11-30' };
    const { summor, manader } = overview(
      {
        FK: fkDel([
          ['2026-10-20', 100],
          ['2026-11-20', 100],
        ]),
      },
      { period, today: ALLT_KLART },
    );
    expect(summor.map(({ manad, fullstandig }) => [manad, fullstandig])).to.deep.equal([
      ['2026-11', true],
      ['2026-10', false],
    ]);
    expect(manader.map(({ fullstandig }) => fullstandig)).to.deep.equal([true, false, false]);
  });
});
