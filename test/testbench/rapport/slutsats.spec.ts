// What a run comes to as a whole, said alike by every report: what was not judged is named, and godkänd is said of no part.
import { expect } from 'chai';
import { compileSchema, readSchema } from '../../../src/platform/schema.ts';
import {
  avbruten,
  ejTillamplig,
  ejVald,
  fientligHoppad,
  godkand,
  hoppad,
  underkand,
  varning,
} from '../../../src/testbench/domslut.ts';
import type { Domslut } from '../../../src/testbench/prov.ts';
import { htmlrapport } from '../../../src/testbench/rapport/html.ts';
import { jsonrapport } from '../../../src/testbench/rapport/json.ts';
import { junitrapport } from '../../../src/testbench/rapport/junit.ts';
import { sjalvdeklarationHtml, sjalvdeklarationOf } from '../../../src/testbench/rapport/sjalvdeklaration.ts';
import {
  type Orsak,
  type Slutsats,
  slutsatsOf,
  slutsatstext,
  utelamnade,
} from '../../../src/testbench/rapport/slutsats.ts';
import { terminalrapport } from '../../../src/testbench/rapport/terminal.ts';
import { medUtfall } from './ett-protokoll.ts';

const BANKEN: Domslut = { utfall: 'fel i bänken', text: 'x' };
const RUNS: readonly (readonly [string, readonly Domslut[], Slutsats, readonly Orsak[]])[] = [
  ['all passed', [godkand('x'), varning('x')], 'godkänd', []],
  ['a hostile case was not sent', [godkand('x'), fientligHoppad()], 'godkänd', ['fientliga']],
  ['a case does not apply', [godkand('x'), ejTillamplig('x')], 'godkänd', ['ej tillämpliga']],
  ['a case was not chosen', [godkand('x'), ejVald()], 'ofullständig', ['ej valda']],
  ['a case had no test person', [godkand('x'), hoppad('x')], 'ofullständig', ['saknade']],
  ['a case was broken off', [godkand('x'), avbruten()], 'ofullständig', ['avbrutna']],
  ['a case waits', [godkand('x'), { utfall: 'väntar', text: 'x' }], 'ofullständig', ['avbrutna']],
  ['the bench failed', [godkand('x'), BANKEN], 'ofullständig', ['fel i bänken']],
  ['nothing was judged', [fientligHoppad(), ejTillamplig('x')], 'ofullständig', ['fientliga', 'ej tillämpliga']],
  [
    'a case failed, whatever was not tried',
    [underkand('x'), ejVald(), hoppad('x')],
    'underkänd',
    ['ej valda', 'saknade'],
  ],
];

const deklarationens = compileSchema(readSchema('schemas/provbank/sjalvdeklaration.schema.json'));
const rapportens = compileSchema(readSchema('schemas/provbank/protokoll.schema.json'));

describe('testbench/rapport slutsats', () => {
  for (const [what, utfall, slutsats, orsaker] of RUNS) {
    it(`${what}: ${slutsats}, in every report`, async () => {
      const protokoll = await medUtfall(utfall);
      expect(slutsatsOf(protokoll)).to.equal(slutsats);
      expect(utelamnade(protokoll).map(({ orsak }) => orsak)).to.deep.equal(orsaker);
      const rapport = JSON.parse(jsonrapport(protokoll));
      const deklaration = sjalvdeklarationOf(protokoll);
      for (const said of [rapport, deklaration]) {
        expect(said).to.deep.include({ slutsats, utelamnade: utelamnade(protokoll) });
      }
      expect([rapportens.validate(rapport), deklarationens.validate(deklaration)]).to.deep.equal([[], []]);
      expect(junitrapport(protokoll)).to.include(`<property name="slutsats" value="${slutsats}"/>`);
      const text = slutsatstext(protokoll);
      expect(terminalrapport(protokoll, { farg: false })).to.include(text);
      expect(htmlrapport(protokoll)).to.include(text);
      const papper = sjalvdeklarationHtml(protokoll);
      expect(papper).to.include(`<dt>Slutsats</dt><dd>${slutsats}</dd>`);
      for (const { fall } of utelamnade(protokoll)) expect(papper).to.include(`<dd>${fall.join(', ')}</dd>`);
    });
  }

  it('says in words what was left out, and how much', async () => {
    const cut = await medUtfall([godkand('x'), ejVald(), ejVald(), hoppad('x')]);
    expect(slutsatstext(cut)).to.equal(
      'Körningen räcker inte för ett besked: 2 fall valdes inte, 1 fall saknade testperson eller något annat som behövs.',
    );
    const whole = await medUtfall([godkand('x'), fientligHoppad()]);
    expect(slutsatstext(whole)).to.equal('Alla fall som gäller är godkända. Fientliga fall som inte skickades: 1.');
    expect(sjalvdeklarationHtml(whole)).to.include('<dt>Är fientliga och skickades inte</dt>');
    expect(slutsatstext(await medUtfall([ejTillamplig('x')]))).to.include('inget fall kunde bedömas');
  });

  it('a declaration of before what is left out was told is one still', async () => {
    const { utelamnade: _, ...older } = sjalvdeklarationOf(await medUtfall([godkand('x')]));
    expect(deklarationens.validate(older)).to.deep.equal([]);
  });
});
