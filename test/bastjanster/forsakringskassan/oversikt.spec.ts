// FK's and PM's dialects of the same thing, read by hand from LEFI's form, and anything that they may send.
import { expect } from 'chai';
import fc from 'fast-check';
import { oversikt } from '../../../src/bastjanster/forsakringskassan/oversikt.ts';
import { decimals, expectNothingLost, isoDay, kronor, posterAv, record, rows } from '../oversikt-generera.ts';

const sek = (summa: number) => ({ summa, valuta: 'SEK' });
const fk = {
  formansfamilj: { id: 'FP', beskrivning: 'Föräldrapenningförmåner' },
  datum: '2026-10-25',
  period: { fran: '2026-09-25', till: '2026-10-22' },
  bruttobelopp: sek(14_900),
  skattebelopp: sek(4470.5),
  avdragsbelopp: sek(0),
  nettobelopp: sek(10_429.5),
};
const detalj = (id: string, summa: number) => ({
  forman: { id, beskrivning: `Delförmån ${id}` },
  beloppstyp: { id: 'SKPL', beskrivning: 'Skattepliktigt' },
  dagar: 9,
  bruttobelopp: sek(summa),
});
const pm = {
  utbetalningsdatum: '2026-10-18',
  utbetalningsperiod: { from: '2026-10-01', tom: '2026-10-31' },
  bruttobelopp: 17_420,
  nettobelopp: 13_315,
  avdrag: [{ belopp: 4105, avdragstyp: { kod: 'PM:PS', beskrivning: 'Preliminär skatt' } }],
  utbetalningsrader: [pmRad('PM:AP', 12_300), pmRad('PM:AP', 5120)],
};

function pmRad(kod: string, belopp: number) {
  const plain = (code: string) => ({ kod: code, beskrivning: code });
  return { formansgrupp: plain(kod), belopp, utbetalningsforman: plain('PM:AP38'), beloppstyp: plain('PM:IP') };
}

const read = (lefiJsonSvar: object) => posterAv(oversikt, { lefiJsonSvar });

