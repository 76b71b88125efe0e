// The rule of access: whose question it may be, today, by which handläggare, and which bastjänster and uppgifter it may include.
import { BastjanstFault, RequestFault } from '../composite/fault.ts';
import type { Step } from '../composite/ports.ts';
import type { Inclusion } from '../composite/query.ts';
import { swedishDay } from '../platform/swedish-day.ts';
import type { Anslutning } from './anslutning.ts';
import { sameHandlaggare } from './handlaggare.ts';
import type { Register } from './register.ts';
import { hinder } from './status.ts';

export interface PermissionOptions {
  /** Default the system's clock. */
  readonly clock?: { now(): number };
  /**
   * What an inclusion asks for within its bastjänst, in the words of the bastjänst's contract; undefined: all that it has.
   * The profile knows. Asked only where the anslutning is restricted within that bastjänst.
   */
  readonly itemsOf?: (inclusion: Inclusion) => readonly string[] | undefined;
}

/**
 * The anslutning is in force and the caller is the ingivare or a registered biträde of it; the handläggare has a valid
 * åtagande where that is required; what the ingivare may not ask is withheld, part by part. `detail.permitted` of such a fault
 * lists what it may ask, where it may ask for something of that bastjänst.
 * @throws {RequestFault} `not-connected`, `ingivare-not-caller`, `undertaking-missing`; only somebody who may call for the
 * ingivare is told more than the code
 */
export function createPermission(register: Register, options: PermissionOptions = {}): Step {
  const { clock = { now: Date.now }, itemsOf = () => undefined } = options;
  return ({ ingivare, inclusions }, { organisationsnummer: caller }) => {
    const idag = swedishDay(clock.now());
    const anslutning = register.byOrganisationsnummer(ingivare.organisationsnummer);
    if (!anslutning) throw new RequestFault('not-connected');
    checkCaller(anslutning, caller, idag);
    checkInForce('ingivare', anslutning, idag);
    checkNotBlocked(register, caller);
    checkAtagande(anslutning, ingivare.handlaggare, idag, register);
    return { withheld: new Map(inclusions.flatMap((inclusion) => withheld(anslutning, inclusion, itemsOf))) };
  };
}

function checkCaller(anslutning: Anslutning, caller: string | undefined, idag: string): void {
  if (!mayCall(anslutning, caller, idag)) throw new RequestFault('ingivare-not-caller');
}

/** Whether an organisation may call for this one: it is the same, or a registered biträde of it. */
export function mayCall(
  { organisationsnummer, bitraden }: Pick<Anslutning, 'organisationsnummer' | 'bitraden'>,
  caller: string | undefined,
  idag: string,
): boolean {
  if (caller === organisationsnummer) return true;
  const bitrade = bitraden.find((one) => one.organisationsnummer === caller);
  return bitrade !== undefined && (bitrade.avtalsdatum ?? idag) <= idag;
}

function checkInForce(path: string, anslutning: Anslutning, idag: string): void {
  const breach = hinder(anslutning, idag);
  if (breach) throw new RequestFault('not-connected', [{ path, ...breach }]);
}

/** A biträde that is spärrat calls for nobody, whatever its nämnder have registered. */
function checkNotBlocked(register: Register, caller: string | undefined): void {
  const own = caller === undefined ? undefined : register.byOrganisationsnummer(caller);
  if (own?.status !== 'spärrad') return;
  throw new RequestFault('not-connected', [{ path: 'anropare', rule: 'anslutning-status', expected: own.status }]);
}

function checkAtagande(anslutning: Anslutning, handlaggare: string, idag: string, register: Register): void {
  const { kravs, automater } = anslutning.atagande;
  if (!kravs || automater.some(({ namn }) => sameHandlaggare(namn, handlaggare))) return;
  const tom = register.atagandeTom(anslutning.organisationsnummer, handlaggare);
  if (tom !== undefined && idag <= tom) return;
  const breach = tom === undefined ? { rule: 'atagande-saknas' } : { rule: 'atagande-tom', expected: tom };
  throw new RequestFault('undertaking-missing', [{ path: 'ingivare/handlaggare', ...breach }]);
}

function withheld(
  anslutning: Anslutning,
  inclusion: Inclusion,
  itemsOf: NonNullable<PermissionOptions['itemsOf']>,
): [string, BastjanstFault][] {
  const { bastjanst } = inclusion;
  if (!anslutning.bastjanster.includes(bastjanst)) return [[bastjanst, new BastjanstFault('not-permitted')]];
  const permitted = permittedItems(anslutning, bastjanst);
  if (!permitted) return [];
  const asked = itemsOf(inclusion);
  if (asked?.every((item) => permitted.includes(item))) return [];
  return [[bastjanst, new BastjanstFault('not-permitted', { permitted })]];
}

/** The one place that knows which field of an anslutning restricts which bastjänst. */
function permittedItems({ lefiTyper, skvDelar }: Anslutning, bastjanst: string): readonly string[] | undefined {
  switch (bastjanst) {
    case 'FK':
      return lefiTyper;
    case 'SKV':
      return skvDelar;
    default:
      return undefined;
  }
}
