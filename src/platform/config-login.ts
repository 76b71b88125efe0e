// How people log in: by the organisation's OpenID provider, or in local trial by the one in this process.

type Env = Readonly<Record<string, string | undefined>>;

/** `prov` only in local trial; `webbUrl` is then the loopback address that was called, where none is given. */
export type LoginConfig =
  | { readonly kind: 'prov'; readonly webbUrl?: string }
  | {
      readonly kind: 'oidc';
      readonly webbUrl: string;
      readonly issuer: string;
      readonly clientId: string;
      /** Which roles the claims mean. */
      readonly rollerFile: string;
    };

const TOGETHER = ['OIDC_UTFARDARE', 'OIDC_KLIENT_ID', 'OIDC_KLIENT_HEMLIGHET', 'ROLLER_FIL', 'WEBB_URL'];
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

/**
 * One line for each flaw in how logins are configured.
 * @param demanded why this is no trial, as a clause; undefined in trial mode
 */
export function loginProblems(env: Env, demanded: string | undefined): string[] {
  const given = TOGETHER.filter((name) => env[name]);
  const oidc = given.some((name) => name !== 'WEBB_URL');
  const missing = oidc ? TOGETHER.filter((name) => !env[name]) : [];
  const plain = ['OIDC_UTFARDARE', 'WEBB_URL'].filter((name) => isPlain(env[name]));
  return [
    ...missing.map((name) => `${name} saknas: inloggning med OpenID Connect behöver ${TOGETHER.join(', ')}`),
    ...plain.map((name) => `${name}: väntat är en adress som börjar med https:// (http:// bara på loopback)`),
    ...(env.PROV_INLOGGNING === 'ja' && demanded
      ? [`PROV_INLOGGNING=ja går inte: ${demanded}, och prov-inloggningen har inga lösenord`]
      : []),
    ...(env.PROV_INLOGGNING === 'ja' && oidc ? ['PROV_INLOGGNING=ja går inte tillsammans med OIDC_UTFARDARE'] : []),
  ];
}

/** @returns undefined where nobody can log in: outside local trial without a provider */
export function toLogin(env: Env, demanded: string | undefined): LoginConfig | undefined {
  const { WEBB_URL: webbUrl, OIDC_UTFARDARE: issuer, OIDC_KLIENT_ID: clientId, ROLLER_FIL: rollerFile } = env;
  if (issuer && clientId && rollerFile && webbUrl) return { kind: 'oidc', issuer, clientId, rollerFile, webbUrl };
  return demanded ? undefined : { kind: 'prov', ...(webbUrl && { webbUrl }) };
}

/** Where the pages are reached, as letters name it. */
export function pagesUrl({
  login,
  host,
  port,
}: {
  readonly login?: LoginConfig;
  readonly host: string;
  readonly port: number;
}): string {
  return login?.webbUrl ?? `http://${host}:${port}`;
}

function isPlain(address: string | undefined): boolean {
  return (
    Boolean(address) &&
    !(URL.canParse(address ?? '') && (/^https:/.test(address ?? '') || LOOPBACK.test(address ?? '')))
  );
}