describe('bastjanster/forsakringskassan/oversikt', () => {
  it('takes FK’s net from nettobelopp.summa, in öre, and says what its code means', () => {
    const [one] = read({ formansinformation: { utbetalningsuppgift: [fk] } }).utbetalningar ?? [];
    expect(one).to.deep.include({
      svarande: 'FK',
      forman: { kod: 'FP', text: 'Föräldrapenning' },
      status: 'effektuerad',
      ...{ brutto: 1_490_000, skatt: 447_050, avdrag: 0, netto: 1_042_950 },
      utbetalningsdag: '2026-10-25',
      rader: [],
    });
    expect(one?.period).to.include({ fran: '2026-09-25', tom: '2026-10-22' });
    expect(one?.harkomst.netto).to.equal('/lefiJsonSvar/formansinformation/utbetalningsuppgift/0/nettobelopp/summa');
  });

  it('tells sub-benefit, amount type and days of the one detail, and of several leaves them in their lines', () => {
    const uppgifter = [
      { ...fk, utbetalningsdetalj: [detalj('FPSL', 14_900)] },
      { ...fk, utbetalningsdetalj: [detalj('FPSL', 14_000), detalj('FPLL', 900)] },
    ];
    const [one, several] = read({ formansinformation: { utbetalningsuppgift: uppgifter } }).utbetalningar ?? [];
    expect(one).to.deep.include({
      delforman: { kod: 'FPSL', text: 'Delförmån FPSL' },
      beloppstyp: { kod: 'SKPL', text: 'Skattepliktigt' },
      dagar: 9,
    });
    expect(several).to.not.have.any.keys('delforman', 'beloppstyp', 'dagar');
    expect(several?.rader?.map(({ brutto, dagar }) => [brutto, dagar])).to.deep.equal([
      [1_400_000, 9],
      [90_000, 9],
    ]);
  });

  it('takes PM’s whole kronor, from and tom, and its tax from the one line that is tax', () => {
    const [one] = read({ utbetalningar: [pm] }).utbetalningar ?? [];
    expect(one).to.deep.include({
      svarande: 'PM',
      forman: { kod: 'PM:AP', text: 'Allmän pension' },
      status: 'effektuerad',
      ...{ brutto: 1_742_000, skatt: 410_500, netto: 1_331_500 },
      utbetalningsdag: '2026-10-18',
    });
    expect(one?.period).to.include({ fran: '2026-10-01', tom: '2026-10-31' });
  });

  it('lets a payment for several benefits be one, and two lines of tax be no total', () => {
    const several = {
      ...pm,
      avdrag: [...pm.avdrag, ...pm.avdrag],
      utbetalningsrader: [pmRad('PM:AP', 12_300), pmRad('PM:EF', 5120)],
    };
    const [one] = read({ utbetalningar: [several] }).utbetalningar ?? [];
    expect(one?.forman).to.deep.equal({ kod: 'PM:AP+PM:EF', text: 'Allmän pension och Efterlevandeförmåner' });
    const turned = { ...several, utbetalningsrader: several.utbetalningsrader.toReversed() };
    expect(read({ utbetalningar: [turned] }).utbetalningar?.[0]?.forman).to.deep.equal(one?.forman);
    expect(one).to.not.have.property('skatt');
    expect(one?.rader?.filter(({ avdrag }) => avdrag === 410_500)).to.have.length(2);
  });

  it('calls both kinds of planned payments preliminary', () => {
    const svar = { formansinformation: { preliminarautbetalningar: [fk] }, preliminaraUtbetalningar: [pm] };
    expect(read(svar).utbetalningar?.map(({ svarande, status }) => [svarande, status])).to.deep.equal([
      ['FK', 'preliminär'],
      ['PM', 'preliminär'],
    ]);
  });

  it('reads no amount in another currency, and says so', () => {
    const euro = { ...fk, nettobelopp: { summa: 900, valuta: 'EUR' } };
    const [one] = read({ formansinformation: { utbetalningsuppgift: [euro] } }).utbetalningar ?? [];
    expect(one).to.not.have.property('netto');
    expect(one?.olasta).to.deep.equal(['netto']);
  });

  it('tells decisions, single ones too, by role and never by identity', () => {
    const beslut = { fattades: '2026-08-01', forman: { id: 'OMV', beskrivning: 'x' }, beslutatBruttobelopp: sek(4000) };
    const grunduppgifter = { barn: { personnummer: '201508122387' } };
    const svar = { formansinformation: { omvardnadsbidragsarende: [{ beslut, grunduppgifter }] } };
    const told = read(svar).beslut ?? [];
    expect(told[0]).to.deep.include({
      person: 'barn',
      forman: { kod: 'OMV', text: 'Omvårdnadsbidrag' },
      brutto: 400_000,
      beslutsdag: '2026-08-01',
    });
    expect(JSON.stringify(told)).to.not.include('1508122387');
  });

  it('keeps as unknown what is no list of payments', () => {
    const { okant } = read({
      formansinformation: { utbetalningsuppgift: { nettobelopp: sek(1) } },
      utbetalningar: ['x'],
    });
    expect(okant?.map(({ harkomst, svarande }) => [harkomst.post, svarande])).to.deep.equal([
      ['/lefiJsonSvar/formansinformation/utbetalningsuppgift', 'FK'],
      ['/lefiJsonSvar/utbetalningar/0', 'PM'],
    ]);
  });

  it('keeps as unreadable what should have had more below it', () => {
    const [one] = read({ utbetalningar: [{ ...pm, utbetalningsperiod: 'oktober' }] }).utbetalningar ?? [];
    expect(one?.period?.olasta).to.deep.equal(['fran', 'tom']);
    const text = { ...fk, nettobelopp: '10 429,50 kr' };
    const [other] = read({ formansinformation: { utbetalningsuppgift: [text] } }).utbetalningar ?? [];
    expect(other?.olasta).to.deep.equal(['netto']);
    expect(other?.harkomst.netto).to.equal('/lefiJsonSvar/formansinformation/utbetalningsuppgift/0/nettobelopp');
  });

  it('loses no payment of whatever comes', () => {
    const belopp = record({ summa: fc.oneof(kronor, decimals), valuta: fc.constantFrom('SEK', 'SEK', 'EUR') });
    const bokstav = record({ id: fc.constantFrom('FP', 'SJP', 'ÅÄÖ'), beskrivning: fc.string() });
    const period = record({ fran: isoDay, till: isoDay });
    const shared = { period, bruttobelopp: belopp, skattebelopp: belopp, avdragsbelopp: belopp };
    const detail = record({ ...shared, forman: bokstav, beloppstyp: bokstav, dagar: fc.integer() });
    const ofFk = record({
      ...shared,
      formansfamilj: bokstav,
      datum: isoDay,
      nettobelopp: belopp,
      utbetalningsdetalj: rows(detail),
    });
    const sifferkod = record({ kod: fc.constantFrom('PM:AP', 'PM:PS', 'PM:EF'), beskrivning: fc.string() });
    const rad = record({
      formansgrupp: sifferkod,
      belopp: kronor,
      utbetalningsforman: sifferkod,
      beloppstyp: sifferkod,
    });
    const ofPm = record({
      ...{ utbetalningsdatum: isoDay, utbetalningsperiod: record({ from: isoDay, tom: isoDay }) },
      ...{ bruttobelopp: kronor, nettobelopp: kronor, utbetalningsrader: rows(rad) },
      avdrag: rows(record({ belopp: kronor, avdragstyp: sifferkod })),
    });
    const arende = record({
      beslut: rows(record({ fattades: isoDay, forman: bokstav, beslutatBruttobelopp: belopp, period })),
      grunduppgifter: record({ barn: record({ namn: fc.string() }) }),
    });
    const pmPeriod = record({ from: isoDay, tom: isoDay });
    const beslutat = record({ belopp: kronor, beloppsfrekvens: sifferkod });
    const beslutAvPm = record({
      formansgrupp: sifferkod,
      beslutadErsattning: rows(record({ beslutatBelopp: beslutat, period: pmPeriod, ersattningstyp: sifferkod })),
    });
    const ansprak = record({ ankomstdatum: isoDay, formansgrupp: sifferkod, yrkadPeriod: pmPeriod });
    const formansinformation = record({
      ...{ utbetalningsuppgift: rows(ofFk), preliminarautbetalningar: rows(ofFk), barnbidragsarende: rows(arende) },
    });
    const svar = record({
      ...{ formansinformation, utbetalningar: rows(ofPm), preliminaraUtbetalningar: rows(ofPm) },
      ...{ beslut: rows(beslutAvPm), ansprak: rows(ansprak) },
    });
    expectNothingLost(oversikt, record({ lefiJsonSvar: svar }));
  });
});
