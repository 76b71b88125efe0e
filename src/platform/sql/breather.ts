// Lets the event loop on between statements that run in the process itself: a loop of them is one row of microtasks.
import { setImmediate as turn } from 'node:timers/promises';

/** Timers, sockets and other questions wait so long for a row of short statements; milliseconds. */
const LONGEST_MS = 10;

/** Makes a function that resolves at once, or after a turn of the event loop where it has had none for 10 ms. */
export function createBreather(): () => Promise<void> {
  let since: number | undefined;

  return async () => {
    if (since === undefined) {
      since = performance.now();
      setImmediate(() => (since = undefined));
    } else if (performance.now() - since > LONGEST_MS) await turn();
  };
}
