// What an inclusion asks for within its bastjänst: types of LEFI, parts of Skatteverket's.
import type { Inclusion } from '../../composite/query.ts';
import { lefiOf } from './lefi-question.ts';

/**
 * As {@link Profile.itemsOf}. FK's question that cannot be read asks for nothing: a rule that cannot be switched off refuses it.
 * Skatteverket's interface of v10 has no parts: it is asked for all.
 */
export function itemsOf(inclusion: Inclusion): readonly string[] | undefined {
  switch (inclusion.bastjanst) {
    case 'FK':
      return lefiOf(inclusion)?.types ?? [];
    case 'SKV':
      return inclusion.parameters.delar?.split(',').filter((del) => del !== '');
    default:
      return undefined;
  }
}
