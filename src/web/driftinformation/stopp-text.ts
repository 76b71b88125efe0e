// What taking out of use means to whoever is about to do it: for a bastjänst, and for the whole, which has no guard.
import { SAMMANSATT } from '../../servicelevel/matning/summa.ts';
import { momentText } from './notis-form.ts';
import { type DriftinformationServices, namnOf } from './services.ts';

const LATE = ' Det läggs in för sent för att undantas: tiden räknas i servicenivån.';

type Names = Pick<DriftinformationServices, 'kallor'>;

/** @param undantas whether its time is excused */
export function stoppText(
  services: Names,
  kalla: string,
  { fran, till, undantas }: { readonly fran: number; readonly till: number; readonly undantas: boolean },
) {
  const tid = `från ${momentText(fran)} till ${momentText(till)}`;
  return kalla === SAMMANSATT
    ? `Tiden ${tid} räknas inte i hela tjänstens servicenivå. Frågor tas emot som vanligt.`
    : `${namnOf(services, kalla)} tillfrågas inte ${tid}.${undantas ? '' : LATE}`;
}

/** Taken away again. */
export function slutText(services: Names, kalla: string): string {
  return kalla === SAMMANSATT
    ? 'Tiden räknas i hela tjänstens servicenivå igen.'
    : `${namnOf(services, kalla)} tillfrågas som vanligt igen.`;
}
