// Who may write driftinformation of what: operators of everything, an uppgiftslämnare as far as it answers for its bastjänst.
import type { Uppgiftslamnare } from '../../anslutning/uppgiftslamnare.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { allaKallor, type EndpointServices, isPublic } from './services.ts';

/** A party, and the sources of its bastjänst. */
interface Part {
  readonly id: string;
  readonly kallor: readonly Kalla[];
  /** The others behind its bastjänst have left their duties to it, so that it may stop the questions and end what is told of them. */
  readonly svarar: boolean;
}

export interface Skrivratt {
  /** What may be written of. */
  readonly kallor: readonly Kalla[];
  /** Of these, what may be taken out of use. */
  readonly tasUrDrift: readonly Kalla[];
  /** Whose contact they are; undefined of operators, who may do everything. */
  readonly parter?: readonly Part[];
}

/** An uppgiftslämnare writes of its own bastjänst (överenskommelsen § 6.2.7) until it has left (§ 8). @throws {DatabaseError} */
export async function skrivrattOf(services: EndpointServices, person: Person): Promise<Skrivratt> {
  const alla = allaKallor(services);
  if (hasRole(person, 'drift')) return { kallor: alla, tasUrDrift: alla };
  const own = person.roller.flatMap((one) => (one.roll === 'uppgiftslamnare' ? [one.uppgiftslamnare] : []));
  if (own.length === 0) return { kallor: [], tasUrDrift: [], parter: [] };
  const parter = partiesOf(services, await services.uppgiftslamnare.alla()).filter(({ id }) => own.includes(id));
  const within = (chosen: readonly Part[]) => alla.filter((one) => chosen.some((part) => part.kallor.includes(one)));
  return { kallor: within(parter), tasUrDrift: within(parter.filter(({ svarar }) => svarar)), parter };
}

/** Those that have not left. */
function partiesOf(
  { kallor, clock }: EndpointServices,
  register: Awaited<ReturnType<EndpointServices['uppgiftslamnare']['alla']>>,
): Part[] {
  const today = swedishDay(clock.now());
  const present = register
    .map(({ dokument }) => dokument)
    .filter(({ frantrade }) => frantrade === undefined || today < frantrade.datum);
  return present.map((one) => ({
    id: one.id,
    kallor: kallor.filter(({ bastjanst }) => bastjanst === one.bastjanst),
    svarar: answersFor(one, present),
  }));
}

function answersFor({ id, bastjanst, fullgorsAv }: Uppgiftslamnare, present: readonly Uppgiftslamnare[]): boolean {
  const others = present.filter((other) => other.bastjanst === bastjanst && other.id !== id);
  return fullgorsAv === undefined && others.every((other) => other.fullgorsAv === id);
}

/** For whom somebody writes of those sources; undefined: for the driftleverantör. */
export function partOf({ parter = [] }: Skrivratt, kallor: readonly string[]): string | undefined {
  return parter.find((part) => kallor.some((kalla) => isWithin([kalla], part.kallor)))?.id;
}

/** Suggestions are answered by operators alone; what another party wrote, or a stop, by who answers for the bastjänst. */
export function maySkriva(notis: Driftnotis, { parter, kallor, tasUrDrift }: Skrivratt): boolean {
  if (!parter) return true;
  if (!isPublic(notis) || !isWithin(notis.kallor, kallor)) return false;
  const isOwn = parter.some(({ id }) => id === notis.part);
  return isWithin(isOwn ? notis.tasUrDrift : notis.kallor, tasUrDrift);
}

export function isWithin(keys: readonly string[], kallor: readonly Kalla[]): boolean {
  return keys.every((key) => kallor.some(({ kalla }) => kalla === key));
}
