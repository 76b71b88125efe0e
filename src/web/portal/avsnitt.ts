// Which pages belong together: those whose addresses begin alike, in the order that their files say.
import type { Sida } from './innehall.ts';

export function avsnittOf(sidor: readonly Sida[], adress: string): Sida[] {
  const first = adress.split('/')[1];
  return sidor.filter((one) => one.adress.split('/')[1] === first).sort(byOrder);
}

export function byOrder(a: Sida, b: Sida): number {
  return a.ordning - b.ordning || a.adress.localeCompare(b.adress);
}
