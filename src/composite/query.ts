// What is asked: one question about one person, in the words of the domain and of no wire format.

/** Identifies a bastjänst within a profile, e.g. `AF`. */
export type BastjanstId = string;

/**
 * The identity of the person asked about. It masks itself wherever it is printed, so that it cannot
 * reach a log line, an exception or a JSON text by accident; {@link PersonId.reveal} is the one way out.
 */
export class PersonId {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The identity in clear text. Call it only where a bastjänst or the log of queried persons needs it. */
  reveal(): string {
    return this.#value;
  }

  equals(other: PersonId): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return '[person]';
  }

  toJSON(): string {
    return '[person]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[person]';
  }
}

/** Whether `digits` (10, or 12 with the century) is that person's identity. */
export function isSameIdentity(digits: string, person: PersonId): boolean {
  const own = person.reveal();
  return digits === own || (digits.length === 10 && own.endsWith(digits));
}

/** A period with both ends included; dates as `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly tom: string;
}

/** The asking organisation as the question states it. `organisationsnummer` has 12 digits (16-prefixed). */
export interface Ingivare {
  readonly organisationsnummer: string;
  readonly namn: string;
  readonly handlaggare: string;
}

/** A personuppgiftsbiträde that takes part in the question on behalf of the ingivare. */
export interface Personuppgiftsbitrade {
  readonly ordningsnummer?: number;
  readonly organisationsnummer: string;
  readonly namn: string;
}

/** What every asked bastjänst needs to know: who asks about whom, why, and which call it belongs to. */
export interface QueryFrame {
  /** Our own id of the question (UUIDv7): the key of its log row and of every trace it leaves. */
  readonly id: string;
  /** The caller's id, or ours where it sent none. A free string: never logged unless it is a UUID. */
  readonly korrelationsid: string;
  readonly person: PersonId;
  readonly ingivare: Ingivare;
  readonly personuppgiftsbitraden: readonly Personuppgiftsbitrade[];
  readonly arende: string;
  readonly syfte: string;
  readonly lagtext: string;
}

/** One bastjänst to ask, for which period, and with which parameters of its own (known to its module alone). */
export interface Inclusion {
  readonly bastjanst: BastjanstId;
  /** Which of the bastjänst's interfaces to ask, where it has more than one: a key of the composite's sources. */
  readonly source?: string;
  readonly period: Period;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The whole question as it enters the core. */
export interface CompositeQuery extends QueryFrame {
  /** When the question's head had arrived; milliseconds since the epoch, for what is written down. */
  readonly receivedAt: number;
  /** The same moment by {@link Clock.monotonic}; the deadline and all durations count from here. */
  readonly receivedMonotonic: number;
  /** The time that the caller gives the question, as it wrote it; the time of arrival where it gave none. */
  readonly askedAt: string;
  readonly period: Period;
  /** The bastjänster to ask, each at most once, in the order in which the answer lists them. */
  readonly inclusions: readonly Inclusion[];
}

/** The question as one bastjänst sees it. */
export interface BastjanstQuery extends QueryFrame {
  readonly period: Period;
  readonly parameters: Readonly<Record<string, string>>;
}
