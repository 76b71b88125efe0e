// Why a month's sum of a benefit may be less than the whole, in words.
import { addMonths } from '../../../platform/swedish-day.ts';
import type { Brist } from './brister.ts';
import type { Inkomst } from './inkomster.ts';
import { type Manad, manadstext } from './manader.ts';

/** Some days after the 12th (the 17th in January and August), when wages are declared at the latest (SFL 26 kap.). */
const DECLARED = '20';

/** What is not known of a source's month. */
export function bristerI(brister: readonly Brist[], { manad }: Manad): Brist[] {
  return brister.filter((one) => one.paverkarSummor && (one.manad === undefined || one.manad === manad));
}

/** What may be missing in a benefit's sum of a month. @param forman all its payments, at least one */
export function luckorI(brister: readonly Brist[], forman: readonly Inkomst[], month: Manad): string[] {
  const [first] = forman;
  const own = bristerI(brister, month).filter(
    ({ kalla, svarande }) => kalla === first?.kalla && (svarande === undefined || svarande === first.svarande),
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

/** Wages may be missing until every employer must have declared them. @param today `YYYY-MM-DD` */
export function bristerForLon(inkomster: readonly Inkomst[], { manad }: Manad, today: string): Brist[] {
  const declared = `${addMonths(`${manad}-01`, 1).slice(0, 7)}-${DECLARED}`;
  if (today >= declared) return [];
  const wages = inkomster.filter(({ takt }) => takt === 'efterskott');
  const sources = Map.groupBy(wages, ({ kalla, svarande }) => `${kalla}/${svarande}`);
  const text = `Löner för ${manadstext(manad)} redovisas av arbetsgivarna under månaden efter: det som saknas är okänt, inte noll.`;
  return [...sources.values()].flatMap(([one]) => {
    if (!one) return [];
    const { kalla, svarande } = one;
    return [{ kalla, svarande, kvalitet: 'unverifiable' as const, text, paverkarSummor: true, manad }];
  });
}
