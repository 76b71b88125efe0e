// Whose levels and reports somebody may see: their own sources, and the whole for operators and förvaltare.
import { hasRole, type Person } from '../inloggning/person.ts';
import { HELHETEN } from '../oversikt/oversiktslage.ts';
import { PageError } from '../page.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { type KallorServices, synligaKallor } from '../synliga-kallor.ts';

/** The whole first. @throws {DatabaseError} */
export async function nivakallor(services: KallorServices, person: Person): Promise<readonly Kalla[]> {
  const whole = hasRole(person, 'drift', 'forvaltare') ? [HELHETEN] : [];
  return [...whole, ...(await synligaKallor(services, person))];
}

/**
 * @throws {PageError} status 404: what others have is not told
 * @throws {DatabaseError}
 */
export async function nivakalla(services: KallorServices, person: Person, key: string | undefined): Promise<Kalla> {
  const found = (await nivakallor(services, person)).find(({ kalla }) => kalla === key);
  if (found) return found;
  throw new PageError(404, 'Bastjänsten finns inte', 'Det finns ingen sådan bastjänst som du kan se.');
}
