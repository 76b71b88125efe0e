// What the pages of measurements, service levels and alerts need of the rest of the service; the composition root hands it in.
import type { UppgiftslamnareRegister } from '../anslutning/uppgiftslamnare.ts';
import type { Driftlagen } from '../bastjanster/drift/driftlagen.ts';
import type { GuardState } from '../bastjanster/guard/guard.ts';
import type { GuardLimits } from '../bastjanster/guard/limits.ts';
import type { Loggstatus } from '../querylog/loggstatus.ts';
import type { Avstamning } from '../servicelevel/avstamning.ts';
import type { Driftinformation } from '../servicelevel/driftinformation/driftinformation.ts';
import type { Prenumerationer } from '../servicelevel/driftinformation/prenumerationer.ts';
import type { Larmtjanst } from '../servicelevel/larm/create-larm.ts';
import type { Larmlista } from '../servicelevel/larm/larm.ts';
import type { Matningar } from '../servicelevel/matning/matningar.ts';
import type { Nivaer } from '../servicelevel/niva/nivaer.ts';
import type { Rapporter } from '../servicelevel/niva/rapporter.ts';
import type { Servicelagen } from '../servicelevel/niva/servicelage.ts';

/** A source as people know it. */
export interface Kalla {
  /** Its key among the sources: `SKV_DELAR`. */
  readonly kalla: string;
  /** The bastjänst that it answers for: `SKV`. */
  readonly bastjanst: string;
  readonly namn: string;
}

/** The guards as this process has them; undefined where there is no such source. */
export interface Guards {
  state(kalla: string): GuardState | undefined;
  /** In force: as configured, with what an operator has changed. */
  limits(kalla: string): GuardLimits | undefined;
}

export interface ServicelevelServices {
  /** In the order in which they are shown; the composite is none of them. */
  readonly kallor: readonly Kalla[];
  readonly clock: { now(): number };
  readonly matningar: Matningar;
  readonly servicelagen: Servicelagen;
  readonly nivaer: Nivaer;
  readonly rapporter: Rapporter;
  readonly driftinformation: Driftinformation;
  readonly prenumerationer: Prenumerationer;
  readonly larm: Larmlista & Partial<Pick<Larmtjanst, 'harKlockreferens'>>;
  readonly guards: Guards;
  readonly driftlagen: Driftlagen;
  readonly avstamning: Avstamning;
  /** @throws {DatabaseError | KeyError | KontrollError} */
  readonly loggstatus: () => Promise<Loggstatus>;
  readonly uppgiftslamnare: Pick<UppgiftslamnareRegister, 'alla'>;
  /** Aborts when the service stops: then open streams end. */
  readonly stopping: AbortSignal;
}
