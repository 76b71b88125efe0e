// What the rules go by, as figures for Prometheus: this process' own, and what all of them have seen of certificates.
import type { LarmFigures } from '../../platform/metrics-larm.ts';
import type { Iakttagelser } from './iakttagelser.ts';
import { type Gallringslage, marginalMs } from './regler/gallring-forsenad.ts';
import { remembered } from './remembered.ts';
import { ANROPARE } from './sedda-certifikat.ts';
import { LOGGEN_LASES_MS } from './underlag.ts';

export interface LarmvardenDeps {
  readonly iakttagelser: Pick<Iakttagelser, 'gallande'>;
  readonly gallring: () => Promise<Gallringslage>;
  readonly loggBorta: () => number | undefined;
  readonly oskrivenMatning: () => number | undefined;
  /** As the iakttagare found it last. */
  readonly klockanFore: () => number | undefined;
  readonly clock: { now(): number };
}

/** @returns a function that cannot reject */
export function createLarmvarden(deps: LarmvardenDeps): () => Promise<LarmFigures> {
  const { iakttagelser, loggBorta, oskrivenMatning, klockanFore, clock } = deps;
  const gallring = remembered(deps.gallring, LOGGEN_LASES_MS, clock);
  return async () => {
    const now = clock.now();
    // without a database there is nothing to say of gallring and certificates, and all the more of the log
    const [lage, seen] = await Promise.all([
      gallring().catch(() => undefined),
      iakttagelser.gallande(now).catch(() => []),
    ]);
    const certifikat = new Map<string, number>();
    for (const { regel, objekt, varde } of seen) {
      if (regel !== 'certifikat-gar-ut') continue;
      const namn = objekt.startsWith(ANROPARE) ? ANROPARE : objekt;
      certifikat.set(namn, Math.min(certifikat.get(namn) ?? Number.POSITIVE_INFINITY, varde - now));
    }
    return {
      loggSkrivbar: loggBorta() === undefined,
      gallringSenMs: lage && Math.max(0, now - (lage.forfallenSedan ?? now) - marginalMs(lage)),
      gallringHindrad: lage && (lage.senaste?.hindrade ?? 0) > 0,
      certifikatMs: certifikat,
      klockanForeMs: klockanFore(),
      oskrivenMatningMs: now - (oskrivenMatning() ?? now),
    };
  };
}
