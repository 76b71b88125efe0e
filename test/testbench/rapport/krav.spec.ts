// What several cases come to together: nothing that was not judged counts as held.
import { expect } from 'chai';
import type { Fallresultat, UtfallSlag } from '../../../src/testbench/prov.ts';
import { kravutfall } from '../../../src/testbench/rapport/krav.ts';
import { slutsatsOf } from '../../../src/testbench/rapport/slutsats.ts';
import { ettProtokoll } from './ett-protokoll.ts';

let mall: Fallresultat;
before(async () => {
  [mall] = (await ettProtokoll()).fall as [Fallresultat];
});

const med = (utfall: readonly UtfallSlag[]): Fallresultat[] =>
  utfall.map((slag) => ({
    ...mall,
    fall: { ...mall.fall, krav: [{ slag: 'UC', ref: '§ 1' }] },
    utfall: { utfall: slag, text: 'x', utbyten: [] },
  }));

const DOMAR: readonly (readonly [readonly UtfallSlag[], string, string])[] = [
  [['godkänd', 'godkänd'], 'uppfyllt', 'godkänd'],
  [['godkänd', 'varning'], 'uppfyllt med anmärkning', 'godkänd'],
  [['godkänd', 'ej tillämplig'], 'uppfyllt', 'godkänd'],
  [['godkänd', 'hoppad'], 'delvis prövat', 'ofullständig'],
  [['godkänd', 'fel i bänken'], 'delvis prövat', 'ofullständig'],
  [['godkänd', 'avbruten'], 'delvis prövat', 'ofullständig'],
  [['underkänd', 'godkänd', 'fel i bänken'], 'ej uppfyllt', 'underkänd'],
  [['hoppad', 'väntar'], 'ej prövat', 'ofullständig'],
  [['hoppad'], 'ej prövat', 'ofullständig'],
  [['ej tillämplig'], 'ej tillämpligt', 'ofullständig'],
];

describe('testbench/rapport krav', () => {
  for (const [utfall, dom, slutsats] of DOMAR) {
    it(`${utfall.join(' + ')}: ${dom}, and the run is ${slutsats}`, () => {
      const fall = med(utfall);
      expect(kravutfall({ fall }).map((one) => one.dom)).to.deep.equal([dom]);
      expect(slutsatsOf({ fall })).to.equal(slutsats);
    });
  }
});
