// The time as it is, for what the bench does in the present.
import type { Clock } from '../../../src/composite/ports.ts';

export const systemClock: Clock = { now: Date.now, monotonic: () => performance.now() };
