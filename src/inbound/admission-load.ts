// Fewer newcomers where this process cannot keep up: then its event loop is late, and every answer and every refusal with it.
import { performance } from 'node:perf_hooks';
import { type Admission, type AdmissionLimits, createAdmission } from './admission.ts';

/** One look at the process, since the last. */
export interface LoadSample {
  /** How long since; milliseconds. */
  readonly sinceMs: number;
  /** How late its timers came at most; milliseconds. */
  readonly lateMs: number;
  /** How much of the time its event loop was at work; 0–1. */
  readonly busy: number;
  /** Questions under way at most. */
  readonly peak: number;
  /** Questions that ended. */
  readonly ended: number;
  /** Questions refused for want of a place. */
  readonly refused: number;
}

export interface Tempo {
  /** Questions that may come in from one look to the next; undefined: as many as there are places. */
  readonly newcomers: number | undefined;
  /** What has piled up goes first: next to nobody may come in meanwhile. */
  readonly draining: boolean;
  /** Looks in a row at which it could not keep up, how long they took, and questions that ended meanwhile. */
  readonly lateInARow: number;
  readonly lateForMs: number;
  readonly endedInARow: number;
  /** Looks in a row at which nobody was refused. */
  readonly calmInARow: number;
}

export const UNLIMITED: Tempo = {
  newcomers: undefined,
  draining: false,
  lateInARow: 0,
  lateForMs: 0,
  endedInARow: 0,
  calmInARow: 0,
};

const TIMER_MS = 10;
const LOOK_MS = 50;
const LATE_MS = 20;
const BUSY = 0.9;
/** So many keep a core at work, however fast they are answered: with fewer under way it is not they that make the loop late. */
const FEW = 16;
/** A burst of so many, or as many callers that ask one question after the other, is no overload. */
const MANY = 100;
/** More under way than this came before there was a limit. */
const PILED_UP = 50;
/** Some hundred milliseconds: a burst is no overload, it is answered within its deadline though the loop is late meanwhile. */
const LATE_LOOKS = 6;
/** Of what it can answer: the rest is the time in which refusals and answers get out. */
const HEADROOM = 0.8;
const SHRINK = 0.9;
const GROW = 0.15;
/** With fewer there are no shares to speak of. */
const LEAST_NEWCOMERS = 5;
/** A second. */
const CALM_LOOKS = 20;

/**
 * How many newcomers there may be from now on. Begins, at less than what it has shown that it can answer, where timers have come
 * late for some time while the loop does nothing but work, and lets what has piled up go first; then fewer by a share as long as
 * they come late, and a few more where somebody was refused though there was time (AIMD; Chiu and Jain, Computer Networks and
 * ISDN Systems 17:1, 1989). Ends when nobody is refused.
 */
export function nextTempo(before: Tempo, { sinceMs, lateMs, busy, peak, ended, refused }: LoadSample): Tempo {
  const late = lateMs >= LATE_MS && busy >= BUSY && peak > (before.newcomers === undefined ? MANY : FEW);
  const lateForMs = late ? before.lateForMs + sinceMs : 0;
  const lateInARow = late ? before.lateInARow + 1 : 0;
  const endedInARow = late ? before.endedInARow + ended : 0;
  const calmInARow = refused === 0 && !late ? before.calmInARow + 1 : 0;
  const draining = before.newcomers !== undefined && late && peak > PILED_UP;
  const row = { draining, lateInARow, lateForMs, endedInARow, calmInARow };
  if (before.newcomers === undefined) {
    if (lateInARow < LATE_LOOKS) return { ...row, newcomers: undefined };
    return { ...row, draining: true, newcomers: atLeast((HEADROOM * LOOK_MS * endedInARow) / lateForMs) };
  }
  if (calmInARow >= CALM_LOOKS) return UNLIMITED;
  if (draining) return { ...row, newcomers: before.newcomers };
  if (late) return { ...row, newcomers: atLeast(SHRINK * before.newcomers) };
  return { ...row, newcomers: before.newcomers + (refused > 0 ? GROW : 0) };
}

function atLeast(newcomers: number): number {
  return Math.max(LEAST_NEWCOMERS, newcomers);
}

export interface LoadControl extends Pick<Admission, 'enter' | 'underWay'> {
  close(): void;
}

/** An admission with at most the places of `limits`, and fewer newcomers while this process cannot keep up. */
export function createControlledAdmission(limits: AdmissionLimits): LoadControl {
  return controlLoad(createAdmission(limits), limits);
}

/**
 * Puts the control in front of an admission. Newcomers share as those under way do: each holds a place of its own for as long as
 * one look, so that whoever sends little finds one.
 */
export function controlLoad(admission: Admission, { greed }: Pick<AdmissionLimits, 'greed'>): LoadControl {
  const door = createAdmission({ concurrent: 0, greed });
  let atTheDoor: { readonly since: number; readonly leave: () => void }[] = [];
  let tempo = UNLIMITED;
  let [lateMs, peak, ended, refused] = [0, 0, 0, 0];
  let due = performance.now() + TIMER_MS;
  let lastLook = performance.now();
  let utilization = performance.eventLoopUtilization();

  function look(now: number): void {
    const used = performance.eventLoopUtilization();
    const { utilization: busy } = performance.eventLoopUtilization(used, utilization);
    utilization = used;
    tempo = nextTempo(tempo, { sinceMs: now - lastLook, lateMs, busy, peak, ended, refused });
    lastLook = now;
    door.resize(tempo.draining ? LEAST_NEWCOMERS : (tempo.newcomers ?? 0));
    [lateMs, peak, ended, refused] = [0, admission.underWay(), 0, 0];
  }

  function letThrough(now: number): void {
    const through = atTheDoor.filter(({ since }) => now - since >= LOOK_MS);
    if (through.length === 0) return;
    for (const { leave } of through) leave();
    atTheDoor = atTheDoor.filter(({ since }) => now - since < LOOK_MS);
  }

  const timer = setInterval(() => {
    const now = performance.now();
    lateMs = Math.max(lateMs, now - due);
    due = now + TIMER_MS;
    letThrough(now);
    if (now - lastLook >= LOOK_MS) look(now);
  }, TIMER_MS).unref();

  return {
    enter(organisation) {
      try {
        const pass = tempo.newcomers === undefined ? undefined : door.enter(organisation);
        const leave = enterOr(pass, organisation);
        peak = Math.max(peak, admission.underWay());
        if (pass) atTheDoor.push({ since: performance.now(), leave: pass });
        let over = false;
        return () => {
          if (!over) ended++;
          over = true;
          leave();
        };
      } catch (error) {
        refused++;
        throw error;
      }
    },
    underWay: admission.underWay,
    close: () => clearInterval(timer),
  };

  /** Nobody stands at the door who found no place inside. */
  function enterOr(pass: (() => void) | undefined, organisation: string | undefined): () => void {
    try {
      return admission.enter(organisation);
    } catch (error) {
      pass?.();
      throw error;
    }
  }
}
