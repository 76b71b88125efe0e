// Each rule by itself: what is seen, and what it says of it.
import { expect } from 'chai';
import type { LarmRegel } from '../../../src/servicelevel/larm/larm.ts';
import { bedomAlla, regelnamn, regler, type Varden } from '../../../src/servicelevel/larm/regler.ts';
import type { Brannhastighet } from '../../../src/servicelevel/niva/servicelage.ts';

const MINUT = 60_000;
const TIMME = 60 * MINUT;
const DYGN = 24 * TIMME;
const NU = Date.parse('2026-11-22T12:00:00Z');

function fonster(langTimmar: number, troskel: number, takt: number, overskriden: boolean): Brannhastighet {
  const lang = langTimmar * TIMME;
  return { fonster: { lang, kort: lang / 12 }, troskel, lang: takt, kort: takt, underlag: 350, minst: 20, overskriden };
}

const gallring = { forfallna: 0, intervallMs: DYGN } as const;

type Prov<R extends LarmRegel> = readonly [
  what: string,
  varden: readonly Varden[R][],
  expected: readonly [steg: number, grad: string, text: string] | undefined,
];

const PROV: { readonly [R in LarmRegel]: readonly Prov<R>[] } = {
  brannhastighet: [
    ['below every threshold', [[fonster(1, 14.4, 2, false), fonster(6, 6, 2, false)]], undefined],
    [
      'the slow window alone',
      [[fonster(1, 14.4, 2, false), fonster(6, 6, 2, false), fonster(72, 1, 1.2, true)]],
      [
        1,
        'varning',
        'AF: felbudgeten förbrukades 1,2 gånger så fort som avtalat (gräns 1) de senaste 3 dygnen, på 350 anrop.',
      ],
    ],
    [
      'all of them: the fastest is told',
      [[fonster(1, 14.4, 20.26, true), fonster(6, 6, 9, true), fonster(72, 1, 1.2, true)]],
      [
        3,
        'kritisk',
        'AF: felbudgeten förbrukades 20,3 gånger så fort som avtalat (gräns 14,4) den senaste timmen, på 350 anrop.',
      ],
    ],
    ['the middle one', [[fonster(1, 14.4, 9, false), fonster(6, 6, 9, true)]], [1, 'varning', 'de senaste 6 timmarna']],
  ],
  'krets-oppen': [
    ['one process', [NU - 3 * MINUT], [1, 'varning', 'AF har inte tillfrågats av en process på 3 minuter.']],
    [
      'two: since the first',
      [NU - MINUT, NU - 5 * MINUT],
      [1, 'varning', 'AF har inte tillfrågats av 2 processer på 5 minuter.'],
    ],
  ],
  'logg-ej-skrivbar': [
    ['any', [NU - 40_000], [1, 'kritisk', 'AF har inte kunnat skriva loggen på 40 sekunder.']],
    ['a clock set back', [NU + 40_000], [1, 'kritisk', 'AF har inte kunnat skriva loggen på en stund.']],
  ],
  'gallring-forsenad': [
    ['nothing due', [gallring], undefined],
    ['due, and the next runs take it', [{ ...gallring, forfallna: 3, forfallenSedan: NU - 2 * DYGN }], undefined],
    [
      'three runs late',
      [{ ...gallring, forfallna: 3, forfallenSedan: NU - 4 * DYGN }],
      [2, 'kritisk', '3 nämnders månader skulle ha gallrats för 4 dygn sedan.'],
    ],
    [
      'by hand: a month of grace',
      [{ ...gallring, intervallMs: 0, forfallna: 1, forfallenSedan: NU - 30 * DYGN }],
      undefined,
    ],
    [
      'by hand: more than a month',
      [{ ...gallring, intervallMs: 0, forfallna: 1, forfallenSedan: NU - 32 * DYGN }],
      [2, 'kritisk', 'En nämnds månad skulle ha gallrats för 32 dygn sedan.'],
    ],
    [
      'broken off',
      [{ ...gallring, oavslutadSedan: NU - 4 * DYGN }],
      [1, 'varning', 'En gallring som började för 4 dygn sedan är inte avslutad.'],
    ],
    ['the last one took all', [{ ...gallring, senaste: { nummer: 7, hindrade: 0 } }], undefined],
    [
      'the last one was hindered',
      [{ ...gallring, senaste: { nummer: 7, hindrade: 2 } }],
      [1, 'varning', 'Gallringsprotokoll 7: 2 delar kunde inte gallras.'],
    ],
  ],
  'certifikat-gar-ut': [
    ['30 days exactly', [NU + 30 * DYGN], undefined],
    ['less than 30 days', [NU + 30 * DYGN - 1], [1, 'varning', 'Certifikatet för AF går ut om 29 dagar.']],
    ['less than 7 days', [NU + 7 * DYGN - 1], [2, 'kritisk', 'går ut om 6 dagar']],
    ['less than a day', [NU + 5 * TIMME], [3, 'kritisk', 'går ut om mindre än ett dygn']],
    ['over', [NU], [3, 'kritisk', 'har gått ut']],
    ['several: the one that ends first', [NU + 90 * DYGN, NU + 36 * TIMME], [2, 'kritisk', 'går ut om 1 dag.']],
  ],
  'klocka-driver': [
    ['two seconds', [{ foreMs: 2_000 }], undefined],
    ['ahead', [{ foreMs: 2_500 }], [1, 'varning', 'Klockan i AF går 2,5 sekunder före.']],
    ['behind, by far', [{ foreMs: 100 }, { foreMs: -200_000 }], [2, 'kritisk', 'Klockan i AF går 3 minuter efter.']],
    ['the log doubts', [{ tvivel: 'Klockan kan gå före.' }], [1, 'varning', 'Klockan kan gå före.']],
  ],
  'matning-uteblir': [
    ['a moment', [NU - 4 * MINUT], undefined],
    [
      'five minutes',
      [NU - 5 * MINUT],
      [1, 'varning', 'AF har inte skrivit någon mätning på 5 minuter fast frågor kommer.'],
    ],
  ],
};

for (const regel of regelnamn) {
  describe(`servicelevel/larm rule ${regel}`, () => {
    for (const [what, varden, expected] of PROV[regel] as readonly Prov<typeof regel>[]) {
      it(`${what}: ${expected ? `${expected[1]}, step ${expected[0]}` : 'nothing'}`, () => {
        const sedda = varden.map((varde) => ({ objekt: 'AF', varde }));
        const found = bedomAlla(regel, sedda as Parameters<typeof bedomAlla<typeof regel>>[1], NU);
        expect(found.map(({ steg, grad, objekt }) => [steg, grad, objekt])).to.deep.equal(
          expected ? [[expected[0], expected[1], 'AF']] : [],
        );
        if (expected) expect(found[0]?.text).to.contain(expected[2]).and.to.contain(regler[regel].atgard);
      });
    }
  });
}
