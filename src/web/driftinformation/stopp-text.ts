// What taking out of use means to whoever is about to do it: for a bastjänst, and for the whole, which has no guard.
import { SAMMANSATT } from '../../servicelevel/matning/summa.ts';
import { momentText } from './notis-form.ts';
import { type DriftinformationServices, namnOf } from './services.ts';

type Names = Pick<DriftinformationServices, 'kallor'>;

export function stoppText(
  services: Names,
  kalla: string,
  { fran, till }: { readonly fran: number; readonly till: number },
) {
  const tid = `från ${momentText(fran)} till ${momentText(till)}`;
  return kalla === SAMMANSATT
    ? `Tiden ${tid} räknas inte i hela tjänstens servicenivå. Frågor tas emot som vanligt.`
    : `${namnOf(services, kalla)} tillfrågas inte ${tid}.`;
}

/** Taken away again. */
export function slutText(services: Names, kalla: string): string {
  return kalla === SAMMANSATT
    ? 'Tiden räknas i hela tjänstens servicenivå igen.'
    : `${namnOf(services, kalla)} tillfrågas som vanligt igen.`;
}
