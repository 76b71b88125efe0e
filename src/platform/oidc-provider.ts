// A small OpenID provider in this process, for local trial and for tests: named users, no passwords. Never in production.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import Provider, { type Adapter, type AdapterPayload, type Configuration, type JWK } from 'oidc-provider';
import { type Html, html } from './html.ts';

export interface ProviderUser {
  /** What `sub` says. */
  readonly id: string;
  readonly namn: string;
  /** What the login page says of them. */
  readonly beskrivning: string;
  /** Claims of the ID token beside `sub` and `name`. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface ProviderOptions {
  /** Its path is where the router must be mounted. */
  readonly issuer: string;
  readonly client: {
    readonly id: string;
    readonly secret: string;
    readonly redirectUri: string;
    readonly afterLogoutUri: string;
  };
  readonly users: readonly ProviderUser[];
  /** Makes a whole page. */
  readonly page: (title: string, main: Html) => string;
}

/** How many things of one kind are remembered at most; the oldest goes first. */
const REMEMBERED = 1_000;

/** The provider, to be mounted at its issuer's path. */
export function createOidcProvider(options: ProviderOptions): Router {
  const { issuer, users, page } = options;
  const mount = new URL(issuer).pathname;
  const provider = new Provider(issuer, configurationOf(options, mount));
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: 1_000 });

  router.get('/val/:uid', async (request, response) => {
    if (!(await hasInteraction(request, response))) return gone(response);
    sendHtml(response, 200, page('Prov-inloggning', choice(`${mount}${request.path}`, users)));
  });
  router.post('/val/:uid', form, async (request, response) => {
    const { anvandare } = (request.body ?? {}) as { anvandare?: unknown };
    const user = users.find(({ id }) => id === anvandare);
    if (!user || !(await hasInteraction(request, response))) return gone(response);
    await provider.interactionFinished(request, response, { login: { accountId: user.id, remember: false } });
  });
  router.use(provider.callback());

  async function hasInteraction(request: Request, response: Response): Promise<boolean> {
    return provider.interactionDetails(request, response).then(
      () => true,
      () => false,
    );
  }

  function gone(response: Response): void {
    const text = html`<p>Inloggningen har gått ut eller är redan avslutad. <a class="anchor" href="/logga-in">Börja om</a>.</p>`;
    sendHtml(response, 400, page('Inloggningen kan inte fortsätta', text));
  }

  return router;
}

function configurationOf({ client, users, page }: ProviderOptions, mount: string): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'prov' } as JWK;
  return {
    adapter: createMemory(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: [client.afterLogoutUri],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    conformIdTokenClaims: false,
    claims: { profile: ['name', ...new Set(users.flatMap(({ claims }) => Object.keys(claims)))] },
    scopes: ['openid', 'profile'],
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `${mount}/val/${uid}` },
    ttl: { Session: 3_600, Interaction: 600, Grant: 3_600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page('Logga ut från prov-inloggningen', logout(form));
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page('Utloggad', html`<p>Du är utloggad från prov-inloggningen.</p>`);
        },
      },
    },
    findAccount: (_ctx, id) => {
      const user = users.find((one) => one.id === id);
      if (!user) return undefined;
      return { accountId: id, claims: () => ({ sub: id, name: user.namn, ...user.claims }) };
    },
    // Whoever logs in here has agreed to it.
    async loadExistingGrant(ctx) {
      const { session, client: asking } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        ...(asking && { clientId: asking.clientId }),
        ...(session?.accountId && { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError(ctx) {
      ctx.body = page('Inloggningen kan inte fortsätta', html`<p>Begäran till prov-inloggningen var inte giltig.</p>`);
    },
  };
}

function choice(action: string, users: readonly ProviderUser[]): Html {
  return html`<p>Välj vem du vill vara. Här finns inga lösenord: den här inloggningen är bara till för prov på den egna datorn.</p>
<form method="post" action="${action}">
<ul class="val">${users.map(
    ({ id, namn, beskrivning }) => html`<li>
<button class="button button--secondary button--full-width" type="submit" name="anvandare" value="${id}">${namn}</button>
<p>${beskrivning}</p></li>`,
  )}</ul>
</form>`;
}

/** @param form the library's own form, with its token */
function logout(form: string): Html {
  return html`<p>Du är utloggad från tjänsten. Vill du logga ut från prov-inloggningen också?</p>
${{ markup: form }}
<p><button class="button button--primary" type="submit" form="op.logoutForm" name="logout" value="yes">Logga ut</button></p>`;
}

function sendHtml(response: Response, status: number, text: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('text/html; charset=utf-8').end(text);
}

/** Everything in memory: what was begun before a restart is begun anew. */
function createMemory(): (name: string) => Adapter {
  const stored = new Map<string, AdapterPayload>();
  const keyOf = (name: string, id: string) => `${name} ${id}`;
  const find = async (name: string, is: (payload: AdapterPayload) => boolean) =>
    [...stored].find(([key, payload]) => key.startsWith(`${name} `) && is(payload))?.[1];
  return (name) => ({
    async upsert(id, payload) {
      stored.set(keyOf(name, id), payload);
      const [oldest] = stored.keys();
      if (stored.size > REMEMBERED && oldest !== undefined) stored.delete(oldest);
    },
    find: async (id) => stored.get(keyOf(name, id)),
    findByUid: (uid) => find(name, (payload) => payload.uid === uid),
    findByUserCode: (code) => find(name, (payload) => payload.userCode === code),
    async consume(id) {
      const payload = stored.get(keyOf(name, id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      stored.delete(keyOf(name, id));
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of stored) if (payload.grantId === grantId) stored.delete(key);
    },
  });
}
