// Whether batches of questions are taken here: the one exception to that answers are never stored, so somebody must decide it.

type Env = Readonly<Record<string, string | undefined>>;

export interface UppdragConfig {
  /** The förvaltare's decision for the installation. */
  readonly pa: boolean;
}

export function toUppdrag(env: Env): UppdragConfig {
  return { pa: env.UPPDRAG === 'ja' };
}
