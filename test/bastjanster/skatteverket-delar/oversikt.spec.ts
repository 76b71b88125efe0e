// Skatteverket's parts (v11): what is known of their form is read, our own reading is marked, everything else stays unknown.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/skatteverket-delar/oversikt.ts';
import { decimals, expectNothingLost, isoDay, kronor, posterAv, record, rows } from '../oversikt-generera.ts';

const part = (name: string, data: unknown) => posterAv(oversikt, { [name]: { data } });
const lon = {
  period: '2026-10',
  arbetsgivare: { namn: 'Provköpings kommun' },
  kontantErsattning: 27_400,
  avdragenSkatt: 6180,
};

describe('bastjanster/skatteverket-delar/oversikt', () => {
  it('tells wages by month and employer, marked as our own reading', () => {
    const told = part('individuppgifter', { individuppgifter: [lon] }).lon ?? [];
    expect(told[0]).to.include({
      ...{
        manad: '2026-10',
        arbetsgivare: 'Provköpings kommun',
        brutto: 2_740_000,
        skatt: 618_000,
        egenTolkning: true,
      },
    });
  });

  for (const [what, data] of [
    ['another form', { deklarationer: [lon] }],
    ['a form within the form', { individuppgifter: { '2026-10': lon } }],
    ['a list', [lon]],
  ] as const) {
    it(`passes ${what} as unknown, never as no wages`, () => {
      const { lon: told, okant } = part('individuppgifter', data);
      expect(told).to.deep.equal([]);
      expect(okant?.map(({ harkomst, svarande }) => [harkomst.post, svarande])).to.deep.equal([
        ['/individuppgifter/data', 'individuppgifter'],
      ]);
      expect(okant?.[0]?.text).to.include('lönen är okänd, inte noll');
    });
  }

  it('passes the one row that it cannot read as unknown beside those that it can', () => {
    const { lon: told, okant } = part('individuppgifter', { individuppgifter: [lon, { ...lon, period: 'v. 40' }] });
    expect(told).to.have.length(1);
    expect(okant?.[0]?.harkomst.post).to.equal('/individuppgifter/data/individuppgifter/1');
  });

  it('tells the latest payment from the tax account, and none where none was made', () => {
    const konto = { utbetaltBelopp: 3215, bokforingsdag: '2026-09-08', saldo: -14_250.5 };
    const { utbetalningar, skatt } = part('skattekonto', konto);
    expect(utbetalningar?.[0]).to.include({ netto: 321_500, utbetalningsdag: '2026-09-08', takt: 'engång' });
    expect(skatt?.[0]).to.include({ art: 'skattekonto', saldo: -1_425_050 });
    expect(part('skattekonto', { ...konto, utbetaltBelopp: 0 }).utbetalningar).to.deep.equal([]);
  });

  it('keeps as unknown a part that is no part', () => {
    const { okant, utbetalningar, skatt } = posterAv(oversikt, { skattekonto: 'hej', skatteuppgifter: { data: 7 } });
    expect(okant?.map(({ harkomst }) => harkomst.post)).to.deep.equal(['/skattekonto', '/skatteuppgifter/data']);
    expect([utbetalningar, skatt]).to.deep.equal([[], []]);
  });

  it('tells decided tax and business, and leaves appendices to be read in the answer', () => {
    const uppgifter = { inkomstar: 2025, summaSlutligSkatt: '41870', sumKapital: 1240 };
    const beslutad = { beslutadeSkatteuppgifter: [{ datumFaststalld: '2026-08-12', uppgifter }] };
    expect(part('skatteuppgifter', beslutad).skatt?.[0]).to.include({
      ...{ ar: '2025', faststalld: '2026-08-12', slutligSkatt: 4_187_000, kapital: 124_000 },
    });
    const foretag = { foretagId: '165561234567', godkandFskatt: true };
    expect(part('foretagsinformation', { foretag }).skatt?.[0]).to.include({ godkandForFskatt: true });
    expect(part('beskattningsbilagor', { beskattningsbilagor: [{}] }).okant?.[0]?.svarande).to.equal(
      'beskattningsbilagor',
    );
  });

  it('loses no payment and no wage of whatever comes', () => {
    const row = record({
      ...{ period: isoDay.map((day) => day.slice(0, 7)), arbetsgivare: record({ namn: fc.string() }) },
      ...{ kontantErsattning: fc.oneof(kronor, decimals), avdragenSkatt: kronor },
    });
    const konto = record({
      utbetaltBelopp: fc.oneof(kronor, kronor.map(String)),
      bokforingsdag: isoDay,
      saldo: decimals,
    });
    const told = (data: fc.Arbitrary<unknown>) => record({ data });
    const uppgifter = record({ inkomstar: kronor, summaSlutligSkatt: kronor });
    const skatt = record({ beslutadeSkatteuppgifter: rows(record({ datumFaststalld: isoDay, uppgifter })) });
    const foretag = record({ foretag: record({ godkandFskatt: fc.boolean() }) });
    const parts = {
      ...{ individuppgifter: told(record({ individuppgifter: rows(row) })), skattekonto: told(konto) },
      ...{ skatteuppgifter: told(skatt), foretagsinformation: told(foretag) },
    };
    expectNothingLost(oversikt, record(parts));
  });
});
