// Fewer places where this process cannot keep up: then its event loop is late, and every answer and every refusal with it.
import { performance } from 'node:perf_hooks';
import { type Admission, type AdmissionLimits, createAdmission } from './admission.ts';

/** One look at the process, since the last. */
export interface LoadSample {
  /** How late its timers came at most; milliseconds. */
  readonly lateMs: number;
  /** How much of the time its event loop was at work; 0–1. */
  readonly busy: number;
  /** The most questions under way. */
  readonly peak: number;
  /** Questions refused for want of a place. */
  readonly refused: number;
}

export interface LoadState {
  readonly places: number;
  /** Looks in a row at which it could not keep up. */
  readonly lateInARow: number;
}

const LATE_MS = 20;
const BUSY = 0.9;
const LATE_LOOKS = 2;
/** A burst of so many is no overload: they are answered within their deadline though the loop is late meanwhile. */
const LEAST_PLACES = 128;
const SHRINK = 0.7;
const GROW = 1.25;

/**
 * How many places there should be from now on. Shrinks, to a share of what was under way, where timers come late while the loop
 * does nothing but work; one late moment alone, such as a garbage collection, is let pass. Grows again only where somebody was
 * refused though there was time.
 */
export function nextPlaces({ places, lateInARow }: LoadState, sample: LoadSample, most: number): LoadState {
  if (sample.lateMs >= LATE_MS && sample.busy >= BUSY) {
    if (lateInARow + 1 < LATE_LOOKS) return { places, lateInARow: lateInARow + 1 };
    const fewer = Math.floor(SHRINK * Math.min(places, sample.peak));
    return { places: Math.min(most, Math.max(LEAST_PLACES, fewer)), lateInARow: lateInARow + 1 };
  }
  const more = sample.refused > 0 ? Math.min(most, Math.ceil(GROW * places)) : places;
  return { places: more, lateInARow: 0 };
}

export interface LoadControl extends Pick<Admission, 'enter'> {
  close(): void;
}

const TIMER_MS = 10;
const LOOK_MS = 50;

/** An admission with at most the places of `limits`, and fewer while this process cannot keep up. */
export function createControlledAdmission(limits: AdmissionLimits): LoadControl {
  return controlLoad(createAdmission(limits), limits.concurrent);
}

/** Puts the control in front of an admission that has `most` places. */
export function controlLoad(admission: Admission, most: number): LoadControl {
  let state: LoadState = { places: most, lateInARow: 0 };
  let [lateMs, peak, refused] = [0, 0, 0];
  let due = performance.now() + TIMER_MS;
  let nextLook = due + LOOK_MS;
  let utilization = performance.eventLoopUtilization();

  function look(): void {
    const now = performance.eventLoopUtilization();
    const { utilization: busy } = performance.eventLoopUtilization(now, utilization);
    utilization = now;
    state = nextPlaces(state, { lateMs, busy, peak, refused }, most);
    admission.resize(state.places);
    [lateMs, peak, refused] = [0, admission.underWay(), 0];
  }

  const timer = setInterval(() => {
    const now = performance.now();
    lateMs = Math.max(lateMs, now - due);
    due = now + TIMER_MS;
    if (now < nextLook) return;
    look();
    nextLook = now + LOOK_MS;
  }, TIMER_MS).unref();

  return {
    enter(organisation) {
      try {
        const leave = admission.enter(organisation);
        peak = Math.max(peak, admission.underWay());
        return leave;
      } catch (error) {
        refused++;
        throw error;
      }
    },
    close: () => clearInterval(timer),
  };
}
