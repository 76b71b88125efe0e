// The callers' certificates that are about to run out, as this process has seen them.

import { DAY_MS } from '../../platform/durations.ts';
import { CERTIFIKAT_DAGAR } from './regler/certifikat-gar-ut.ts';

/** A certificate that was shown. Times are milliseconds since the epoch. */
export interface SettCertifikat {
  /** 12 digits. */
  readonly organisation: string;
  /** Hex; tells an organisation's certificates from each other. */
  readonly fingeravtryck: string;
  readonly till: number;
  readonly seddAt: number;
}

export interface SeddaCertifikat {
  /** A caller was let in with it. */
  sedd(organisation: string, fingeravtryck: string, till: number): void;
  /** Those that end within the first of the days of the rule. */
  alla(): SettCertifikat[];
}

export interface SeddaCertifikatDeps {
  readonly clock: { now(): number };
  /** Kept at most; the one that was seen longest ago goes first. Default 2,000. */
  readonly most?: number;
}

/** What the rule calls a caller begins so. */
export const ANROPARE = 'anroparen';

const SOON_MS = CERTIFIKAT_DAGAR[0] * DAY_MS;

export function createSeddaCertifikat({ clock, most = 2_000 }: SeddaCertifikatDeps): SeddaCertifikat {
  const seen = new Map<string, SettCertifikat>();
  return {
    sedd(organisation, fingeravtryck, till) {
      const seddAt = clock.now();
      if (till - seddAt >= SOON_MS) return;
      const key = `${organisation} ${fingeravtryck}`;
      seen.delete(key);
      seen.set(key, { organisation, fingeravtryck, till, seddAt });
      if (seen.size > most) seen.delete(seen.keys().next().value ?? '');
    },
    alla: () => [...seen.values()],
  };
}
