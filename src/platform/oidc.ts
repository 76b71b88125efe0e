// The login by OpenID Connect, as the relying party: authorization code with PKCE, state and nonce, by openid-client.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Never print it. */
  readonly clientSecret: string;
  /** Seconds that each request to the provider may take. Default 5. */
  readonly timeoutSeconds?: number;
  /** True where the provider shall ask who it is although it knows. */
  readonly askAgain?: boolean;
}

/** What one login is checked by when its answer comes; the verifier is a secret. */
export interface LoginChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Claims of an ID token whose signature, issuer, audience, time, nonce and state have been checked. */
export type Claims = Readonly<Record<string, unknown>>;

export interface OidcClient {
  /** Where to send the browser. @throws {OidcError} kind `unreachable` */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly checks: LoginChecks }>;
  /** The claims that the code in `callback` is worth. @throws {OidcError} */
  complete(callback: URL, checks: LoginChecks): Promise<Claims>;
  /** Where the provider's own session is ended; undefined where it offers no such place. @throws {OidcError} */
  logoutUrl(returnTo: string): Promise<string | undefined>;
}

/** `unreachable`: the provider does not answer as one; `refused`: it, or a check of its answer, says no. Carries no value of theirs. */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly kind: 'unreachable' | 'refused';

  constructor(kind: OidcError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;
const TOLERANCE_SECONDS = 30;

export function createOidcClient(options: OidcOptions): OidcClient {
  const { issuer, clientId, clientSecret, timeoutSeconds = 5, askAgain } = options;
  let found: Promise<Configuration> | undefined;

  /** Asked once; after a failure the next one asks again. */
  function configuration(): Promise<Configuration> {
    found ??= discover().catch((error: unknown) => {
      found = undefined;
      throw new OidcError('unreachable', `the provider's metadata cannot be had (${codeOf(error)})`);
    });
    return found;
  }

  function discover(): Promise<Configuration> {
    const insecure = LOOPBACK.test(issuer) ? [allowInsecureRequests] : [];
    const metadata = { [clockTolerance]: TOLERANCE_SECONDS };
    return discovery(new URL(issuer), clientId, metadata, ClientSecretPost(clientSecret), {
      timeout: timeoutSeconds,
      execute: [enableNonRepudiationChecks, ...insecure],
    });
  }

  return {
    async begin(redirectUri) {
      const config = await configuration();
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ...(askAgain && { prompt: 'login' }),
      });
      return { url: url.href, checks };
    },
    async complete(callback, { state, nonce, verifier }) {
      const config = await configuration();
      try {
        const expected = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await authorizationCodeGrant(config, callback, expected);
        return tokens.claims() ?? {};
      } catch (error) {
        const code = codeOf(error);
        const isAway = code === 'OAUTH_TIMEOUT' || error instanceof TypeError;
        throw new OidcError(isAway ? 'unreachable' : 'refused', `the login did not hold (${code})`);
      }
    },
    async logoutUrl(returnTo) {
      const config = await configuration();
      if (!config.serverMetadata().end_session_endpoint) return undefined;
      return buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href;
    },
  };
}

/** Codes are the library's own words; messages can repeat what the provider sent. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(code)) return code;
  return typeof name === 'string' ? name : 'unknown';
}
