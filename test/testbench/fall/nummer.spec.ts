// A number is seen in every dress in which a program could write it, and nothing else is taken for one.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { namner } from '../../../src/testbench/fall/nummer.ts';

const nummer = persons.allaSvarar.personnummer;
const [datum, fyra] = [nummer.slice(2, 8), nummer.slice(8)];

describe('the detector of a number in a text', () => {
  for (const text of [
    nummer,
    nummer.slice(2),
    `Person ${nummer.slice(0, 8)}-${fyra} saknas`,
    `${datum}+${fyra}`,
    `${datum}–${fyra}`,
    `${datum} ${fyra}`,
    `${datum}\u00AD${fyra}`,
    `/sok?id=19${datum}%2D${fyra}`,
    `<b>${datum}&#45;${fyra}</b>`,
    `${[...nummer].map((siffra) => String.fromCodePoint(siffra.charCodeAt(0) + 0xfee0)).join('')}`,
    `id=00${nummer}00`,
  ]) {
    it(`sees ${JSON.stringify(text.replace(datum, '······'))}`, () => {
      expect(namner(text, [nummer])).to.equal(true);
    });
  }

  it('sees a number whose check digit is wrong, as it was asked about', () => {
    const fel = nummer.slice(0, -1) + ((Number(nummer.at(-1)) + 1) % 10);
    expect(namner(`${fel.slice(2, 8)}-${fel.slice(8)}`, [fel])).to.equal(true);
    expect(namner(fel, [nummer])).to.equal(false);
  });

  it('sees nothing in what names nobody', () => {
    for (const text of ['', '2026-11-22T17:00:00Z', `${datum} och sedan ${fyra}`, persons.ordinarie.personnummer])
      expect(namner(text, [nummer]), text).to.equal(false);
  });
});
