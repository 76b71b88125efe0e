// What the pages of the test bench need, whose bastjänster somebody may prove, and where they may send.

import type { Avvikelser } from '../../portal/avvikelser/avvikelser.ts';
import type { Avtalat } from '../../testbench/granser.ts';
import type { Provbank } from '../../testbench/korning.ts';
import type { Korning, Korningar } from '../../testbench/korningar.ts';
import type { Medgivanden } from '../../testbench/medgivanden.ts';
import type { Mal } from '../../testbench/prov.ts';
import type { Provjobb } from '../../testbench/provjobb.ts';
import type { Tillatelse } from '../../testbench/tillatelse.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import { PageError } from '../page.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { type KallorServices, synligaKallor } from '../synliga-kallor.ts';

/** An address that can be chosen. */
export interface Provadress {
  readonly origin: string;
  /** What it begins with there, where that is known: the address of a simulator. */
  readonly sokvag?: string;
  /** Of a simulator of our own: it knows the simulators' persons. */
  readonly egen?: true;
  /** Absent: any bastjänst may be proved there. */
  readonly bastjanst?: string;
}

export interface ProvbankServices extends KallorServices {
  readonly provbank: Provbank;
  readonly provjobb: Provjobb;
  readonly korningar: Korningar;
  readonly medgivanden: Medgivanden;
  readonly tillatelse: Tillatelse;
  readonly adresser: readonly Provadress[];
  /** What is agreed of an interface, by its key: measured against. @throws {DatabaseError} */
  readonly avtalat: (kalla: string) => Promise<Avtalat>;
  /** Client certificate that the service shows to bastjänster, and the CA that it trusts of theirs. */
  readonly tls?: Mal['tls'];
  readonly avvikelser: Pick<Avvikelser, 'skapaUtkast'>;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
}

export const PATH = '/provbank';
export const PROVARE = ['drift', 'uppgiftslamnare'] as const;

/** Operators prove every bastjänst, an uppgiftslämnare its own. @throws {DatabaseError} */
export async function provkallor(services: KallorServices, person: Person): Promise<readonly Kalla[]> {
  if (hasRole(person, 'drift')) return services.kallor;
  const roller = person.roller.filter(({ roll }) => roll === 'uppgiftslamnare');
  return synligaKallor(services, { ...person, roller });
}

/** @throws {PageError} status 404: what others have is not told */
export async function provkalla(
  services: KallorServices,
  person: Person,
  key: string | null | undefined,
): Promise<Kalla> {
  const found = (await provkallor(services, person)).find(({ kalla }) => kalla === key);
  if (found) return found;
  throw new PageError(404, 'Bastjänsten finns inte', 'Det finns ingen sådan bastjänst som du kan prova.');
}

/** The run in the path. @throws {PageError} status 404, also for others' */
export async function readKorning(
  services: ProvbankServices,
  person: Person,
  id: string | undefined,
): Promise<Korning> {
  const korning = await services.korningar.en(id ?? '');
  const own = await provkallor(services, person);
  if (korning && own.some(({ kalla }) => kalla === korning.bastjanst)) return korning;
  throw new PageError(
    404,
    'Körningen finns inte',
    'Det finns ingen sådan körning som du kan se. De sparas i 90 dagar.',
  );
}

/** Those that are named as the bastjänst's own: who answers for one host may not consent for another. */
export function adresserFor({ adresser }: Pick<ProvbankServices, 'adresser'>, { kalla }: Kalla): readonly Provadress[] {
  return adresser.filter(({ bastjanst }) => bastjanst === kalla);
}
