// The förteckningar as they are delivered: every field that they name stands in the contract's schemas.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import { FALTROTTER, finnsFalt } from '../../../src/portal/fortackning/faltkarta.ts';
import { checkedUppgifter, type Uppgift } from '../../../src/portal/fortackning/uppgift.ts';

const FOLDER = `${PROJECT_ROOT}portal/uppgifter/`;

const files = readdirSync(FOLDER).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(FOLDER + name, 'utf8')) as { readonly uppgifter: readonly Uppgift[] }),
}));

describe('portal/uppgifter', () => {
  for (const { name, uppgifter } of files) {
    it(`${name}: every field exists in the schemas`, () => {
      const missing = uppgifter.flatMap(({ falt }) => falt.filter((one) => !finnsFalt(one)));
      expect(missing).to.deep.equal([]);
      expect(checkedUppgifter(uppgifter)).to.have.length.above(3);
    });
  }

  it('every answer of the contract has its list', () => {
    const named = new Set(files.flatMap(({ uppgifter }) => uppgifter.flatMap(({ falt }) => falt)).map(rootOf));
    expect([...named]).to.have.members([...FALTROTTER]);
  });

  for (const vag of [
    'AF',
    'AF/',
    'AF/Svar/Finns',
    'XX/Svar',
    'constructor/name',
    'AF/Svar/constructor',
    'FK/utbetalningar/nettobelopp/summa',
  ]) {
    it(`finds no field ${vag}`, () => {
      expect(finnsFalt(vag)).to.equal(false);
    });
  }

  it('finds fields behind arrays, references and alternatives', () => {
    expect(
      [
        'FK/formansinformation/sjukpenningarende/beslut/bruttobelopp',
        'FK/formansinformation/utbetalningsuppgift/nettobelopp/summa',
        'MIV/response/svarCollection/svar/beslutsKod',
      ].map(finnsFalt),
    ).to.deep.equal([false, true, true]);
  });
});

function rootOf(falt: string): string {
  return falt.split('/')[0] ?? '';
}
