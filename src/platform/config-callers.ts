// How callers are known and how much they may ask: the part of the configuration that concerns machines that call.
import { isIP } from 'node:net';

type Env = Readonly<Record<string, string | undefined>>;

/** A proxy that forwards its clients' certificates in a header. */
export interface ProxyConfig {
  readonly header: (typeof PROXY_HEADERS)[number];
  /** Networks of trusted proxies. */
  readonly addresses: readonly { readonly address: string; readonly bits: number }[];
  /** SHA-256 of trusted proxies' own client certificates, hex in lower case. */
  readonly fingerprints: readonly string[];
}

/** Access tokens; the keys themselves are in platform/secrets.ts where a file has them. */
export interface TokenConfig {
  readonly jwksUrl: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly scope: string;
  /** Claim with the organisationsnummer. */
  readonly organisationClaim: string;
  readonly algorithms: readonly string[];
  /** Whether a token must be bound to the client's certificate (RFC 8705). */
  readonly bound: boolean;
}

export interface CallerConfig {
  readonly proxy: ProxyConfig | undefined;
  readonly token: TokenConfig | undefined;
  readonly limits: {
    /** Of one organisation, in one process: questions a second, at one moment, and under way. */
    readonly perSecond: number;
    readonly burst: number;
    readonly concurrent: number;
    /** Refused authentications in a minute, after which an address is refused for a minute. */
    readonly refusedPerMinute: number;
  };
  /** Where trial mode also listens, with TLS and certificates of its own making; undefined outside trial mode. */
  readonly trialTlsPort: number | undefined;
}

export const PROXY_HEADERS = ['X-Forwarded-Client-Cert', 'X-SSL-Client-Cert'] as const;

/** What tokens may be signed by; never `none`, nor a secret shared with the issuer (RFC 8725 3.1). */
const TOKEN_ALGORITHMS: readonly string[] = [
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'RS256',
  'RS384',
  'RS512',
];
const DEFAULT_ALGORITHMS = 'PS256,ES256,EdDSA,RS256';
const PROXY = ['PROXY_CERT_HUVUD', 'PROXY_PEER'];
const KEYS = ['JWKS_URL', 'JWKS_FIL'];
const TOKEN = ['TOKEN_UTFARDARE', 'TOKEN_MOTTAGARE'];

/** The variables that make sense only where callers are identified, i.e. over HTTPS. */
export function identifyingVariables(env: Env): string[] {
  const all = [...PROXY, ...KEYS, ...TOKEN, 'TOKEN_SCOPE', 'TOKEN_ORGANISATION', 'TOKEN_ALG', 'TOKEN_BUNDEN'];
  return all.filter((name) => env[name]);
}

/** Whether callers may be known by tokens alone; then no CA of client certificates is needed. */
export function takesTokens(env: Env): boolean {
  return KEYS.some((name) => env[name]);
}

/** @param env without {@link callerProblems} @param trial whether anybody may call */
export function toCallerConfig(env: Env, trial: boolean): CallerConfig {
  const count = (name: string, fallback: number) => Number(env[name] || fallback);
  return {
    proxy: env.PROXY_PEER ? toProxy(env.PROXY_CERT_HUVUD ?? '', env.PROXY_PEER) : undefined,
    token: takesTokens(env) ? toToken(env) : undefined,
    limits: {
      perSecond: count('FRAGOR_PER_SEKUND', 50),
      burst: count('FRAGOR_I_FOLJD', 100),
      concurrent: count('SAMTIDIGA_PER_ORGANISATION', 64),
      refusedPerMinute: count('NEKADE_PER_MINUT', 20),
    },
    trialTlsPort: trial ? Number(env.TLS_PORT || (env.PORT === '0' ? 0 : 8443)) : undefined,
  };
}

