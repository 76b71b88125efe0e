// Which sources somebody may see: operators and förvaltare all, a contact person of an uppgiftslämnare those of its own bastjänst.
import { hasRole, type Person } from './inloggning/person.ts';
import { PageError } from './page.ts';
import type { Kalla, ServicelevelServices } from './servicelevel-services.ts';

export type KallorServices = Pick<ServicelevelServices, 'kallor' | 'uppgiftslamnare'>;

/** @throws {DatabaseError} */
export async function synligaKallor(
  { kallor, uppgiftslamnare }: KallorServices,
  person: Person,
): Promise<readonly Kalla[]> {
  if (hasRole(person, 'drift', 'forvaltare')) return kallor;
  const own = person.roller.flatMap((one) => (one.roll === 'uppgiftslamnare' ? [one.uppgiftslamnare] : []));
  if (own.length === 0) return [];
  const those = (await uppgiftslamnare.alla()).filter(({ dokument }) => own.includes(dokument.id));
  return kallor.filter(({ bastjanst }) => those.some(({ dokument }) => dokument.bastjanst === bastjanst));
}

/**
 * The source of that key, where the person may see it.
 * @throws {PageError} status 404: what others have is not told
 * @throws {DatabaseError}
 */
export async function synligKalla(services: KallorServices, person: Person, key: string | undefined): Promise<Kalla> {
  const found = (await synligaKallor(services, person)).find(({ kalla }) => kalla === key);
  if (found) return found;
  throw new PageError(404, 'Bastjänsten finns inte', 'Det finns ingen sådan bastjänst som du kan se.');
}
