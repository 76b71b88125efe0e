// What the service must know and never say: database address, keys and certificates.
import { readFileSync } from 'node:fs';
import { ConfigError, type Env } from './config.ts';

export interface Secrets {
  readonly databaseUrl: string | undefined;
  /** PostgreSQL of the keys that protect the log; never the log's own. */
  readonly keyDatabaseUrl: string | undefined;
  /** Of the mail server, with its password. */
  readonly smtpUrl: string | undefined;
  /** Where alerts go, whose address may hold a token, and what they are signed with. */
  readonly larmWebhook: { readonly url: string; readonly hemlighet: string } | undefined;
  /** Of this service at the login's provider. */
  readonly oidcClientSecret: string | undefined;
  /** PEM texts of the server's certificate and key, and of the CAs of client certificates, where any are taken. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca?: string } | undefined;
  /** Keys of the server that issues access tokens, where a file has them. */
  readonly jwks: { readonly keys: readonly object[] } | undefined;
  /** What trial mode listens with besides plain HTTP; made by platform/trial-ca.ts. */
  readonly trialTls?: { readonly cert: string; readonly key: string; readonly ca: string };
  /** Client certificate that the service shows to bastjänster, and the CA that it trusts of theirs. */
  readonly clientTls: { readonly cert?: string; readonly key?: string; readonly ca?: string } | undefined;
}

/**
 * Reads the files that the environment names.
 * @throws {ConfigError} naming every file that cannot be read or is no PEM file
 */
export function toSecrets(env: Env): Secrets {
  const problems: string[] = [];
  const pem = (name: string) => readPem(name, env[name], problems);
  const [cert, key, ca] = [pem('TLS_CERT'), pem('TLS_KEY'), pem('TLS_CA')];
  const client = { cert: pem('KLIENT_CERT'), key: pem('KLIENT_KEY'), ca: pem('BASTJANST_CA') };
  const jwks = readJwks(env.JWKS_FIL, problems);
  const { LARM_WEBHOOK_URL: url, LARM_WEBHOOK_HEMLIGHET: hemlighet } = env;
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    databaseUrl: env.DATABASE_URL || undefined,
    keyDatabaseUrl: env.NYCKEL_DATABASE_URL || undefined,
    smtpUrl: env.SMTP_URL || undefined,
    larmWebhook: url && hemlighet ? { url, hemlighet } : undefined,
    oidcClientSecret: env.OIDC_KLIENT_HEMLIGHET || undefined,
    tls: cert && key ? { cert, key, ...(ca ? { ca } : {}) } : undefined,
    jwks,
    clientTls: client.cert || client.key || client.ca ? client : undefined,
  });
}

/** A PEM file that the environment names; what is wrong with it is added to `problems`. */
export function readPem(name: string, path: string | undefined, problems: string[]): string | undefined {
  if (!path) return undefined;
  try {
    const text = readFileSync(path, 'utf8');
    if (!text.includes('-----BEGIN ')) problems.push(`${name}: filen är ingen PEM-fil`);
    return text;
  } catch {
    problems.push(`${name}: filen går inte att läsa`);
    return undefined;
  }
}

function readJwks(path: string | undefined, problems: string[]): Secrets['jwks'] {
  if (!path) return undefined;
  try {
    const jwks = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(jwks?.keys) && jwks.keys.length > 0) return jwks;
    problems.push('JWKS_FIL: filen är ingen JWKS (RFC 7517 5) med minst en nyckel');
  } catch {
    problems.push('JWKS_FIL: filen går inte att läsa som JSON');
  }
  return undefined;
}
