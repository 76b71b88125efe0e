// What is worth a look between the months, and what cannot be said.
import { expect } from 'chai';
import { fkDel, lonDel, overview } from './exempel.ts';

type Payments = Parameters<typeof fkDel>[0];
/** Type, months and share of each change. */
const changes = (payments: Payments, troskelProcent?: number) =>
  overview({ FK: fkDel(payments) }, troskelProcent === undefined ? {} : { troskelProcent }).forandringar.map(
    ({ typ, fran, till, procent }) => [typ, fran, till, procent],
  );
const [SEP, OCT, NOV] = ['2026-09-25', '2026-10-25', '2026-11-25'];

describe('profiles/sverige/oversikt: changes', () => {
  it('tells a change above the threshold, up or down, and none at it', () => {
    expect(
      changes([
        [SEP, 1000],
        [OCT, 1120],
        [NOV, 1],
      ]),
    ).to.deep.equal([]);
    expect(
      changes([
        [SEP, 1000],
        [OCT, 1120.01],
        [NOV, 1],
      ]),
    ).to.deep.equal([['ändring', '2026-09', '2026-10', 12]]);
    expect(
      changes([
        [SEP, 1000],
        [OCT, 700],
        [NOV, 1],
      ]),
    ).to.deep.equal([['ändring', '2026-09', '2026-10', -30]]);
    expect(
      changes(
        [
          [SEP, 1000],
          [OCT, 1060],
          [NOV, 1],
        ],
        5,
      ),
    ).to.deep.equal([['ändring', '2026-09', '2026-10', 6]]);
  });

  it('knows the threshold itself from more than it, whatever share it is', () => {
    for (const percent of [7, 14, 28, 0.29, 1.1]) {
      const at = (ore: number) =>
        changes(
          [
            [SEP, 1000],
            [OCT, (100_000 + ore) / 100],
            [NOV, 1],
          ],
          percent,
        ).length;
      const threshold = Math.round(percent * 1000);
      expect([at(threshold), at(-threshold)], `${percent} %`).to.deep.equal([0, 0]);
      expect([at(threshold + 1), at(-threshold - 1)], `${percent} %`).to.deep.equal([1, 1]);
    }
  });

  it('says it in Swedish, with amounts', () => {
    const [one] = overview({
      FK: fkDel([
        [SEP, 1000],
        [OCT, 12_500.5],
        [NOV, 1],
      ]),
    }).forandringar;
    expect(one?.text.replaceAll(/\s/g, ' ')).to.equal(
      'Föräldrapenning ändrades från 1 000,00 kr i september 2026 till 12 500,50 kr i oktober 2026.',
    );
    expect(one).to.include({ beloppFran: 100_000, beloppTill: 1_250_050 });
  });

  it('tells a benefit that is there no more, in either month; a preliminary payment is enough for the last', () => {
    expect(changes([[SEP, 1000]])).to.deep.equal([['saknas', '2026-09', '2026-10', undefined]]);
    expect(changes([[OCT, 1000]])).to.deep.equal([['saknas', '2026-10', '2026-11', undefined]]);
    expect(
      changes([
        [OCT, 1000],
        [NOV, 1000],
      ]),
    ).to.deep.equal([]);
  });

  it('takes any change from nothing or less for worth a look, without a share', () => {
    expect(
      changes([
        [SEP, -100],
        [OCT, 100],
        [NOV, 1],
      ]),
    ).to.deep.equal([['ändring', '2026-09', '2026-10', undefined]]);
  });

  it('does not say that a benefit is gone when its source is silent, or a month is not asked about', () => {
    const failed = { id: 'FK', namn: 'Försäkringskassan', kvalitet: 'failed' as const };
    const del = { ...fkDel([[SEP, 1000]]), kvalitet: 'partial' as const, svarande: [failed] };
    const [one, ...others] = overview({ FK: del }).forandringar;
    expect(others).to.deep.equal([]);
    expect(one?.typ).to.equal('okänd');
    expect(one?.text).to.match(
      /^Föräldrapenning fanns i september 2026. Om den finns i oktober 2026 är okänt: Försäkringskassan/,
    );
    const period = { from: '2026-09-01', tom: '2026-10-20' };
    expect(overview({ FK: fkDel([[SEP, 1000]]) }, { period }).forandringar[0]?.typ).to.equal('okänd');
  });

  it('compares what was paid, not what is preliminary', () => {
    const paid = fkDel([
      [SEP, 1000],
      [OCT, 1000],
    ]);
    const uppgift = { formansfamilj: { id: 'FP' }, datum: OCT, nettobelopp: { summa: 500, valuta: 'SEK' } };
    const data = paid.data as { lefiJsonSvar: { formansinformation: { preliminarautbetalningar: object[] } } };
    data.lefiJsonSvar.formansinformation.preliminarautbetalningar = [uppgift, { ...uppgift, datum: NOV }];
    expect(overview({ FK: paid }).forandringar).to.deep.equal([]);
  });

  it('compares no amount that cannot be read', () => {
    expect(
      changes([
        [SEP, 1000],
        [OCT, 'x'],
        [NOV, 1],
      ]),
    ).to.deep.equal([['okänd', '2026-09', '2026-10', undefined]]);
  });

  it('waits for wages until they are declared', () => {
    const wages = lonDel([['2026-09', 20_000]]);
    expect(overview({ SKV: wages }).forandringar.map(({ typ, till }) => [typ, till])).to.deep.equal([
      ['saknas', '2026-10'],
    ]);
    expect(overview({ SKV: wages }, { today: '2026-11-05' }).forandringar.map(({ typ }) => typ)).to.deep.equal([
      'okänd',
    ]);
    expect(
      overview({
        SKV: lonDel([
          ['2026-09', 20_000],
          ['2026-10', 20_000],
        ]),
      }).forandringar,
    ).to.deep.equal([]);
  });

  it('does not wait for a payment that comes once', () => {
    const konto = { skattekonto: { data: { utbetaltBelopp: 3215, bokforingsdag: '2026-10-08' } } };
    expect(overview({ SKV: { ...lonDel([]), data: konto } }).forandringar).to.deep.equal([]);
  });
});
