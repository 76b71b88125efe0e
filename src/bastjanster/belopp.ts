// Amounts as the agencies write them, as whole öre: no figure of ours is a fraction that a sum could blur.
import { at, type Place, type Read, read } from './json-place.ts';

/** Nearer than this to a whole öre, a number with decimals is that öre written in binary. */
const TOLERANCE = 1e-4;

/** Kronor, as a number or as a text with a point or a comma, in öre. What has parts of an öre cannot be read. */
export function kronor(place: Place): Read<number> | undefined {
  return read(place, (value) => {
    if (typeof value === 'number') return oreOfNumber(value);
    return typeof value === 'string' ? oreOfText(value.trim()) : undefined;
  });
}

/** LEFI's `Belopp {summa, valuta}`, in öre. Another currency than kronor cannot be read: it would be summed as kronor. */
export function summaIKronor(belopp: Place): Read<number> | undefined {
  const valuta = at(belopp, 'valuta').value ?? 'SEK';
  const summa = kronor(at(belopp, 'summa'));
  return summa && valuta !== 'SEK' ? { value: undefined, pointer: summa.pointer } : summa;
}

function oreOfNumber(value: number): number | undefined {
  const ore = Math.round(value * 100);
  return Number.isSafeInteger(ore) && Math.abs(value * 100 - ore) < TOLERANCE ? ore + 0 : undefined;
}

function oreOfText(word: string): number | undefined {
  const [, minus, kr, decimals = ''] = /^(-?)(\d{1,12})(?:[.,](\d{1,2})0*)?$/.exec(word) ?? [];
  if (kr === undefined) return undefined;
  const ore = Number(kr) * 100 + Number(decimals.padEnd(2, '0'));
  return minus && ore !== 0 ? -ore : ore;
}
