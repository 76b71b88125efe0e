// What somebody writes of a disturbance, and the rules that it must follow before anybody is told.
import { DAY_MS } from '../../platform/durations.ts';
import { holdsIdentity } from '../../platform/identity.ts';
import { SAMMANSATT } from '../matning/summa.ts';
import { DriftinformationError } from './driftinformation-error.ts';
import type { Allvar, Driftnotis, DriftnotisSlag } from './driftnotis.ts';

/** Times are milliseconds since the epoch. */
export interface Driftutkast {
  readonly slag: DriftnotisSlag;
  readonly kallor: readonly string[];
  readonly fran: number;
  readonly till?: number;
  readonly rubrik: string;
  readonly text: string;
  readonly allvar: Allvar;
  /** Of `kallor`, those that are not asked meanwhile, and whose time does not count; only of a planned one. */
  readonly tasUrDrift?: readonly string[];
}

/** A draft that holds. */
export type Utkast = Driftutkast & { readonly tasUrDrift: readonly string[] };

/** Bounds of the texts that people write, in characters. */
export const TEXT_LIMITS = { rubrik: { least: 3, most: 120 }, text: { least: 3, most: 4000 } } as const;

/** A planned one lasts no longer: longer than that is another agreement. */
const LONGEST_MS = 31 * DAY_MS;
/** Nothing is planned to begin later than this from now. */
export const LONGEST_AHEAD_MS = 400 * DAY_MS;
/** An acute one that is written down later than this is history. */
const OLDEST_MS = 31 * DAY_MS;
/** A clock and a form that differ by a minute or two say the same. */
const SLACK_MS = 5 * 60_000;

export interface Utkastregler {
  /** The sources that there are; `SAMMANSATT` is known besides. */
  readonly kallor: readonly string[];
  readonly now: number;
  /** What stands there already: a beginning that is not changed may have passed. */
  readonly fore?: Pick<Driftnotis, 'fran'>;
}

/** The draft with its texts trimmed. @throws {DriftinformationError} kind `ogiltig`, naming the first field that does not hold */
export function checkedUtkast(utkast: Driftutkast, { kallor, now, fore }: Utkastregler): Utkast {
  const { slag, fran, till, allvar } = utkast;
  const own = [...new Set(utkast.kallor)];
  const tasUrDrift = [...new Set(utkast.tasUrDrift ?? [])];
  const known = [...kallor, SAMMANSATT];
  demand(
    own.length > 0 && own.every((kalla) => known.includes(kalla)),
    'kallor',
    `ange en eller flera av ${known.join(', ')}.`,
  );
  demand(
    tasUrDrift.every((kalla) => own.includes(kalla)),
    'tasUrDrift',
    'bara det som driftinformationen gäller kan tas ur drift.',
  );
  demand(
    tasUrDrift.length === 0 || slag === 'planerad',
    'tasUrDrift',
    'bara planerade avbrott tar en bastjänst ur drift.',
  );
  checkTimes(slag, fran, till, { now, ...(fore && { fore }) });
  return {
    ...{ slag, kallor: own, fran, allvar, tasUrDrift },
    ...(till !== undefined && { till }),
    rubrik: checkedText('rubrik', utkast.rubrik),
    text: checkedText('text', utkast.text),
  };
}

/** Without blanks around it; a title is one line. @throws {DriftinformationError} kind `ogiltig` */
export function checkedText(falt: keyof typeof TEXT_LIMITS, given: string): string {
  const lines = given.trim().normalize('NFC').replaceAll('\r\n', '\n');
  const text = falt === 'rubrik' ? lines.replaceAll(/\s+/g, ' ') : lines;
  const { least, most } = TEXT_LIMITS[falt];
  demand(text.length >= least && text.length <= most, falt, `skriv ${least}–${most} tecken.`);
  demand(!holdsIdentity(text), falt, 'inga personnummer får stå i driftinformation.');
  return text;
}

function checkTimes(
  slag: DriftnotisSlag,
  fran: number,
  till: number | undefined,
  { now, fore }: Pick<Utkastregler, 'now' | 'fore'>,
): void {
  demand(till === undefined || till > fran, 'till', 'sluttiden ska vara efter början.');
  demand(till === undefined || till > now || fore !== undefined, 'till', 'sluttiden ska ligga framåt i tiden.');
  switch (slag) {
    case 'planerad':
      demand(till !== undefined, 'till', 'en planerad driftstörning har en sluttid.');
      demand(till - fran <= LONGEST_MS, 'till', 'en planerad driftstörning är högst 31 dagar.');
      demand(
        fran > now || fran === fore?.fran,
        'fran',
        'en planerad driftstörning börjar framåt i tiden; annars är den akut.',
      );
      demand(fran <= now + LONGEST_AHEAD_MS, 'fran', 'en planerad driftstörning börjar inom 400 dagar.');
      return;
    case 'akut':
      demand(fran <= now + SLACK_MS, 'fran', 'en akut driftstörning har börjat; annars är den planerad.');
      demand(
        fran >= now - OLDEST_MS || fran === fore?.fran,
        'fran',
        'en akut driftstörning har börjat de senaste 31 dagarna.',
      );
  }
}

function demand(holds: boolean, falt: string, rule: string): asserts holds {
  if (!holds) throw new DriftinformationError('ogiltig', `${falt}: ${rule}`, falt);
}
