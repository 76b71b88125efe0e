// What the pages and uses of driftinformation need, and who may read what.
import type { Begaran } from '../../servicelevel/begaran.ts';
import type { Driftinformation } from '../../servicelevel/driftinformation/driftinformation.ts';
import { DriftinformationError } from '../../servicelevel/driftinformation/driftinformation-error.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Prenumerationer } from '../../servicelevel/driftinformation/prenumerationer.ts';
import { SAMMANSATT } from '../../servicelevel/matning/summa.ts';
import type { Forsok } from '../inloggning/forsok.ts';
import { aktorNamn, hasRole, type Person } from '../inloggning/person.ts';
import type { Kalla } from '../servicelevel-services.ts';
import type { KallorServices } from '../synliga-kallor.ts';

export interface DriftinformationServices extends KallorServices {
  readonly driftinformation: Driftinformation;
  readonly prenumerationer: Prenumerationer;
  readonly forsok: Pick<Forsok, 'count'>;
  readonly clock: { now(): number };
}

/** What the uses over REST need of it. */
export type EndpointServices = Pick<
  DriftinformationServices,
  'driftinformation' | 'kallor' | 'uppgiftslamnare' | 'clock'
>;

/** The composite, where it is chosen among the sources. */
const WHOLE: Kalla = { kalla: SAMMANSATT, bastjanst: SAMMANSATT, namn: 'Hela tjänsten' };

/** What disturbances can be about, in the order in which they are shown. */
export function allaKallor({ kallor }: Pick<DriftinformationServices, 'kallor'>): readonly Kalla[] {
  return [WHOLE, ...kallor];
}

/** What people call a source. */
export function namnOf(services: Pick<DriftinformationServices, 'kallor'>, kalla: string): string {
  return allaKallor(services).find((one) => one.kalla === kalla)?.namn ?? kalla;
}

/** What was never published is the operators' and the förvaltare's to read. */
export function mayLasa(notis: Driftnotis, person: Person | undefined): boolean {
  return isPublic(notis) || hasRole(person, 'drift', 'forvaltare');
}

export function isPublic({ publiceradAt }: Driftnotis): boolean {
  return publiceradAt !== undefined;
}

/** The one in the path. @throws {DriftinformationError} kind `okand`, also for what the person may not read */
export async function readNotis(
  { driftinformation }: Pick<DriftinformationServices, 'driftinformation'>,
  id: string | undefined,
  person: Person | undefined,
): Promise<Driftnotis> {
  const notis = await driftinformation.en(id ?? '');
  if (mayLasa(notis, person)) return notis;
  throw new DriftinformationError('okand', 'Driftinformationen finns inte. Kontrollera adressen.');
}

/** Who does it, by the login, and why; and for whom, see {@link Begaran}. */
export function begaranOf(person: Person, skal: string, part?: string): Begaran {
  return { aktor: { namn: aktorNamn(person) }, skal, ...(part !== undefined && { part }) };
}
