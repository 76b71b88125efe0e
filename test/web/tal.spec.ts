// Numbers as people in Sweden write them.
import { expect } from 'chai';
import { antalText, decimalText, msText, procentText } from '../../src/web/tal.ts';

const TABLE: readonly (readonly [text: string, expected: string])[] = [
  [antalText(0), '0'],
  [antalText(1_234_567), '1\u00a0234\u00a0567'],
  [antalText(-12), '-12'],
  [antalText(undefined), '–'],
  [decimalText(14.44), '14,4'],
  [decimalText(2.5, 0), '3'],
  [procentText(100), '100,00\u00a0%'],
  // What is not all is never written as all.
  [procentText(99.999), '99,99\u00a0%'],
  [procentText(99.96, 1), '99,9\u00a0%'],
  [procentText(-107.1, 0), '-108\u00a0%'],
  [procentText(undefined), '–'],
  [msText(0.4), '0\u00a0ms'],
  [msText(9_999), '9\u00a0999\u00a0ms'],
  [msText(10_000), '10,0\u00a0s'],
  [msText(undefined), '–'],
];

describe('numbers in text', () => {
  for (const [text, expected] of TABLE) it(`are written ${expected}`, () => expect(text).to.equal(expected));
});
