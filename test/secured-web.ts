// The whole service as it runs outside trial: TLS with a CA of the test's making, and people who log in by an OpenID provider.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { Agent, fetch as undiciFetch } from 'undici';
import { createOidcProvider, type ProviderUser } from '../src/platform/oidc-provider.ts';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from './constellation.ts';
import { freePort } from './free-port.ts';
import { type Issued, makeCa, SERIAL_NUMBER } from './inbound/a-ca.ts';
import { createBrowser, type TestBrowser } from './web/a-browser.ts';

export const NAMND = '162120000142';
export const GRANNE = '162120000159';

const namndRoll = { realm_access: { roles: ['namnd'] } };

/** Who can log in; their roles follow from test/web/inloggning/roller.json. */
const USERS: readonly ProviderUser[] = [
  { id: 'nils', namn: 'Nils Nämndsson', beskrivning: '', claims: { ...namndRoll, orgnr: NAMND } },
  { id: 'gunnel', namn: 'Gunnel Granne', beskrivning: '', claims: { ...namndRoll, orgnr: GRANNE } },
  { id: 'dagny', namn: 'Dagny Drift', beskrivning: '', claims: { groups: ['Sammansatt Drift'] } },
];

const CLIENT = { id: 'klient', secret: 'hemligt' };

export interface SecuredWebOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What the register takes over at the start. */
  readonly anslutningar?: readonly object[];
}

export interface FetchOptions {
  /** Whose certificate the client shows. */
  readonly client?: Issued;
  /** The address that it calls from, of this machine. */
  readonly localAddress?: string;
}

export interface SecuredWeb {
  readonly service: Constellation;
  readonly url: string;
  /** As the service has it, for commands. */
  readonly env: Readonly<Record<string, string>>;
  /** A client certificate that names an organisation. */
  client(organisation: string): Promise<Issued>;
  /** A fetch that trusts the test's CA. */
  fetchBy(options?: FetchOptions): typeof fetch;
  browser(options?: FetchOptions): TestBrowser;
  /** A browser in which `nils` (of {@link NAMND}), `gunnel` (of {@link GRANNE}) or `dagny` (drift) has logged in. */
  as(user: 'nils' | 'gunnel' | 'dagny'): Promise<TestBrowser>;
  stop(): Promise<void>;
}

export async function startSecuredWeb({ env: more = {}, anslutningar }: SecuredWebOptions = {}): Promise<SecuredWeb> {
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-webb-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const ca = await makeCa();
  const server = await ca.server();
  const [port, providerPort] = [await freePort(), await freePort()];
  const [url, issuer] = [`https://127.0.0.1:${port}`, `http://127.0.0.1:${providerPort}/op`];
  const provider = await startProvider(issuer, url, providerPort);
  const env = {
    PORT: String(port),
    ...{ TLS_CERT: file('server.crt', server.cert), TLS_KEY: file('server.key', server.key) },
    ...{ TLS_CA: file('ca.crt', ca.cert), WEBB_URL: url, OIDC_UTFARDARE: issuer },
    ...{ OIDC_KLIENT_ID: CLIENT.id, OIDC_KLIENT_HEMLIGHET: CLIENT.secret },
    ROLLER_FIL: join(PROJECT_ROOT, 'test/web/inloggning/roller.json'),
    ...(anslutningar && { ANSLUTNING_FIL: file('anslutningar.json', JSON.stringify(anslutningar)) }),
    ...more,
  };
  const service = await startConstellation({ env });
  const agents: Agent[] = [];

  function fetchBy({ client, localAddress }: FetchOptions = {}): typeof fetch {
    const shown = client && { cert: client.cert, key: client.key };
    const dispatcher = new Agent({ connect: { ca: ca.cert, ...shown }, ...(localAddress && { localAddress }) });
    agents.push(dispatcher);
    return ((at: URL, init: object) => undiciFetch(at, { ...init, dispatcher })) as unknown as typeof fetch;
  }

  const browser = (options?: FetchOptions) => createBrowser(url, fetchBy(options));
  return {
    ...{ service, url, env, fetchBy, browser },
    client: (organisation) => ca.issue({ subject: [[SERIAL_NUMBER, organisation]] }),
    async as(user) {
      const own = browser();
      await own.login(user);
      return own;
    },
    async stop() {
      await Promise.all(agents.map((agent) => agent.close()));
      await service.stop();
      provider.closeAllConnections();
      await new Promise((resolve) => provider.close(resolve));
      rmSync(dir, { recursive: true });
    },
  };
}

async function startProvider(issuer: string, url: string, port: number): Promise<Server> {
  const app = express();
  const client = { ...CLIENT, redirectUri: `${url}/inloggad`, afterLogoutUri: `${url}/utloggad` };
  const page = (title: string, main: { readonly markup: string }) => `<title>${title}</title>${main.markup}`;
  app.use('/op', createOidcProvider({ issuer, client, users: USERS, page }));
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
