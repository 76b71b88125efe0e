// What the core needs from the house around it, and no more.
import type { BastjanstFault, FaultCause } from './fault.ts';
import type { BastjanstId, CompositeQuery } from './query.ts';

/** The time, replaceable in tests. */
export interface Clock {
  /** Milliseconds since the epoch; for what is written down. */
  now(): number;
  /** Milliseconds of a clock that never jumps; for deadlines and durations. */
  monotonic(): number;
}

/** Who calls, as authentication proved it. */
export interface Caller {
  /** 12 digits; absent only where trial mode lets an unauthenticated caller in. */
  readonly organisationsnummer?: string;
}

/** How one asked bastjänst ended, as the log of queried persons keeps it: a technical outcome, no answer content. */
export interface LoggedOutcome {
  readonly bastjanst: BastjanstId;
  readonly outcome: 'delivered' | FaultCause;
  readonly milliseconds: number;
}

/** The log of queried persons. */
export interface QueryLog {
  /**
   * Makes the row of a question durable. It lists every bastjänst that the question includes, and the codes of what was
   * remarked upon in it. When `signal` aborts first, it rejects; a row that became durable all the same is then completed
   * with every bastjänst as `cancelled`.
   * @throws whatever the store throws: the question is then refused
   */
  begin(query: CompositeQuery, notices: readonly Notice[], signal?: AbortSignal): Promise<void>;
  /**
   * Completes the row before the answer leaves. Never rejects and never waits long: what cannot be written
   * now is retried in the background, and until then the row stands as begun, which counts as disclosed.
   */
  complete(queryId: string, outcomes: readonly LoggedOutcome[], milliseconds: number): Promise<void>;
}

/** Bastjänster that a step lets nobody ask in this question, each with the fault that its part gets. */
export type Withheld = ReadonlyMap<BastjanstId, BastjanstFault>;

/** Something that the caller should know though the question is asked, e.g. that its period was cut. */
export interface Notice {
  /** A key of the profile's texts. */
  readonly code: string;
  /** The part that it concerns; the question as a whole where it is missing. */
  readonly bastjanst?: BastjanstId;
  /** Figures and names of fields for the text; nothing about the person. */
  readonly detail?: Readonly<Record<string, string>>;
}

/** What a step comes to, where it lets the question through. */
export interface Verdict {
  readonly withheld?: Withheld;
  /** The question as the following steps and the bastjänster see it, where the step changed it. */
  readonly query?: CompositeQuery;
  readonly notices?: readonly Notice[];
}

/**
 * One rule of access or content, checked before anyone is asked.
 * @throws {RequestFault} to refuse the question as a whole; anything else thrown is a refusal too
 */
export type Step = (query: CompositeQuery, caller: Caller) => Verdict | undefined | Promise<Verdict | undefined>;
