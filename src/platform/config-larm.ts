// Who is told of alerts, and how often the same one is told again.
import { HOUR_MS } from './durations.ts';

type Env = Readonly<Record<string, string | undefined>>;

const LEAST_SECRET = 16;

export interface LarmConfig {
  /** Addresses of functions, never of a person's own; empty: nobody gets a letter. */
  readonly epost: readonly string[];
  /** From one telling to the next while an alert lasts. */
  readonly upprepaMs: number;
}

/**
 * One line for each flaw in the webhook; the form of every value is checked by config-variables.ts.
 * @param demanded why this is no trial, as a clause; undefined in trial mode
 */
export function larmProblems(env: Env, demanded: string | undefined): string[] {
  const { LARM_WEBHOOK_URL: url, LARM_WEBHOOK_HEMLIGHET: secret } = env;
  if (!url) return secret ? ['LARM_WEBHOOK_URL saknas: LARM_WEBHOOK_HEMLIGHET är satt'] : [];
  const weak = (secret ?? '').length < LEAST_SECRET;
  return [
    ...(weak ? [`LARM_WEBHOOK_HEMLIGHET: väntat är minst ${LEAST_SECRET} tecken, som larmen undertecknas med`] : []),
    ...(demanded && url.startsWith('http:') ? [`LARM_WEBHOOK_URL börjar med http://, men ${demanded}`] : []),
  ];
}

export function toLarm(env: Env): LarmConfig {
  const epost = (env.LARM_EPOST ?? '').split(',').map((address) => address.trim());
  return {
    epost: epost.filter((address) => address !== ''),
    upprepaMs: HOUR_MS * Number(env.LARM_UPPREPA_TIMMAR || 4),
  };
}
