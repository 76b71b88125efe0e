// The pages, the feed and the uses over REST of driftinformation for one test, beside the logins that they need.
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import { anybody } from '../../../src/inbound/authenticate.ts';
import { createExchanges } from '../../../src/inbound/exchange.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createDriftinformationPages } from '../../../src/web/driftinformation/driftinformation-pages.ts';
import { createDriftinformationEndpoints } from '../../../src/web/driftinformation/endpoints.ts';
import { createDriftflode } from '../../../src/web/driftinformation/flode.ts';
import { createApi } from '../../../src/web/endpoint.ts';
import { createForsok } from '../../../src/web/inloggning/forsok.ts';
import { createPlats } from '../../../src/web/inloggning/plats.ts';
import { createIdentifyPerson } from '../../../src/web/inloggning/session-person.ts';
import { createSessioner } from '../../../src/web/inloggning/sessioner.ts';
import { createLayout } from '../../../src/web/layout.ts';
import { createPages } from '../../../src/web/pages.ts';
import type { Kalla } from '../../../src/web/servicelevel-services.ts';
import { begaran, openDriftinformation } from '../../servicelevel/driftinformation/open-driftinformation.ts';
import type { TestBrowser } from '../a-browser.ts';
import { expectDescribed } from '../description.ts';
import { startWeb } from '../start-web.ts';

export const KALLOR: readonly Kalla[] = [
  { kalla: 'AF', bastjanst: 'AF', namn: 'Arbetsförmedlingen' },
  { kalla: 'CSN', bastjanst: 'CSN', namn: 'Centrala studiestödsnämnden' },
  { kalla: 'FK', bastjanst: 'FK', namn: 'Försäkringskassan' },
];

export type TestDriftweb = Awaited<ReturnType<typeof startDriftinformation>>;

/** The clock of driftinformation stands still where the test sets it; that of the logins goes. */
export async function startDriftinformation(database: Database) {
  const test = await openDriftinformation(database);
  const { clock, driftinformation, prenumerationer } = test;
  const bastjanster = KALLOR.map(({ bastjanst }) => bastjanst);
  const uppgiftslamnare = createUppgiftslamnareRegister({ database, clock, bastjanster });
  const known = kandaUppgiftslamnare.filter(({ bastjanst }) => bastjanst === 'CSN');
  await uppgiftslamnare.laggTillKanda(begaran, known);
  const forsok = createForsok({ database, clock });
  const services = { driftinformation, prenumerationer, uppgiftslamnare, kallor: KALLOR, forsok, clock };
  const besok = {
    platsOf: createPlats(undefined),
    sessioner: createSessioner({ database, clock: { now: () => Date.now() } }),
  };
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => bugs.push(error);
  const pages = createDriftinformationPages(services);
  const web = await startWeb(database, {
    more(app) {
      app.use(createDriftflode({ ...services, ...besok, onBug }));
      const exchanges = (maxBytes: number) =>
        createExchanges({
          ...{ authenticate: anybody, clock: { now: Date.now, monotonic: () => performance.now() } },
          ...{ maxBytes, bodyMs: 1000, stopping: () => false },
        });
      const identify = createIdentifyPerson({ ...besok, trial: true });
      const endpoints = createDriftinformationEndpoints(services);
      app.use(createApi({ endpoints, identify, exchanges, maxBytes: 20_000, onBug }));
      const layout = createLayout({ styles: [], skript: { strom: [], diagram: [] }, trial: true });
      const clientAddress = () => '127.0.0.1';
      app.use(createPages({ ...besok, pages, layout, clientAddress, onBug }));
    },
  });

  /** One use over REST, which must be as the description says. */
  async function call(method: 'get' | 'post', path: string, { body, as, headers = {} }: Call = {}) {
    const session = as && JSON.parse((await as.visit('/v1/session')).text);
    const answer = await (as ?? web.browser()).visit(path, {
      method: method.toUpperCase(),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(session && method === 'post' && { 'x-csrf-token': session.csrf }),
        ...headers,
      },
    });
    const { status, text } = answer;
    const described = path.split('?')[0]?.replace(/\/[0-9a-f-]{36}/, '/{id}') ?? '';
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    expectDescribed({ method, path: described, status, type, text });
    return { status, text, json: JSON.parse(text) };
  }

  return { ...test, ...web, uppgiftslamnare, pages, bugs, call };
}

interface Call {
  readonly body?: object;
  readonly as?: TestBrowser;
  readonly headers?: Readonly<Record<string, string>>;
}
