// Sums of a household: what may be added, and what makes them incomplete.
import { expect } from 'chai';
import { hushallsoversiktAv, oversiktUtanSvar } from '../../../../src/profiles/sverige/hushall/hushallsoversikt.ts';
import type { Oversikt } from '../../../../src/profiles/sverige/oversikt/oversikt.ts';
import { ALLT_KLART, fkDel, lonDel, overview } from '../oversikt/exempel.ts';

const val = { manad: '2026-11', troskelProcent: 12 };
const ROLLER = ['sökande', 'medsökande', 'barn'];

function summor(...oversikter: readonly Oversikt[]) {
  const medlemmar = oversikter.map((oversikt, index) => ({
    ...{ nummer: index + 1, roll: String(ROLLER[index]), oversikt },
  }));
  return hushallsoversiktAv(medlemmar, val).hushallssummor;
}

describe('profiles/sverige/hushall: sums', () => {
  it('adds benefits of all members, month by month, and is complete where everybody has told everything', () => {
    const some = summor(
      overview({
        FK: fkDel([
          ['2026-10-05', 1000],
          ['2026-09-05', 7],
        ]),
      }),
      overview({ FK: fkDel([['2026-10-25', 200.5]], 'SJP') }),
    );
    expect(some.map(({ poster: _, ...one }) => one)).to.deep.equal([
      { roll: 'kontroll', manad: '2026-10', matt: 'netto', status: 'effektuerad', belopp: 120_050, fullstandig: true },
      { roll: 'jämförelse', manad: '2026-09', matt: 'netto', status: 'effektuerad', belopp: 700, fullstandig: true },
    ]);
  });

  it('adds neither net to gross, nor what is preliminary to what was paid', () => {
    const some = summor(
      overview({
        FK: fkDel([
          ['2026-11-20', 100],
          ['2026-11-25', 100],
        ]),
      }),
      overview({ SKV: lonDel([['2026-10', 30_000]]), FK: fkDel([['2026-10-25', 1]]) }),
    );
    expect(some.map(({ manad, matt, status, belopp }) => `${manad} ${matt} ${status} ${belopp}`)).to.deep.equal([
      '2026-11 netto effektuerad 10000',
      '2026-11 netto preliminär 10000',
      '2026-10 netto effektuerad 100',
      '2026-10 brutto effektuerad 3000000',
    ]);
  });

  it('has no sum, and no zero, where nobody was paid anything', () => {
    expect(summor(overview({}), overview({}))).to.deep.equal([]);
  });

  it('is incomplete by what any member lacks, though the member with the money lacks nothing', () => {
    const [summa] = summor(
      overview({ FK: fkDel([['2026-10-05', 1000]]) }),
      overview({ CSN: { kvalitet: 'failed', error: { felmeddelande: ['CSN svarade inte.'] } } }),
    );
    expect(summa).to.include({ belopp: 100_000, fullstandig: false });
    expect(summa?.brister?.join()).to.match(/^Person 2 \(medsökande\): Centrala studiestödsnämnden kunde inte svara/);
  });

  it('is incomplete by a member about whom nobody was asked, in every month', () => {
    const nekad = oversiktUtanSvar(['Numret stämmer inte.'], val);
    const some = summor(
      overview(
        {
          FK: fkDel([
            ['2026-10-05', 1],
            ['2026-09-05', 2],
            ['2026-11-05', 3],
          ]),
        },
        { today: ALLT_KLART },
      ),
      nekad,
    );
    expect(some.map(({ manad, belopp, fullstandig }) => [manad, belopp, fullstandig])).to.deep.equal([
      ['2026-11', 300, false],
      ['2026-10', 100, false],
      ['2026-09', 200, false],
    ]);
    for (const { brister } of some) {
      expect(brister).to.deep.equal([
        'Person 2 (medsökande): Ingen har tillfrågats om personen: uppgifterna är okända, inte noll. Numret stämmer inte.',
      ]);
    }
  });

  it('has no amount where none can be read, and is incomplete', () => {
    const [summa] = summor(overview({ FK: fkDel([['2026-10-05', 'mycket']]) }));
    expect(summa).to.not.have.property('belopp');
    expect(summa?.brister?.join()).to.include('belopp som saknas eller inte kan läsas');
  });
});
