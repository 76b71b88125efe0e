// What a person who asks from a terminal is known as, and where the service is: the variables of `sammansatt fraga`.
import { readFileSync } from 'node:fs';
import { ConfigError, type Env } from './config.ts';
import { holdsIdentity } from './identity.ts';
import { readPem } from './secrets.ts';

export interface FragaConfig {
  /** Of the service, without a slash at its end. */
  readonly url: string;
  /** On this machine: what is missing is the example's. */
  readonly prov: boolean;
  /** Whole, but for a trial. */
  readonly ingivare: { readonly organisationsnummer?: string; readonly namn?: string; readonly handlaggare?: string };
  readonly aktorsid: string | undefined;
  /** PEM texts. */
  readonly tls: { readonly cert?: string; readonly key?: string; readonly ca?: string };
  readonly token: string | undefined;
  /** https://no-color.org, and terminals that can do nothing. */
  readonly farg: boolean;
}

const INGIVARE = ['FRAGA_ORGANISATIONSNUMMER', 'FRAGA_NAMN', 'FRAGA_HANDLAGGARE'] as const;
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/** @throws {ConfigError} naming every flaw, never a value */
export function toFraga(env: Env): FragaConfig {
  const read = (name: string) => env[name] || undefined;
  const given = read('TJANST_URL') ?? `http://127.0.0.1:${read('PORT') ?? '8080'}`;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const prov = url === undefined || LOOPBACK.test(url.hostname);
  const problems = [...addressProblems(given, url, prov), ...askerProblems(env, prov)];
  const [cert, key, ca] = ['FRAGA_CERT', 'FRAGA_KEY', 'FRAGA_CA'].map((name) => readPem(name, read(name), problems));
  const token = readToken(read('FRAGA_TOKEN_FIL'), problems);
  if (problems.length > 0) throw new ConfigError(problems);
  const [organisationsnummer, namn, handlaggare] = INGIVARE.map(read);
  return {
    url: given.replace(/\/+$/, ''),
    prov,
    ingivare: {
      ...(organisationsnummer && { organisationsnummer }),
      ...(namn && { namn }),
      ...(handlaggare && { handlaggare }),
    },
    aktorsid: read('FRAGA_AKTORSID'),
    tls: { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) },
    token,
    farg: !read('NO_COLOR') && read('TERM') !== 'dumb',
  };
}

function addressProblems(given: string, url: URL | undefined, prov: boolean): string[] {
  if (!url || !/^https?:\/\/[^\s?#@]+$/.test(given))
    return ['TJANST_URL: väntat är en adress som börjar med https:// (http:// bara på den egna datorn), utan frågedel'];
  return prov || url.protocol === 'https:'
    ? []
    : ['TJANST_URL: väntat är https://, utom på den egna datorn: ett personnummer skickas inte okrypterat'];
}

function askerProblems(env: Env, prov: boolean): string[] {
  const has = (name: string) => Boolean(env[name]);
  const flaws: [boolean, string][] = [
    [has('FRAGA_CERT') !== has('FRAGA_KEY'), 'FRAGA_CERT och FRAGA_KEY anges tillsammans'],
    [
      !prov && !has('FRAGA_CERT') && !has('FRAGA_TOKEN_FIL'),
      'FRAGA_CERT och FRAGA_KEY, eller FRAGA_TOKEN_FIL, saknas: tjänsten måste veta vem som frågar',
    ],
    ...INGIVARE.map((name): [boolean, string] => [!prov && !has(name), `${name} saknas: frågan ställs i någons namn`]),
    ...INGIVARE.slice(1).map((name): [boolean, string] => [
      holdsIdentity(env[name] ?? ''),
      `${name} får inte innehålla ett personnummer`,
    ]),
    [
      has('FRAGA_ORGANISATIONSNUMMER') && !/^16\d{10}$/.test(env.FRAGA_ORGANISATIONSNUMMER ?? ''),
      'FRAGA_ORGANISATIONSNUMMER: väntat är ett organisationsnummer med 12 siffror',
    ],
    [
      has('FRAGA_AKTORSID') && !/^[A-Za-z0-9-]{1,64}$/.test(env.FRAGA_AKTORSID ?? ''),
      'FRAGA_AKTORSID: väntat är 1–64 tecken, A–Z, a–z, 0–9 och bindestreck',
    ],
  ];
  return flaws.flatMap(([isFlaw, text]) => (isFlaw ? [text] : []));
}

function readToken(path: string | undefined, problems: string[]): string | undefined {
  if (path === undefined) return undefined;
  try {
    const token = readFileSync(path, 'utf8').trim();
    if (/^[\x21-\x7e]+$/.test(token)) return token;
    problems.push('FRAGA_TOKEN_FIL: filen är inte en rad med ett åtkomsttoken');
  } catch {
    problems.push('FRAGA_TOKEN_FIL: filen går inte att läsa');
  }
  return undefined;
}
