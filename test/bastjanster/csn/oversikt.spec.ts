// CSN's dialect: days without hyphens, weeks, "0" for what is not decided, and lines that say what is a loan.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/csn/oversikt.ts';
import { compactDay, expectNothingLost, kronor, posterAv, record, rows, week } from '../oversikt-generera.ts';

const rad = (beloppstyp: string, totbelopp: string) => ({
  beloppstyp,
  klartext: 'Som CSN skriver',
  belopp: totbelopp,
  totbelopp,
});
const tid = (...Belopp: object[]) => ({
  startvecka: '202640',
  slutvecka: '202643',
  Beloppen: { Belopp },
  totbelopp: '13636',
});
const betald = {
  utbetdatum: '20261025',
  utbetstatus: 'Utbetald',
  Utbetaldatider: { Utbetaldtid: [tid(rad('GRUNDB', '4132'), rad('GRUNDL', '9504'))] },
  totbelopp: '13636',
};

function read(Utbetalning: readonly object[], block = 'Studiemedel') {
  const arende = {
    ...{ stodform: 'GRUND', klartext: 'x', status: 'BESLUTAD', UtbetalningsPlan: { Utbetalning } },
    soktaTider: { soktTid: [{ soktfrom: '20260817', sokttom: '20270606', soktomfattning: '100' }] },
    BeviljadeTider: { BeviljadTid: [{ starttid: '202634', sluttid: '202703', takt: '50', totbelopp: '40000' }] },
  };
  return posterAv(oversikt, { svar: { Personer: { Person: [{ [block]: { Arenden: { Arende: [arende] } } }] } } });
}

describe('bastjanster/csn/oversikt', () => {
  it('tells a payment by totbelopp, with days from weeks, and its lines', () => {
    const [one] = read([betald]).utbetalningar ?? [];
    expect(one).to.deep.include({
      svarande: 'SM/SH',
      forman: { kod: 'GRUND', text: 'Studiemedel i Sverige' },
      status: 'effektuerad',
      netto: 1_363_600,
      utbetalningsdag: '2026-10-25',
    });
    expect(one?.period).to.include({ fran: '2026-09-28', tom: '2026-10-25' });
    expect(one?.rader?.map(({ beloppstyp, belopp }) => [beloppstyp?.text, belopp])).to.deep.equal([
      ['Bidrag', 413_200],
      ['Lån', 950_400],
    ]);
  });

  it('includes what is planned, and a day that is not decided ("0") is no day', () => {
    const planned = [
      { ...betald, utbetstatus: 'Planerad', utbetdatum: '20261125' },
      { ...betald, utbetstatus: 'Planerad', utbetdatum: '0' },
      { ...betald, utbetstatus: 'UTBETALAD' },
    ];
    const told = read(planned).utbetalningar ?? [];
    expect(told.map(({ status, utbetalningsdag, olasta }) => [status, utbetalningsdag, olasta])).to.deep.equal([
      ['planerad', '2026-11-25', undefined],
      ['planerad', undefined, undefined],
      ['effektuerad', '2026-10-25', undefined],
    ]);
  });

  it('tells the support that is applied for and granted', () => {
    const [one] = read([]).studiestod ?? [];
    expect(one).to.deep.include({ forman: { kod: 'GRUND', text: 'Studiemedel i Sverige' }, status: 'BESLUTAD' });
    expect(one).to.have.nested.property('sokt[0].period.fran', '2026-08-17');
    expect(one).to.have.nested.property('sokt[0].takt', 100);
    expect(one).to.have.nested.property('beviljat[0].period.tom', '2027-01-24');
    expect(one).to.have.nested.property('beviljat[0].belopp', 4_000_000);
  });

  it('keeps as unknown what has another form, at every level above a payment', () => {
    const arende = (one: object) => ({
      svar: { Personer: { Person: [{ Studiemedel: { Arenden: { Arende: [one] } } }] } },
    });
    const payment = { ...betald, Utbetaldatider: 'x' };
    for (const [data, pointer] of [
      [{ svar: 'hej' }, '/svar'],
      [{ svar: { Personer: 'x' } }, '/svar/Personer'],
      [{ svar: { Personer: { Person: [{ Studiemedel: 'x' }] } } }, '/svar/Personer/Person/0/Studiemedel'],
      [arende({ UtbetalningsPlan: 'x' }), '/svar/Personer/Person/0/Studiemedel/Arenden/Arende/0/UtbetalningsPlan'],
      [
        arende({ UtbetalningsPlan: { Utbetalning: [payment] } }),
        '/svar/Personer/Person/0/Studiemedel/Arenden/Arende/0/UtbetalningsPlan/Utbetalning/0/Utbetaldatider',
      ],
    ] as const) {
      const { okant } = posterAv(oversikt, data);
      expect(okant?.map(({ harkomst }) => harkomst.post)).to.deep.equal([pointer]);
    }
  });

  it('does not wait for the next loan for furniture', () => {
    expect(read([betald], 'HemutrustningsLan').utbetalningar?.[0]).to.include({ svarande: 'HUT', takt: 'engång' });
  });

  it('loses no payment of whatever comes', () => {
    const belopp = kronor.map(String);
    const line = record({
      beloppstyp: fc.constantFrom('GRUNDB', 'X'),
      klartext: fc.string(),
      belopp,
      totbelopp: belopp,
    });
    const times = record({
      startvecka: week,
      slutvecka: week,
      Beloppen: record({ Belopp: rows(line) }),
      totbelopp: belopp,
    });
    const payment = record({
      ...{ utbetdatum: fc.oneof(compactDay, fc.constant('0')), utbetstatus: fc.constantFrom('Utbetald', 'Planerad') },
      ...{ Utbetaldatider: record({ Utbetaldtid: rows(times) }), totbelopp: belopp },
    });
    const sokt = record({ soktfrom: compactDay, sokttom: compactDay });
    const beviljad = record({ starttid: week, sluttid: week, Beloppen: record({ Belopp: rows(line) }) });
    const arende = record({
      ...{ stodform: fc.string(), UtbetalningsPlan: record({ Utbetalning: rows(payment) }) },
      ...{ soktaTider: record({ soktTid: rows(sokt) }), BeviljadeTider: record({ BeviljadTid: rows(beviljad) }) },
    });
    const block = record({ Arenden: record({ Arende: rows(arende) }) });
    const person = record({
      Studiemedel: block,
      Studiehjalp: block,
      HemutrustningsLan: block,
      Omstallningsstudiestod: block,
    });
    expectNothingLost(oversikt, record({ svar: record({ Personer: record({ Person: rows(person) }) }) }));
  });
});
