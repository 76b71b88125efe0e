// Carries a scenario from the header of a question to where it happens: a step before the others, and the simulated sources.
import type { Behaviour } from '../../bastjanster/simulation/behaviours.ts';
import type { BastjanstFault } from '../../composite/fault.ts';
import type { Caller, Clock, Step, Verdict } from '../../composite/ports.ts';
import type { BastjanstId, CompositeQuery, Inclusion } from '../../composite/query.ts';
import { isIdentity } from '../../platform/identity.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { arTestnummer } from '../testpersoner.ts';
import type { Omstandigheter } from './delfel.ts';
import { kvaliteter } from './kvaliteter.ts';
import { type Delscenario, readScenario, type Scenario, scenarioFault } from './scenario.ts';

export interface ScenarierDeps {
  /** The agencies, in the order of the answer. */
  readonly order: readonly BastjanstId[];
  readonly limits: Omstandigheter['limits'];
  readonly clock: Clock;
}

export interface Scenarier {
  /** @throws {RequestFault} where the header is not understood, or where its scenario refuses the question unread */
  arrive(header: string | undefined): Scenario;
  /** Lets the step know what the question of that caller, an object of its own, is to be answered with. */
  remember(caller: Caller, scenario: Scenario): void;
  /** Stands before all other steps: what it withholds, nobody is asked for. */
  readonly step: Step;
  /** How a source is to behave in a question; `undefined`: as it else would. */
  behaviourOf(source: string, questionId: string): Behaviour | undefined;
}

/** Questions under way whose sources behave by scenario; the oldest is forgotten first. */
const KEPT = 1000;

export function createScenarier({ order, limits, clock }: ScenarierDeps): Scenarier {
  const byCaller = new WeakMap<Caller, Scenario>();
  const behaviours = new Map<string, ReadonlyMap<string, Behaviour>>();

  function keep(questionId: string, own: ReadonlyMap<string, Behaviour>): void {
    behaviours.set(questionId, own);
    const [oldest] = behaviours.keys();
    if (oldest !== undefined && behaviours.size > KEPT) behaviours.delete(oldest);
  }

  function play({ delar, varningar }: Scenario, query: CompositeQuery): Verdict {
    const withheld = new Map<BastjanstId, BastjanstFault>();
    const behaving = new Map<string, Behaviour>();
    for (const { bastjanst } of varningar) if (bastjanst) inclusionOf(query, bastjanst);
    for (const [bastjanst, scenario] of delar) {
      const inclusion = inclusionOf(query, bastjanst);
      if (scenario.slag === 'fel') withheld.set(bastjanst, scenario.fel.fault({ now: clock.now(), limits }));
      else behaving.set(inclusion.source ?? bastjanst, behaviourFor(inclusion, scenario));
    }
    if (behaving.size > 0) keep(query.id, behaving);
    return { withheld, notices: varningar };
  }

  return {
    arrive(header) {
      const scenario = readScenario(header, order);
      if (scenario.fraga?.fore) throw scenario.fraga.fault;
      return scenario;
    },
    remember: (caller, scenario) => void byCaller.set(caller, scenario),
    step(query, caller) {
      refuseRealPersons(query, clock);
      const scenario = byCaller.get(caller);
      if (scenario?.fraga) throw scenario.fraga.fault;
      return scenario && play(scenario, query);
    },
    behaviourOf: (source, questionId) => behaviours.get(questionId)?.get(source),
  };
}

/** @throws {RequestFault} a scenario that cannot happen would make a test pass that has tested nothing */
function inclusionOf({ inclusions }: CompositeQuery, bastjanst: BastjanstId): Inclusion {
  const inclusion = inclusions.find((one) => one.bastjanst === bastjanst);
  if (!inclusion) throw scenarioFault(`${bastjanst} har ett scenario men är inte inkluderad i frågan`);
  return inclusion;
}

function behaviourFor(inclusion: Inclusion, { kvalitet }: Delscenario & { slag: 'kvalitet' }): Behaviour {
  const { bastjanst, source = bastjanst } = inclusion;
  const name = kvaliteter[source]?.[kvalitet];
  if (!name) throw scenarioFault(cannotBe(bastjanst, source, kvalitet));
  return { name };
}

/** Skatteverket has a source for each version; the others have one, and then no version helps. */
function cannotBe(bastjanst: BastjanstId, source: string, kvalitet: string): string {
  const others = Object.keys(kvaliteter).filter((one) => one !== source && `${one}_`.startsWith(`${bastjanst}_`));
  const isElsewhere = others.some((one) => Object.hasOwn(kvaliteter[one] ?? {}, kvalitet));
  return `${bastjanst} kan inte svara så i ${isElsewhere ? 'den här frågans version' : 'någon version'} (${kvalitet})`;
}

/** What is no identity at all is left to the rules, so that they can be tried. @throws {RequestFault} */
function refuseRealPersons({ person }: CompositeQuery, clock: Clock): void {
  const digits = person.reveal();
  if (arTestnummer(digits) || !isIdentity(digits, swedishDay(clock.now()))) return;
  throw scenarioFault('simulatorn tar bara emot Skatteverkets testpersonnummer (födelsenummer 238 eller 239)');
}
