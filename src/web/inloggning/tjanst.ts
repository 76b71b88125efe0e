// The login's provider: the organisation's own, or in local trial the one in this process.
import express, { type Router } from 'express';
import { createOidcClient, type OidcClient } from '../../platform/oidc.ts';
import { createOidcProvider } from '../../platform/oidc-provider.ts';
import { setPageHeaders } from '../headers.ts';
import type { Layout } from '../layout.ts';
import type { createPlats } from './plats.ts';
import { PROVREGLER, provanvandare } from './provanvandare.ts';
import type { Rollregel } from './rollregler.ts';

export interface Inloggningstjanst {
  /** For people who come by that origin of ours. */
  clientFor(origin: string): OidcClient;
  readonly rules: readonly Rollregel[];
  /** Where it is another than ours. */
  readonly providerOrigin?: string;
  /** The provider's own pages, where it is in this process. */
  readonly router?: Router;
}

/** Where the provider sends people back to, below our origin. */
export const CALLBACK = '/inloggad';
export const AFTER_LOGOUT = '/utloggad';
const MOUNT = '/prov-inloggning';
/** 127.0.0.1 and localhost are two origins; more than a few would be somebody playing. */
const MOST_ORIGINS = 8;

export interface OwnProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly rules: readonly Rollregel[];
}

export function ownTjanst({ rules, ...options }: OwnProvider): Inloggningstjanst {
  const client = createOidcClient(options);
  return { clientFor: () => client, rules, providerOrigin: new URL(options.issuer).origin };
}

export interface TrialProvider {
  readonly platsOf: ReturnType<typeof createPlats>;
  readonly layout: Layout;
}

/** Made for each origin when it is first called: a provider must know its own address. */
export function trialTjanst({ platsOf, layout }: TrialProvider): Inloggningstjanst {
  const known = new Map<string, { readonly client: OidcClient; readonly router: Router }>();

  function at(origin: string) {
    const found = known.get(origin);
    if (found) return found;
    const [oldest] = known.keys();
    if (known.size >= MOST_ORIGINS && oldest !== undefined) known.delete(oldest);
    const made = createTrial(origin, layout);
    known.set(origin, made);
    return made;
  }

  const router = express.Router();
  router.use(MOUNT, (request, response, next) => {
    const plats = platsOf(request);
    if (!plats) return void response.status(421).end();
    setPageHeaders(response, plats, undefined);
    at(plats.origin).router(request, response, next);
  });
  return { clientFor: (origin) => at(origin).client, rules: PROVREGLER, router };
}

function createTrial(origin: string, layout: Layout) {
  const client = {
    id: 'sammansatt',
    secret: 'prov',
    redirectUri: origin + CALLBACK,
    afterLogoutUri: origin + AFTER_LOGOUT,
  };
  const issuer = origin + MOUNT;
  const router = createOidcProvider({
    issuer,
    client,
    users: provanvandare,
    page: (title, main) => layout({ title, main }),
  });
  return {
    router,
    client: createOidcClient({ issuer, clientId: client.id, clientSecret: client.secret, askAgain: true }),
  };
}
