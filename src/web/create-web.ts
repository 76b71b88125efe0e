// Everything that people see, put together: logins, pages, style sheets, and who they are to the administrative API.
import express, { type Request, type Router } from 'express';
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import type { Ataganden } from '../anslutning/atagande.ts';
import { createHandelser } from '../anslutning/handelser.ts';
import type { ClientAddress } from '../inbound/client-address.ts';
import type { LoginConfig } from '../platform/config-login.ts';
import type { Mailer } from '../platform/mail.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Aktor } from '../querylog/granskning/aktor.ts';
import { createAndringPages } from './anslutning/andringar.ts';
import { createAndringsbegaranden } from './anslutning/andringsbegaran.ts';
import { createAnslutningPages } from './anslutning/anslutningar.ts';
import { createAnsokanPages } from './anslutning/ansokan.ts';
import { createAtagandePages } from './anslutning/ataganden.ts';
import { createHandelsePages } from './anslutning/handelser.ts';
import { createNotiser } from './anslutning/notiser.ts';
import { createApiReferensPage } from './api-referens/api-referens-page.ts';
import type { BesokDeps } from './inloggning/besok.ts';
import { createForsok } from './inloggning/forsok.ts';
import { createLoginPages } from './inloggning/login-pages.ts';
import { createPaborjade } from './inloggning/paborjade.ts';
import type { Person } from './inloggning/person.ts';
import { createPlats } from './inloggning/plats.ts';
import { readRollregler } from './inloggning/rollregler.ts';
import { createIdentify } from './inloggning/session-aktor.ts';
import { createSessionFace } from './inloggning/session-face.ts';
import { createSessionPages } from './inloggning/session-pages.ts';
import { createIdentifyPerson } from './inloggning/session-person.ts';
import { createSessioner } from './inloggning/sessioner.ts';
import { type Inloggningstjanst, ownTjanst, trialTjanst } from './inloggning/tjanst.ts';
import { createLayout, type Layout } from './layout.ts';
import { createLoggPages, type LoggPageServices } from './logg/logg-pages.ts';
import type { Stromtakt } from './oversikt/strom.ts';
import type { Page } from './page.ts';
import { createPages } from './pages.ts';
import { createPortalParts, type PortalParts } from './portal-parts.ts';
import { createProvbankPages } from './provbank/provbank-pages.ts';
import type { ProvbankServices } from './provbank/services.ts';
import { createServicelevelPages, type ServicelevelPages } from './servicelevel-pages.ts';
import type { ServicelevelServices } from './servicelevel-services.ts';
import { createStartPage } from './start-page.ts';
import { createStaticFace } from './static-face.ts';

export interface WebDeps {
  readonly login: LoginConfig;
  /** Of the client at the login's provider; absent in local trial. */
  readonly clientSecret?: string;
  /** With `webMigrations` and `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly anslutningar: Anslutningar;
  readonly ataganden: Ataganden;
  readonly mailer: Mailer;
  /** What attempts to log in are counted by. */
  readonly clientAddress: ClientAddress;
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  /** Absent where nothing is measured: then there are no pages of it. */
  readonly servicelevel?: ServicelevelServices;
  /** It needs what is measured. Absent: the start page is all that is public. */
  readonly portal?: PortalParts;
  /** The log of queried persons; absent where nobody reads it on pages. */
  readonly logg?: LoggPageServices;
  /** The test bench; absent where nobody proves anything on pages. */
  readonly provbank?: ProvbankServices;
  /** Of the stream that keeps open pages up to date. */
  readonly stromtakt?: Partial<Stromtakt>;
  readonly onBug: (error: unknown, where: string) => void;
  readonly onLogin: (event: 'inloggad' | 'utloggad' | 'nekad') => void;
}

export interface Web {
  readonly router: Router;
  /** For `createApi`. @throws as {@link createIdentify} */
  readonly identify: (request: Request) => Promise<Aktor>;
  /** For the API of driftinformation. @throws as {@link createIdentifyPerson} */
  readonly identifyPerson: (request: Request) => Promise<Person | undefined>;
  /** Every page there is, with who may use it. */
  readonly pages: readonly Page[];
}

/** @throws {ConfigError} where the file of roles cannot be used */
export function createWeb(deps: WebDeps): Web {
  const { login, database, clock, mailer, clientAddress, servicelevel, logg, onBug, onLogin } = deps;
  const trial = login.kind === 'prov';
  const { router: files, ...addresses } = createStaticFace();
  const layout = createLayout({ ...addresses, trial, portal: Boolean(deps.portal) });
  const platsOf = createPlats(login.webbUrl);
  const tjanst = tjanstOf(deps, platsOf, layout);
  const sessioner = createSessioner({ database, clock });
  const besok = { platsOf, sessioner };
  const { providerOrigin } = tjanst;
  const forsok = createForsok({ database, clock });
  const service = servicelevel && createServicelevelPages({ ...deps, services: servicelevel, besok, forsok });
  const pages = [
    ...startOf(deps, service),
    ...createLoginPages({
      ...{ tjanst, sessioner, forsok, onLogin },
      paborjade: createPaborjade({ database, clock }),
    }),
    ...createSessionPages(sessioner),
    createApiReferensPage(),
    ...anslutningPages({
      ...deps,
      handelser: createHandelser(database),
      andringsbegaranden: createAndringsbegaranden({ database, clock }),
      notiser: createNotiser({ mailer, onFailure: (error) => onBug(error, 'utskick') }),
    }),
    ...(service?.pages ?? []),
    ...(logg ? createLoggPages(logg) : []),
    ...(deps.provbank ? createProvbankPages(deps.provbank) : []),
  ];
  const router = express.Router();
  router.use(files);
  if (tjanst.router) router.use(tjanst.router);
  router.use(createSessionFace(besok, onBug));
  if (service) router.use(service.router);
  router.use(createPages({ ...besok, pages, layout, clientAddress, onBug, ...(providerOrigin && { providerOrigin }) }));
  const identified = { ...besok, trial };
  return {
    router,
    identify: createIdentify(identified),
    identifyPerson: createIdentifyPerson(identified),
    pages,
  };
}

/** The portal, or where there is none the start page alone. */
function startOf({ portal, servicelevel, ...deps }: WebDeps, service: ServicelevelPages | undefined): Page[] {
  if (!portal || !servicelevel || !service) return [createStartPage()];
  return createPortalParts({ ...deps, portal, servicelevel, oversikt: service.oversikt });
}

function anslutningPages(services: Parameters<typeof createAnsokanPages>[0]): Page[] {
  return [
    ...createAnsokanPages(services),
    ...createAnslutningPages(services),
    ...createAndringPages(services),
    ...createHandelsePages(services),
    ...createAtagandePages(services),
  ];
}

function tjanstOf(
  { login, clientSecret = '' }: WebDeps,
  platsOf: BesokDeps['platsOf'],
  layout: Layout,
): Inloggningstjanst {
  if (login.kind === 'prov') return trialTjanst({ platsOf, layout });
  return ownTjanst({ ...login, clientSecret, rules: readRollregler(login.rollerFile) });
}
