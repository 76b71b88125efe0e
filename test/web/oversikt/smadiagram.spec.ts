// The small charts of a row: what they say in words, and that failures are seen as something other than a colour.
import { expect } from 'chai';
import { type OppenSumma, tomSumma } from '../../../src/servicelevel/matning/summa.ts';
import { gnista } from '../../../src/web/oversikt/gnista.ts';
import { lyckadAndel, utfallsantal, utfallsstapel } from '../../../src/web/oversikt/utfallsstapel.ts';

const STARTER = [0, 60_000, 120_000];
const AVTAL = { percentil: 95, ms: 3_000 };

function summa(lyckad: number, misslyckad: number, undantagen = 0): OppenSumma {
  const one = tomSumma();
  Object.assign(one.antal.anrop, { lyckad, misslyckad, undantagen });
  return one;
}

const rects = (markup: string, slag: string) =>
  [...markup.matchAll(new RegExp(`stapel__${slag}" x="(\\d+)" y="([\\d.]+)" width="3" height="([\\d.]+)"`, 'g'))].map(
    ([, ...numbers]) => numbers.map(Number),
  );

describe('the outcome bar', () => {
  it('stands up for what was answered and hangs down for what failed, however little', () => {
    const serie = [
      { start: 0, ...summa(1_000, 1) },
      { start: 120_000, ...summa(0, 2) },
    ];
    const { markup } = utfallsstapel(STARTER, serie, summa(1_000, 3));
    expect(rects(markup, 'lyckad').map(([x]) => x)).to.deep.equal([0]);
    expect(rects(markup, 'misslyckad')).to.deep.equal([
      [0, 16, 3],
      [8, 16, 12],
    ]);
    expect(markup).to.contain('aria-label="99,70\u00a0% lyckade av 1\u00a0003, 3 misslyckade"');
  });

  it('shows what does not count as neither', () => {
    const { markup } = utfallsstapel(STARTER, [{ start: 60_000, ...summa(0, 0, 5) }], summa(0, 0, 5));
    expect([rects(markup, 'undantagen').length, rects(markup, 'lyckad').length]).to.deep.equal([1, 0]);
    expect(markup).to.contain('aria-label="inget mätt"');
    expect(lyckadAndel(utfallsantal(summa(0, 0, 5)))).to.equal(undefined);
  });
});

describe('the sparkline', () => {
  it('breaks where nothing was measured, and says in words what it shows', () => {
    const [one, other] = [summa(1, 0), summa(1, 0)];
    one.svarstid.record(200);
    other.svarstid.record(100);
    const { markup } = gnista(
      STARTER,
      [
        { start: 0, ...one },
        { start: 120_000, ...other },
      ],
      AVTAL,
    );
    const path = /gnista__linje" d="([^"]+)"/.exec(markup)?.[1] ?? '';
    expect([path.match(/M/g)?.length, path.includes('L')]).to.deep.equal([2, false]);
    expect(markup).to.contain('p95 från 100\u00a0ms till 200\u00a0ms, avtalat 3\u00a0000\u00a0ms');
  });

  it('says that nothing was measured', () => {
    expect(gnista(STARTER, [], AVTAL).markup).to.contain('aria-label="inget mätt"');
  });
});
