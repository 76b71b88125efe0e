// The one word for how a source is: what was decided goes before what the breaker says, and that before what is measured.
import { expect } from 'chai';
import type { GuardState } from '../../../src/bastjanster/guard/guard.ts';
import { type OppenSumma, tomSumma } from '../../../src/servicelevel/matning/summa.ts';
import type { Brannhastighet } from '../../../src/servicelevel/niva/servicelage.ts';
import { lageOf, lageView } from '../../../src/web/oversikt/driftlage-ord.ts';

const HOUR_MS = 3_600_000;
const TILL = Date.parse('2026-06-01T14:00:00+02:00');

function guard(changes: Partial<GuardState> = {}): GuardState {
  return { styrning: { slag: 'automatisk' }, breaker: { status: 'closed' }, running: 0, waiting: 0, ...changes };
}

function summa(lyckad: number, misslyckad: number): OppenSumma {
  const one = tomSumma();
  one.antal.anrop.lyckad = lyckad;
  one.antal.ping.misslyckad = misslyckad;
  return one;
}

function burning(lang: number): Brannhastighet {
  const fonster = { lang, kort: lang / 12 };
  return { fonster, troskel: 6, lang: 7, kort: 7, underlag: 100, minst: 10, overskriden: true };
}

const open = { status: 'open', waitMs: 1_000 } as const;

const TABLE: readonly (readonly [
  name: string,
  grund: Partial<Parameters<typeof lageOf>[0]>,
  ord: string,
  detalj?: string,
])[] = [
  ['nothing measured', {}, 'omatt'],
  ['answers', { timmen: summa(1, 0) }, 'fungerar'],
  ['four failures say nothing yet', { timmen: summa(1, 4), senaste: summa(0, 4) }, 'fungerar'],
  ['one failure in ten', { senaste: summa(9, 1) }, 'stord'],
  ['one failure in eleven', { senaste: summa(10, 1), timmen: summa(10, 1) }, 'fungerar'],
  ['nine failures in ten', { senaste: summa(1, 9) }, 'avbrott'],
  [
    'burns over six hours',
    { timmen: summa(1, 0), brand: [burning(6 * HOUR_MS)] },
    'stord',
    'felbudgeten förbränns för fort',
  ],
  ['burns over three days', { timmen: summa(1, 0), brand: [burning(72 * HOUR_MS)] }, 'fungerar'],
  ['open circuit', { guard: guard({ breaker: open }), senaste: summa(10, 0) }, 'avbrott', 'kretsen är öppen'],
  ['half open', { guard: guard({ breaker: { status: 'half-open' } }) }, 'provar', 'ett anrop provar'],
  ['closed by hand', { guard: guard({ styrning: { slag: 'stängd' }, breaker: open }) }, 'stangd', 'tills vidare'],
  ['closed until', { guard: guard({ styrning: { slag: 'stängd', till: TILL } }) }, 'stangd', 'till 2026-06-01 14:00'],
  [
    'maintenance',
    { guard: guard({ styrning: { slag: 'underhåll', till: TILL } }) },
    'underhall',
    'till 2026-06-01 14:00',
  ],
  ['held open', { guard: guard({ styrning: { slag: 'öppen' }, breaker: open }) }, 'fungerar', 'hålls öppen för hand'],
  [
    'held open and failing',
    { guard: guard({ styrning: { slag: 'öppen' } }), senaste: summa(0, 10) },
    'avbrott',
    'hålls öppen för hand',
  ],
];

describe('the state of a source', () => {
  for (const [name, grund, ord, detalj] of TABLE) {
    it(`${name}: ${ord}`, () => {
      const lage = lageOf({ guard: undefined, senaste: tomSumma(), timmen: tomSumma(), brand: [], ...grund });
      expect(lage).to.deep.equal({ ord, ...(detalj !== undefined && { detalj }) });
    });
  }

  it('is told by a word and a shape of its own', () => {
    const ord = ['fungerar', 'stord', 'avbrott', 'provar', 'underhall', 'stangd', 'omatt'] as const;
    const told = ord.map((one) => lageView({ ord: one }, 'CSN').markup);
    const shapes = told.map((markup) => /aria-hidden="true">(.)</.exec(markup)?.[1]);
    const words = told.map((markup) => /data-lage="CSN: ([^"]+)"/.exec(markup)?.[1]);
    expect(new Set(shapes).size).to.equal(ord.length);
    expect(new Set(words).size).to.equal(ord.length);
  });
});