function toProxy(header: string, peers: string): ProxyConfig {
  const all = listOf(peers);
  return {
    header: PROXY_HEADERS.find((one) => one.toLowerCase() === header.toLowerCase()) ?? PROXY_HEADERS[0],
    addresses: all.flatMap((one) => networkOf(one) ?? []),
    fingerprints: all.flatMap((one) => fingerprintOf(one) ?? []),
  };
}

function toToken(env: Env): TokenConfig {
  return {
    jwksUrl: env.JWKS_URL || undefined,
    issuer: env.TOKEN_UTFARDARE ?? '',
    audience: env.TOKEN_MOTTAGARE ?? '',
    scope: env.TOKEN_SCOPE || 'sammansatt.fraga',
    organisationClaim: env.TOKEN_ORGANISATION || 'organisationsnummer',
    algorithms: listOf(env.TOKEN_ALG || DEFAULT_ALGORITHMS),
    bound: env.TOKEN_BUNDEN === 'ja',
  };
}

/** One line for each flaw. @param demanded why this is no trial, as a clause; undefined in trial mode */
export function callerProblems(env: Env, demanded: string | undefined): string[] {
  const has = (name: string) => Boolean(env[name]);
  const peers = listOf(env.PROXY_PEER ?? '');
  const algorithms = listOf(env.TOKEN_ALG ?? '');
  const tokens = takesTokens(env);
  const flaws: [boolean, string][] = [
    [has('PROXY_CERT_HUVUD') && !has('PROXY_PEER'), 'PROXY_PEER saknas: utan den betros ingen proxy'],
    [has('PROXY_PEER') && !has('PROXY_CERT_HUVUD'), 'PROXY_CERT_HUVUD saknas: huvudet med klientens certifikat'],
    [tokens && has('PROXY_PEER') && !has('TLS_CA'), 'TLS_CA saknas: vidarebefordrade certifikat kontrolleras mot den'],
    [
      !peers.every((one) => networkOf(one) ?? fingerprintOf(one)),
      'PROXY_PEER: väntat är adresser, nät (10.0.0.0/8) eller certifikats SHA-256, åtskilda av komma',
    ],
    [
      has('JWKS_URL') && has('JWKS_FIL'),
      'JWKS_URL och JWKS_FIL är båda satta: nycklarna kan bara komma från ett ställe',
    ],
    [
      Boolean(demanded) && Boolean(env.JWKS_URL?.startsWith('http:')),
      `JWKS_URL börjar med http://, men ${demanded}, och då krävs https://`,
    ],
    ...TOKEN.map((name): [boolean, string] => [tokens && !has(name), `${name} saknas: JWKS är satt`]),
    ...[...TOKEN, 'TOKEN_SCOPE', 'TOKEN_ORGANISATION', 'TOKEN_ALG', 'TOKEN_BUNDEN'].map((name): [boolean, string] => [
      !tokens && has(name),
      `${name} är satt utan JWKS_URL eller JWKS_FIL: inga token tas emot`,
    ]),
    [
      !algorithms.every((one) => TOKEN_ALGORITHMS.includes(one)),
      `TOKEN_ALG: väntat är något av ${TOKEN_ALGORITHMS.join(', ')}, åtskilda av komma`,
    ],
    [env.TOKEN_BUNDEN === 'ja' && !has('TLS_CA'), 'TLS_CA saknas: TOKEN_BUNDEN=ja kräver klientcertifikat'],
    [
      has('TLS_PORT') && Boolean(demanded ?? env.TLS_CERT),
      `TLS_PORT gäller bara provläge, med certifikat som vem som helst på datorn kan läsa${demanded ? `: ${demanded}` : ''}`,
    ],
  ];
  return flaws.flatMap(([isFlaw, text]) => (isFlaw ? [text] : []));
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function networkOf(text: string): ProxyConfig['addresses'][number] | undefined {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
  const given = bits === undefined ? most : Number(bits);
  return given <= most ? { address, bits: given } : undefined;
}

function fingerprintOf(text: string): string | undefined {
  const hex = text
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
}
