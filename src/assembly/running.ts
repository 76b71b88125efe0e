// What runs, and how it is let go.
import type { Server } from 'node:http';
import type { RegisterView } from '../anslutning/register-view.ts';
import type { DriftView } from '../bastjanster/drift/drift-view.ts';
import type { LoadControl } from '../inbound/admission-load.ts';
import type { Mailer } from '../platform/mail.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Tracing } from '../platform/tracing.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import type { Jobs } from './jobs.ts';
import type { LogService } from './log-service.ts';
import type { PortalService } from './portal-service.ts';
import type { ProvbankService } from './provbank-service.ts';
import type { ProvfragaService } from './provfraga-service.ts';
import type { RegisterService } from './register-service.ts';
import type { ServicelevelService } from './servicelevel-service.ts';
import type { Serving } from './serving.ts';
import type { Sources } from './sources.ts';
import type { UppdragService } from './uppdrag-service.ts';

/** What was built; `jobs` and `metricsServer` once it is open. */
export interface Running {
  readonly database: Database;
  readonly keyring: Keyring;
  /** Absent where nothing is traced. */
  readonly tracing: Tracing | undefined;
  readonly serving: Serving;
  readonly metrics: Metrics;
  metricsServer?: Server;
  readonly sources: Sources;
  readonly log: LogService;
  readonly register: RegisterService;
  /** Absent in trial mode, where anybody may ask. */
  readonly view: RegisterView | undefined;
  readonly drift: DriftView;
  readonly admission: LoadControl;
  readonly mailer: Mailer;
  readonly servicelevel: ServicelevelService;
  readonly provfraga: ProvfragaService;
  readonly portal: PortalService;
  readonly provbank: ProvbankService;
  readonly uppdrag: UppdragService;
  jobs?: Jobs;
}

/** Lets everything go, in the order in which one needs the other. */
export async function release({
  sources,
  log,
  view,
  drift,
  admission,
  servicelevel,
  provfraga,
  provbank,
  uppdrag,
  jobs,
  keyring,
  database,
  tracing,
  metricsServer,
}: Running): Promise<void> {
  metricsServer?.close();
  await provfraga.stop();
  await jobs?.stop();
  await provbank.stop();
  await uppdrag.stop();
  await sources.close();
  await log.queryLog.close();
  await jobs?.signLast();
  await servicelevel.close();
  await tracing?.close();
  await view?.close();
  await drift.close();
  admission.close();
  await database.close();
  await keyring.close();
}
