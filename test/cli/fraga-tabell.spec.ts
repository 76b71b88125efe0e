// Tables on a terminal: they fit it, figures stand under each other, and no source can steer it.
import { expect } from 'chai';
import fc from 'fast-check';
import { avsnittText } from '../../src/cli/fraga-tabell.ts';
import type { Avsnitt, Tabell } from '../../src/platform/avsnitt.ts';

const plain = { bredd: 80, farg: false };
const tabell = (rader: Tabell['rader']): Tabell => ({
  ...{ slag: 'tabell', rubrik: 'Summor', tomt: 'Inga summor.' },
  kolumner: [{ rubrik: 'Förmån' }, { rubrik: 'Källa' }, { rubrik: 'Belopp', tal: true }],
  rader,
});

describe('cli/fraga-tabell', () => {
  it('puts figures to the right and the rest to the left', () => {
    const text = avsnittText(
      [tabell([{ celler: ['A', 'FK', '1\u00a0000,00'] }, { celler: ['Bostadsbidrag', 'PM', '20,00\nofullständig'] }])],
      plain,
    );
    expect(text.split('\n')).to.deep.equal([
      'Summor',
      '  Förmån         Källa        Belopp',
      '  ─────────────  ─────  ────────────',
      '  A              FK         1 000,00',
      '  Bostadsbidrag  PM            20,00',
      '                        ofullständig',
      '',
    ]);
  });

  it('says that there is nothing', () => {
    expect(avsnittText([tabell([])], plain)).to.equal('Summor\n  Inga summor.\n');
  });

  it('breaks a word only where the table would not fit otherwise', () => {
    const long = 'Arbetslöshetsersättning under arbetsmarknadsutbildning';
    const rader = [{ celler: [long, `Kommunalarbetarnas ${'arbetslöshetskassa '.repeat(3)}`.trim(), '1,00'] }];
    expect(avsnittText([tabell(rader)], plain)).to.include('Arbetslöshetsersättning under  ');
    const narrow = avsnittText([tabell(rader)], { bredd: 30, farg: false });
    expect(narrow).to.not.include('Arbetslöshetsersättning');
  });

  it('fits 80 and 120 columns, whatever the words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'å', ' ', '\n'), maxLength: 300 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word)), fc.constantFrom(80, 120), (cells, bredd) => {
        const rader = cells.map(([a, b]) => ({ celler: [a, b, '12 345 678,00'] }));
        const lista: Avsnitt = { slag: 'lista', rubrik: 'x', tomt: 'x', punkter: cells.map(([a]) => a) };
        const lines = avsnittText([tabell(rader), lista], { bredd, farg: false }).split('\n');
        expect(Math.max(...lines.map(({ length }) => length))).to.be.at.most(bredd);
      }),
    );
  });

  it('lets no source steer the terminal or turn its text', () => {
    const text = avsnittText([tabell([{ celler: ['\u001b[2J\u0007', '\u202eKF\u009b', '1'] }])], plain);
    expect(text).to.not.match(/[^\P{Cc}\n]|\p{Cf}/u);
  });

  it('has colour only where it is wanted', () => {
    expect(avsnittText([tabell([])], { ...plain, farg: true })).to.include('\u001b[1mSummor\u001b[0m\n');
    const important: Tabell = { ...tabell([]), viktigt: true };
    expect(avsnittText([important], { ...plain, farg: true })).to.include('\u001b[1;33mSummor');
  });
});
