// Generated answers for the overview: of the right shape, and with anything at all where a value, a row or a list should stand.
import { expect } from 'chai';
import fc from 'fast-check';
import type { OversiktMapper, Poster } from '../../src/bastjanster/oversikt.ts';
import { expectOrigins, paymentsIn, pointersIn, straysIn } from './oversikt-kontroll.ts';

const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, [], {}, '0', ' ', '12,5,1', '2026-02-30', '99991399', ['x'], { summa: {} }),
);

/** The right thing for the most part, else anything; what is left out altogether is `undefined`. */
export function mostly<T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: right },
    { weight: 1, arbitrary: garbage },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** What stands now and then where an object or a list should. */
export const VILSE = 'vilse';

function sometimesAstray<T>(right: fc.Arbitrary<T>): fc.Arbitrary<T | string> {
  return fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: fc.constant(VILSE) });
}

/** An object whose fields are mostly right. */
export function record(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object | string> {
  const own = Object.entries(fields).map(([name, one]) => [name, mostly(one)] as const);
  return sometimesAstray(fc.record(Object.fromEntries(own)));
}

/** A list of a few, mostly right. */
export function rows(row: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[] | string> {
  return sometimesAstray(fc.array(mostly(row), { maxLength: 4 }));
}

const two = (n: number) => String(n).padStart(2, '0');

export const isoDay = fc
  .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`);
export const offsetDay = fc.tuple(isoDay, fc.constantFrom('', 'Z', '+01:00', '+02:00')).map((parts) => parts.join(''));
export const compactDay = isoDay.map((day) => day.replaceAll('-', ''));
export const week = fc
  .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 52 }))
  .map(([year, one]) => `${year}${two(one)}`);
export const kronor = fc.integer({ min: -50_000, max: 500_000 });
export const decimals = fc.integer({ min: 0, max: 99_999_999 }).map((ore) => ore / 100);
export const decimalText = decimals.map((one) => one.toFixed(2));

/** Nothing that is a payment in the answer is lost: it is told, or stands in something that is told to be unknown. Nor is what is astray. */
export function expectNothingLost(mapper: OversiktMapper, answer: fc.Arbitrary<unknown>): void {
  fc.assert(
    fc.property(answer, (drawn) => {
      const data = JSON.parse(JSON.stringify(drawn ?? {}));
      const poster = posterAv(mapper, data);
      const told = [...(poster.utbetalningar ?? []), ...(poster.lon ?? [])].map(({ harkomst }) => harkomst.post);
      const unknown = (poster.okant ?? []).map(({ harkomst }) => harkomst.post);
      const lost = paymentsIn(data).filter(
        (pointer) => !told.includes(pointer) && !unknown.some((one) => `${pointer}/`.startsWith(`${one}/`)),
      );
      expect(lost).to.deep.equal([]);
      const said = pointersIn(poster);
      const unsaid = straysIn(data, VILSE).filter((at) => !said.some((one) => `${at}/`.startsWith(`${one}/`)));
      expect(unsaid).to.deep.equal([]);
      expect(new Set(told).size).to.equal(told.length);
      expectOrigins(poster, data);
    }),
    { numRuns: 300 },
  );
}

/** What a bastjänst's reading makes of its data; pointers from the data's root. */
export function posterAv(
  mapper: OversiktMapper,
  data: unknown,
  svarande: readonly { readonly id: string }[] = [],
): Poster {
  return mapper.poster({ value: data, pointer: '' }, svarande);
}
