// The use case: may the question be asked, is it in the log, what do the bastjänster say. It reads top to bottom.
import { type CompositeAnswer, merge, outcomes } from './answer.ts';
import type { Bastjanst, TestResult } from './bastjanst.ts';
import { abortFault, type Deadline, startDeadline } from './deadline.ts';
import { asFault, createFanOut, withinSignal } from './fan-out.ts';
import { BastjanstFault, RequestFault } from './fault.ts';
import type { Caller, Clock, Notice, QueryLog, Step, Withheld } from './ports.ts';
import type { BastjanstId, CompositeQuery } from './query.ts';

export interface CompositeDeps<C> {
  /** Every interface of the profile's bastjänster, guarded, by the keys that inclusions name. */
  readonly sources: ReadonlyMap<string, Bastjanst<C>>;
  /** Checked in order; the first refusal wins. */
  readonly steps: readonly Step[];
  readonly queryLog: QueryLog;
  readonly clock: Clock;
  readonly limits: {
    /** From the arrival of the question to the last answer waited for, queues included; milliseconds. */
    readonly totalMs: number;
  };
  readonly onBug: (error: unknown, where: string, queryId: string) => void;
}

/** What the steps say of a question that they do not refuse. */
export interface Permission {
  /** The question as it would be asked. */
  readonly query: CompositeQuery;
  readonly withheld: Withheld;
  readonly notices: readonly Notice[];
}

export interface Composite<C> {
  /**
   * Asks one question.
   * @param left aborts when the caller has gone away
   * @throws {RequestFault} if the question is refused; then nobody has been asked
   */
  ask(query: CompositeQuery, caller: Caller, left: AbortSignal): Promise<CompositeAnswer<C>>;
  /**
   * Checks a question against all that `ask` checks; asks nobody, and leaves no row in the log of queried persons.
   * @throws {RequestFault} as `ask` would
   */
  check(query: CompositeQuery, caller: Caller, left: AbortSignal): Promise<Permission>;
  /**
   * Pings every source that has a test service; results by the key of the source. Asks about nobody, so the log of queried
   * persons has no row of it.
   */
  test(left: AbortSignal): Promise<ReadonlyMap<string, TestResult>>;
}

export function createComposite<C>(deps: CompositeDeps<C>): Composite<C> {
  const { sources, steps, queryLog, clock, limits, onBug } = deps;
  const fanOut = createFanOut<C>({ sources, clock, onBug });

  async function ask(asked: CompositeQuery, caller: Caller, left: AbortSignal): Promise<CompositeAnswer<C>> {
    const elapsed = () => Math.round(clock.monotonic() - asked.receivedMonotonic);
    using deadline = totalDeadline(limits.totalMs - elapsed(), left);
    const { query, withheld, notices } = await permission(asked, caller, deadline.signal);
    await beginLog(query, notices, deadline.signal);
    const results = await fanOut(query, withheld, deadline.signal);
    const answer = merge(query, results, notices, elapsed());
    await queryLog.complete(query.id, outcomes(answer), answer.milliseconds);
    return answer;
  }

  async function check(query: CompositeQuery, caller: Caller, left: AbortSignal): Promise<Permission> {
    using deadline = totalDeadline(limits.totalMs - (clock.monotonic() - query.receivedMonotonic), left);
    return await permission(query, caller, deadline.signal);
  }

  /** Runs the steps in order, each on the question as those before it left it. */
  async function permission(asked: CompositeQuery, caller: Caller, signal: AbortSignal): Promise<Permission> {
    if (signal.aborted) throw tooLate(signal);
    let query = asked;
    const withheld = new Map<BastjanstId, BastjanstFault>();
    const notices: Notice[] = [];
    for (const step of steps) {
      const verdict = await runStep(step, query, caller, signal);
      for (const [id, fault] of verdict?.withheld ?? []) if (!withheld.has(id)) withheld.set(id, fault);
      notices.push(...(verdict?.notices ?? []));
      query = verdict?.query ?? query;
    }
    return { query, withheld, notices };
  }

  async function runStep(step: Step, query: CompositeQuery, caller: Caller, signal: AbortSignal) {
    try {
      return await withinSignal(Promise.resolve(step(query, caller)), signal);
    } catch (error) {
      if (error instanceof RequestFault) throw error;
      if (signal.aborted) throw tooLate(signal);
      onBug(error, 'permission', query.id);
      throw new RequestFault('internal');
    }
  }

  /** A row that lands after we gave up is completed by the log itself, as cancelled: nobody was asked. */
  async function beginLog(query: CompositeQuery, notices: readonly Notice[], signal: AbortSignal): Promise<void> {
    try {
      await queryLog.begin(query, notices, signal);
    } catch (error) {
      if (hasLeft(signal)) throw tooLate(signal);
      onBug(error, 'querylog', query.id);
      throw new RequestFault('log-unavailable');
    }
  }

  async function test(left: AbortSignal): Promise<ReadonlyMap<string, TestResult>> {
    using deadline = totalDeadline(limits.totalMs, left);
    const entries = [...sources].map(async ([key, source]) => [key, await testOne(source, deadline.signal)] as const);
    return new Map(await Promise.all(entries));
  }

  async function testOne(source: Bastjanst<C>, signal: AbortSignal): Promise<TestResult> {
    if (!source.test) return { status: 'untested' };
    const started = clock.monotonic();
    const elapsed = () => Math.round(clock.monotonic() - started);
    try {
      await withinSignal(source.test(signal), signal);
      return { status: 'ok', milliseconds: elapsed() };
    } catch (error) {
      const fault = asFault(error, (bug) => onBug(bug, source.id, 'test'));
      return { status: 'failed', fault, milliseconds: elapsed() };
    }
  }

  function totalDeadline(milliseconds: number, left: AbortSignal): Deadline {
    return startDeadline(milliseconds, () => new BastjanstFault('deadline', { limit: limits.totalMs }), left);
  }

  return { ask, check, test };
}

/** Nobody reads the answer any more: no fault of ours. */
function hasLeft(signal: AbortSignal): boolean {
  return signal.aborted && abortFault(signal).cause === 'cancelled';
}

/** Why a question ends before anybody is asked: its sender hung up, or the time that it had is gone. */
function tooLate(signal: AbortSignal): RequestFault {
  return new RequestFault(hasLeft(signal) ? 'malformed' : 'overloaded');
}
