// The versions of the contract and their life: data that the faces and the portal read.

export interface VersionLife {
  readonly name: string;
  readonly namespace: string;
  /** First day in production, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day on which it is answered; missing while none is decided. */
  readonly closes?: string;
}

const BASE = 'http://schema.forsakringskassan.se/integration/ssbt';

/** Oldest first. v11's first day is that of this project: the real service's is not public. */
export const versionLives: readonly VersionLife[] = [
  { name: 'v10', namespace: `${BASE}/10`, from: '2026-11-22' },
  { name: 'v11', namespace: `${BASE}/11`, from: '2026-11-22' },
];
