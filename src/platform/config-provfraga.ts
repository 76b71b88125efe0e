// Whether people may ask about test persons on a page, and as whom those ask who belong to no nämnd.

type Env = Readonly<Record<string, string | undefined>>;

export interface ProvfragaConfig {
  /** Where it is, test persons are what the sources answer about: trial, and environments for tests. */
  readonly pa: boolean;
  /** 12 digits: the nämnd in whose name operators and uppgiftslämnare ask; undefined: they cannot. */
  readonly organisation: string | undefined;
}

/** @param trial then it is on where nothing else is said */
export function toProvfraga(env: Env, trial: boolean): ProvfragaConfig {
  return {
    pa: (env.PROVFRAGA || (trial ? 'pa' : 'av')) === 'pa',
    organisation: env.PROVFRAGA_ORGANISATION || undefined,
  };
}
