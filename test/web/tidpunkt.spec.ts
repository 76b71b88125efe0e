// Moments as people write them in forms.
import { expect } from 'chai';
import { tidpunktOf } from '../../src/web/tidpunkt.ts';

const TABLE: readonly (readonly [text: string, expected: string | undefined])[] = [
  ['2026-06-01 22:00', '2026-06-01T20:00:00.000Z'],
  [' 2026-12-01T07.05 ', '2026-12-01T06:05:00.000Z'],
  // The first of the two.
  ['2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-02-30 12:00', undefined],
  ['2026-06-01 24:00', undefined],
  ['2026-06-01', undefined],
  ['i morgon', undefined],
  ['', undefined],
];

describe('a moment in a form', () => {
  for (const [text, expected] of TABLE) {
    it(`${JSON.stringify(text)} is ${expected ?? 'none'}`, () => {
      const at = tidpunktOf(text);
      expect(at === undefined ? undefined : new Date(at).toISOString()).to.equal(expected);
    });
  }
});
