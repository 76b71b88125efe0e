// One AbortSignal that ends by time or by the caller's leaving, with the fault that the waiting parts then get.
import { BastjanstFault } from './fault.ts';

export interface Deadline extends Disposable {
  /** Aborts with a {@link BastjanstFault} as its reason. */
  readonly signal: AbortSignal;
}

/**
 * Starts a deadline of `milliseconds` from now (over at once where none are left), inside `parent` (a parent without a fault as
 * its reason counts as the caller having left). Dispose it to stop the timer and let go of the parent.
 */
export function startDeadline(milliseconds: number, onTime: () => BastjanstFault, parent?: AbortSignal): Deadline {
  const controller = new AbortController();
  const leave = () => controller.abort(parent && abortFault(parent));
  const timer = setTimeout(() => controller.abort(onTime()), Math.max(0, milliseconds));
  if (parent?.aborted) leave();
  else if (milliseconds <= 0) controller.abort(onTime());
  else parent?.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', leave);
    },
  };
}

/** Why a signal aborted: the fault it was given, or else that the caller left. */
export function abortFault({ reason }: AbortSignal): BastjanstFault {
  return reason instanceof BastjanstFault ? reason : new BastjanstFault('cancelled');
}
