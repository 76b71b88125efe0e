// All pages of measurements, service levels, driftinformation and alerts, with the feed and the stream beside them.
import express, { type Router } from 'express';
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import { createDriftinformationPages } from './driftinformation/driftinformation-pages.ts';
import { createDriftflode } from './driftinformation/flode.ts';
import type { BesokDeps } from './inloggning/besok.ts';
import type { Forsok } from './inloggning/forsok.ts';
import { createFragment } from './oversikt/fragment.ts';
import { createOversiktPages } from './oversikt/oversikt.ts';
import { createOversiktslage } from './oversikt/oversiktslage.ts';
import { createStrom, type Stromtakt } from './oversikt/strom.ts';
import type { Page } from './page.ts';
import { createLarmPages } from './servicelevel/larm.ts';
import { createNivaPages } from './servicelevel/nivaer.ts';
import { createRapportPages } from './servicelevel/rapporter.ts';
import type { ServicelevelServices } from './servicelevel-services.ts';

export interface ServicelevelPagesDeps {
  readonly services: ServicelevelServices;
  readonly anslutningar: Pick<Anslutningar, 'alla'>;
  readonly besok: BesokDeps;
  readonly forsok: Pick<Forsok, 'count'>;
  readonly stromtakt?: Partial<Stromtakt>;
  readonly onBug: (error: unknown, where: string) => void;
}

export interface ServicelevelPages {
  readonly pages: readonly Page[];
  /** How everything stands, computed once for whoever shows it. */
  readonly oversikt: ReturnType<typeof createOversiktslage>;
  /** What is no page; its paths come before theirs. */
  readonly router: Router;
}

export function createServicelevelPages(deps: ServicelevelPagesDeps): ServicelevelPages {
  const { services, anslutningar, besok, forsok, stromtakt, onBug } = deps;
  const shared = { services, oversikt: createOversiktslage(services) };
  const router = express.Router();
  router.use(createDriftflode({ ...services, ...besok, onBug }));
  router.use(
    createStrom({ ...besok, services, fragment: createFragment(shared), onBug, ...(stromtakt && { takt: stromtakt }) }),
  );
  return {
    pages: [
      ...createOversiktPages({ ...shared, anslutningar }),
      ...createDriftinformationPages({ ...services, forsok }),
      ...createLarmPages(services),
      ...createRapportPages(services),
      ...createNivaPages(services),
    ],
    oversikt: shared.oversikt,
    router,
  };
}
