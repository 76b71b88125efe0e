// What a month may still get: what is paid before it is over, and wages that employers declare after it.
import type { Klart } from '../../../bastjanster/oversikt.ts';
import { addMonths } from '../../../platform/swedish-day.ts';
import { bristerForOefterfragat, type Lucka } from './brister.ts';
import type { Kalla } from './kalla.ts';
import { dagarI, type Manad, manadstext } from './manader.ts';

/** Some days after the 12th (the 17th in January and August), when wages are declared at the latest (SFL 26 kap.). */
const DECLARED = '20';

/** Whether a month's last day is past. @param today `YYYY-MM-DD` in Sweden */
export function isOver({ manad }: Manad, today: string): boolean {
  return today > dagarI(manad).tom;
}

interface Vantad {
  readonly klart: Klart;
  readonly namn: string;
  readonly svarande?: string;
}

/** Of those who have answered: what they cannot have told of a month yet, and what is to come that they were not asked for. */
export function bristerForPagaende(kalla: Kalla, month: Manad, today: string): Lucka[] {
  const { del, mapper, namn } = kalla;
  if (!del || del.error) return [];
  const { klart } = mapper;
  const asked = (del.svarande ?? []).filter(({ kvalitet }) => kvalitet !== 'not-asked');
  const vantade: readonly Vantad[] =
    typeof klart === 'string'
      ? [{ klart, namn }]
      : asked.flatMap((one) => {
          const own = klart[one.id];
          return own ? [{ klart: own, namn: `${one.namn} (${namn})`, svarande: one.id }] : [];
        });
  return [
    ...vantade.flatMap(({ klart: own, namn: who, svarande }): Lucka[] => {
      const text = textOf(own, who, month, today);
      const brist = { kvalitet: 'unverifiable', paverkarSummor: true, manad: month.manad } as const;
      return text ? [{ kalla: kalla.id, ...(svarande ? { svarande } : {}), ...brist, text }] : [];
    }),
    ...(isOver(month, today) ? [] : bristerForOefterfragat(kalla, 'kommande', month.manad)),
  ];
}

function textOf(klart: Klart, namn: string, month: Manad, today: string): string | undefined {
  const { manad } = month;
  switch (klart) {
    case 'i förväg':
      return undefined;
    case 'månadens slut':
      return isOver(month, today)
        ? undefined
        : `${namn} lämnar inte uppgifter om kommande utbetalningar, och ${manadstext(manad)} är inte slut: ` +
            'det som betalas ut senare i månaden är okänt, inte noll.';
    case 'månaden efter':
      return today >= `${addMonths(`${manad}-01`, 1).slice(0, 7)}-${DECLARED}`
        ? undefined
        : `Löner för ${manadstext(manad)} redovisas av arbetsgivarna under månaden efter: det som saknas är okänt, inte noll.`;
  }
}
