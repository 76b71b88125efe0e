// Why a month's sum of a benefit may be less than the whole, in words.
import type { Lucka } from './brister.ts';
import type { Inkomst } from './inkomster.ts';
import type { Manad } from './manader.ts';

/** What is not known of a source's month. */
export function bristerI(brister: readonly Lucka[], { manad }: Manad): Lucka[] {
  return brister.filter((one) => one.paverkarSummor && (one.manad === undefined || one.manad === manad));
}

/** What may be missing in a benefit's sum of a month. @param forman all its payments, at least one */
export function luckorI(brister: readonly Lucka[], forman: readonly Inkomst[], month: Manad): string[] {
  const [first] = forman;
  const own = bristerI(brister, month).filter(
    ({ kalla, svarande, utom }) =>
      kalla === first?.kalla &&
      (svarande === undefined || svarande === first.svarande) &&
      !utom?.includes(first.forman.kod ?? ''),
  );
  return [...new Set([...own.map(({ text }) => text), ...oraknadeI(forman, month)])];
}

/** Payments that a month's sums cannot count, or may lack. */
export function oraknadeI(inkomster: readonly Inkomst[], month: Manad): string[] {
  const texts = inkomster.flatMap((one) => {
    const name = one.forman.text;
    if (one.manad === month.manad && one.belopp === undefined)
      return [`En utbetalning av ${name} har ett belopp som saknas eller inte kan läsas.`];
    if (one.manad === undefined && mayFallIn(one, month))
      return [`En utbetalning av ${name} har ingen dag som kan läsas och räknas inte in i någon månad.`];
    return [];
  });
  return [...new Set(texts)];
}

/** What is planned lies ahead. */
function mayFallIn({ status }: Inkomst, { roll }: Manad): boolean {
  return status === 'effektuerad' || roll === 'ansökan';
}
