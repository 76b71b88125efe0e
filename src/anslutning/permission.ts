// The rule of access: whose question it may be, and which bastjänster it may include.
import { BastjanstFault, RequestFault } from '../composite/fault.ts';
import type { Step } from '../composite/ports.ts';
import type { Register } from './register.ts';

/**
 * The caller is the ingivare or a registered biträde of it; what the ingivare may not ask is withheld, part by part.
 * @throws {RequestFault} `not-connected`, `ingivare-not-caller`
 */
export function createPermission(register: Register): Step {
  return ({ ingivare, inclusions }, { organisationsnummer }) => {
    const anslutning = register.byOrganisationsnummer(ingivare.organisationsnummer);
    if (!anslutning) throw new RequestFault('not-connected');
    const isOwn = organisationsnummer === anslutning.organisationsnummer;
    const isBitrade = organisationsnummer !== undefined && anslutning.bitraden.includes(organisationsnummer);
    if (!isOwn && !isBitrade) throw new RequestFault('ingivare-not-caller');
    const forbidden = inclusions.filter(({ bastjanst }) => !anslutning.bastjanster.includes(bastjanst));
    return { withheld: new Map(forbidden.map(({ bastjanst }) => [bastjanst, new BastjanstFault('not-permitted')])) };
  };
}
