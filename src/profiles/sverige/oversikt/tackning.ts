// Which months a question to a bastjänst covers: where it was not asked about a month, nothing can be missing there.
import type { Inclusion, Period } from '../../../composite/query.ts';
import { lefiOf } from '../lefi-question.ts';
import { dagarI } from './manader.ts';

/** Whether a question covers the whole of a month (`YYYY-MM`). */
export type Tackning = (manad: string) => boolean;

/** The bastjänster that are asked for something else than the period of the inclusion. */
const OWN: Readonly<Record<string, (inclusion: Inclusion) => Tackning>> = {
  FK: (inclusion) => whole(lefiOf(inclusion)?.period ?? inclusion.period),
  SKV: ({ parameters }) => years(parameters.ar),
};

export function tackningAv(inclusion: Inclusion): Tackning {
  return OWN[inclusion.bastjanst]?.(inclusion) ?? whole(inclusion.period);
}

function whole({ from, tom }: Period): Tackning {
  return (manad) => {
    const days = dagarI(manad);
    return from <= days.fran && tom >= days.tom;
  };
}

/** Income years, comma separated (v11); v10's interface knows no time, and tells what it has. */
function years(ar: string | undefined): Tackning {
  const asked = ar?.split(',');
  return (manad) => asked?.includes(manad.slice(0, 4)) ?? true;
}
