// What a month may lack though everybody answered: what was not asked for, and what has not happened yet.
import { expect } from 'chai';
import { ALLT_KLART, answered, fkDel, lonDel, overview, soDel } from './exempel.ts';

const NOTHING_ASKED = { lefi: {} };
const months = ({ manader }: ReturnType<typeof overview>) => manader.map(({ fullstandig }) => fullstandig);
const AFTER = { today: ALLT_KLART };

describe('profiles/sverige/oversikt: payments that were not asked for', () => {
  it('makes no month complete where LEFI was asked for no payments', () => {
    const oversikt = overview({ FK: fkDel([]) }, { ...AFTER, ...NOTHING_ASKED });
    expect(months(oversikt)).to.deep.equal([false, false, false]);
    expect(oversikt.brister).to.deep.equal([
      {
        ...{ kalla: 'FK', svarande: 'FK', kvalitet: 'not-asked', paverkarSummor: true },
        text: 'Frågan gäller inga utbetalningar från Försäkringskassan: de är okända, inte noll.',
      },
      {
        ...{ kalla: 'FK', svarande: 'PM', kvalitet: 'not-asked', paverkarSummor: true },
        text: 'Frågan gäller inga utbetalningar från Pensionsmyndigheten: de är okända, inte noll.',
      },
    ]);
  });

  it('says it of Pensionsmyndigheten that was asked for decisions alone and has nothing', () => {
    const pm = { id: 'PM', namn: 'Pensionsmyndigheten', kvalitet: 'nothing' as const };
    const lefi = { utbetalningar: ['FK:FP'], preliminaraUtbetalningar: ['FK:FP'], beslut: ['PM:AP'] };
    const { brister } = overview({ FK: { ...fkDel([]), svarande: [answered('FK'), pm] } }, { lefi });
    expect(brister.map(({ svarande, kvalitet }) => [svarande, kvalitet])).to.deep.equal([
      ['FK', 'not-asked'],
      ['PM', 'not-asked'],
    ]);
  });

  it('says once that one inside it was not asked at all', () => {
    const pm = { id: 'PM', namn: 'Pensionsmyndigheten', kvalitet: 'not-asked' as const };
    const { brister } = overview({ FK: { ...fkDel([]), svarande: [answered('FK'), pm] } }, { lefi: {} });
    expect(brister.map(({ svarande }) => svarande)).to.deep.equal(['PM', 'FK']);
  });

  it('leaves the sum of a benefit whole that was asked for, and marks one that was not', () => {
    const payments = (kod: string) => fkDel([['2026-10-05', 100]], kod);
    const lefi = { utbetalningar: ['FK:FP'], preliminaraUtbetalningar: ['FK:FP'] };
    const [asked] = overview({ FK: payments('FP') }, { lefi }).summor;
    expect(asked).to.include({ fullstandig: true }).and.not.have.property('brister');
    const [other] = overview({ FK: payments('SJP') }, { lefi }).summor;
    expect(other?.fullstandig).to.equal(false);
    expect(other?.brister?.join()).to.match(/^Frågan gäller inte alla utbetalningar från Försäkringskassan/);
  });

  it('does not say that a benefit is gone whose payments to come were not asked for', () => {
    const FK = fkDel([['2026-10-25', 1000]]);
    const typer = ({ forandringar }: ReturnType<typeof overview>) => forandringar.map(({ typ, till }) => [typ, till]);
    const lefi = { utbetalningar: ['FK:FP'], preliminaraUtbetalningar: ['FK:SJP'] };
    expect(typer(overview({ FK }, { lefi }))).to.deep.equal([['okänd', '2026-11']]);
    expect(typer(overview({ FK }, { lefi: { ...lefi, preliminaraUtbetalningar: ['FK:FP'] } }))).to.deep.equal([
      ['saknas', '2026-11'],
    ]);
    // Once the month is over, all that was paid in it has been.
    expect(typer(overview({ FK }, { lefi, ...AFTER }))).to.deep.equal([['saknas', '2026-11']]);
  });
});

describe('profiles/sverige/oversikt: a month that is not over', () => {
  const akassa = [
    ['2026-09-25', 9000],
    ['2026-10-25', 9000],
  ] as const;

  it('has no complete month of a source that tells of no payments to come, and nothing of it is gone', () => {
    const oversikt = overview({ SO: soDel(akassa) }, { today: '2026-11-02' });
    const [november] = oversikt.manader;
    expect(november?.fullstandig).to.equal(false);
    expect(november?.brister).to.include(
      'Sveriges a-kassor lämnar inte uppgifter om kommande utbetalningar, och november 2026 är inte slut: ' +
        'det som betalas ut senare i månaden är okänt, inte noll.',
    );
    expect(oversikt.forandringar.map(({ typ, till }) => [typ, till])).to.deep.equal([['okänd', '2026-11']]);
    expect(oversikt.forandringar[0]?.text).to.match(/^Arbetslöshetsersättning fanns i oktober 2026\. .* okänt: /);
  });

  it('is not over before its last day in Sweden is', () => {
    const typ = (today: string) => overview({ SO: soDel(akassa) }, { today }).forandringar.map((one) => one.typ);
    expect([typ('2026-11-30'), typ('2026-12-01')]).to.deep.equal([['okänd'], ['saknas']]);
  });

  it('takes a payment that is to come for one, in whichever of the months today is', () => {
    const FK = fkDel([
      ['2026-10-25', 1000],
      ['2026-11-25', 1000],
    ]);
    const period = { from: '2026-10-01', tom: '2026-12-31' };
    const { forandringar } = overview({ FK }, { manad: '2026-12', period });
    expect(forandringar.filter(({ till }) => till === '2026-11')).to.deep.equal([]);
  });

  it('compares no amounts with a month that may get more', () => {
    const FK = fkDel([
      ['2026-10-05', 1000],
      ['2026-11-05', 500],
    ]);
    const period = { from: '2026-10-01', tom: '2026-12-31' };
    const { forandringar } = overview({ FK }, { manad: '2026-12', period });
    expect(forandringar.filter(({ typ }) => typ === 'ändring')).to.deep.equal([]);
  });
});

describe('profiles/sverige/oversikt: wages that are not declared yet', () => {
  const lon = ({ manader }: ReturnType<typeof overview>) =>
    manader.map(({ brister }) => brister.some((text) => text.startsWith('Löner för')));

  it('are unknown whether any were told before or not: a new job is no lack of income', () => {
    const none = { ...lonDel([]), svarande: [{ ...answered('individuppgifter'), kvalitet: 'nothing' as const }] };
    expect(lon(overview({ SKV: none }, { today: '2026-11-05' }))).to.deep.equal([true, true, false]);
    expect(lon(overview({ SKV: lonDel([]) }, { today: '2026-11-22' }))).to.deep.equal([true, false, false]);
    expect(lon(overview({ SKV: lonDel([]) }, AFTER))).to.deep.equal([false, false, false]);
  });

  it('are said by nobody who was not asked for wages', () => {
    const SKV = { ...lonDel([]), svarande: [answered('skattekonto')] };
    expect(lon(overview({ SKV }, { today: '2026-11-05' }))).to.deep.equal([false, false, false]);
  });
});
