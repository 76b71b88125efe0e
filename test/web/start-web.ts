// The pages of one test over HTTP, with the trial's OpenID provider, on a register of its own and a clock that the test sets.
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createAtaganden } from '../../src/anslutning/atagande.ts';
import type { LoginConfig } from '../../src/platform/config-login.ts';
import { MailError } from '../../src/platform/mail.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { createWeb } from '../../src/web/create-web.ts';
import type { LoggPageServices } from '../../src/web/logg/logg-pages.ts';
import { webMigrations } from '../../src/web/migrations.ts';
import type { Stromtakt } from '../../src/web/oversikt/strom.ts';
import type { PortalServices } from '../../src/web/portal/services.ts';
import type { ProvbankServices } from '../../src/web/provbank/services.ts';
import type { ServicelevelServices } from '../../src/web/servicelevel-services.ts';
import { register } from '../anslutning/an-anslutning.ts';
import { createBrowser } from './a-browser.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface StartWebOptions {
  /** Default the trial's. */
  readonly login?: (url: string) => LoginConfig;
  readonly clientSecret?: string;
  /** A mail server that takes nothing. */
  readonly mailIsDown?: boolean;
  readonly harGallringsbeslut?: boolean;
  /** What is measured, agreed and told; without it there are no pages of it. */
  readonly servicelevel?: (clock: { now(): number }, database: Database) => Promise<ServicelevelServices>;
  /** The log on pages; made after `servicelevel`. */
  readonly logg?: () => LoggPageServices;
  /** The test bench; without it there are no pages of it. */
  readonly provbank?: ProvbankServices;
  /** What the portal says; it needs `servicelevel`. */
  readonly portal?: (
    clock: { now(): number },
    database: Database,
  ) => Promise<Pick<PortalServices, 'innehall' | 'fortackning'>>;
  readonly stromtakt?: Partial<Stromtakt>;
  /** What other faces the test wants beside the pages. */
  readonly more?: (app: express.Express, web: ReturnType<typeof createWeb>) => void;
}

export type TestWeb = Awaited<ReturnType<typeof startWeb>>;

export const BASTJANSTER = [
  { id: 'AF', namn: 'Arbetsförmedlingen' },
  { id: 'CSN', namn: 'Centrala studiestödsnämnden' },
  { id: 'FK', namn: 'Försäkringskassan' },
  { id: 'SKV', namn: 'Skatteverket' },
];

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** Everything is migrated first; it closes with the test. The clock begins at the system's time, as the provider has no other. */
export async function startWeb(database: Database, options: StartWebOptions = {}) {
  const {
    login = () => ({ kind: 'prov' }) as const,
    clientSecret,
    mailIsDown = false,
    harGallringsbeslut = true,
    servicelevel,
    portal,
    stromtakt,
    logg,
    provbank,
    more,
  } = options;
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const anslutningar = await register(database, { clock, harGallringsbeslut: async () => harGallringsbeslut });
  await migrate(database, [webMigrations]);
  const letters: Letter[] = [];
  const bugs: { readonly error: unknown; readonly where: string }[] = [];
  const logins: string[] = [];
  const ataganden = createAtaganden({ database, clock });
  const app = express();
  app.disable('x-powered-by');
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const services = await servicelevel?.(clock, database);
  const content = await portal?.(clock, database);
  const web = createWeb({
    login: login(url),
    ...(services && { servicelevel: services }),
    ...(content && { portal: content }),
    ...(stromtakt && { stromtakt }),
    ...(logg && { logg: logg() }),
    ...(provbank && { provbank }),
    ...(clientSecret && { clientSecret }),
    ...{ database, clock, anslutningar, ataganden, bastjanster: BASTJANSTER },
    mailer: {
      async send(to, subject, text) {
        if (mailIsDown) throw new MailError('the mail server did not take the letter (test)');
        letters.push({ to, subject, text });
      },
    },
    clientAddress: ({ socket }) => socket.remoteAddress ?? '',
    onBug: (error, where) => bugs.push({ error, where }),
    onLogin: (event) => logins.push(event),
  });
  app.use(web.router);
  more?.(app, web);
  return {
    ...{ url, web, anslutningar, ataganden, letters, bugs, logins, clock },
    browser: () => createBrowser(url),
    /** A browser in which that demo user has logged in. */
    async as(user: string) {
      const browser = createBrowser(url);
      await browser.login(user);
      return browser;
    },
    /** Lets that much time pass for the sessions; milliseconds. */
    pass(milliseconds: number) {
      ahead += milliseconds;
    },
  };
}
