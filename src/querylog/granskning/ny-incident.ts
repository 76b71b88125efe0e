// What an incident is, and what must be right when an operator registers one.
import { v7 as uuidv7 } from 'uuid';
import type { Begaran } from './aktor.ts';
import { checkedInterval, checkedText } from './begaran.ts';
import { GranskningError } from './granskning-error.ts';
import type { Omfattning } from './incident-berorda.ts';
import { GRANSKNING_LIMITS } from './limits.ts';
import { UTFALL } from './utfall.ts';

/** Something that went wrong with questions of an interval. Times are milliseconds since the epoch. */
export interface Incident extends Omfattning {
  readonly id: string;
  readonly rubrik: string;
  readonly upptacktAt: number;
  /** 72 hours after the discovery. */
  readonly tidsfristAt: number;
  readonly registreradAt: number;
  readonly registreradAv: string;
}

export interface NyIncident extends Begaran, Omfattning {
  readonly rubrik: string;
  readonly upptacktAt: number;
}

/**
 * @param myndigheter names by agency's id: what an incident can be about
 * @throws {GranskningError}
 */
export function checkedIncident(
  { aktor, rubrik, interval, bastjanst, orsak, upptacktAt }: NyIncident,
  now: number,
  myndigheter: ReadonlyMap<string, string>,
): Incident {
  if (!Number.isSafeInteger(upptacktAt) || upptacktAt > now || upptacktAt < 0) {
    throw new GranskningError(
      'interval',
      'upptacktAt',
      'upptacktAt: ange när incidenten upptäcktes, inte senare än nu.',
    );
  }
  if (orsak !== undefined && !Object.hasOwn(UTFALL, orsak)) {
    throw new GranskningError('criterion', 'orsak', `orsak: något av ${Object.keys(UTFALL).join(', ')}.`);
  }
  if (bastjanst !== undefined && !myndigheter.has(bastjanst)) {
    throw new GranskningError('criterion', 'bastjanst', `bastjanst: någon av ${[...myndigheter.keys()].join(', ')}.`);
  }
  return {
    id: uuidv7(),
    rubrik: checkedText(rubrik, 'rubrik', 200),
    interval: checkedInterval(interval),
    ...(bastjanst !== undefined && { bastjanst }),
    ...(orsak !== undefined && { orsak }),
    upptacktAt,
    tidsfristAt: upptacktAt + GRANSKNING_LIMITS.incidentHours * 3_600_000,
    registreradAt: now,
    registreradAv: checkedText(aktor.namn, 'aktor.namn', 200),
  };
}
