// Puts together who is let in, as the configuration says: certificates, proxy, tokens, lockout and limits.
import type { Clock } from '../composite/ports.ts';
import { CertificateError, createTrust, hasTrialCa, type Trust } from '../platform/certificate.ts';
import { type Config, ConfigError } from '../platform/config.ts';
import { createTokenVerifier } from '../platform/jwt.ts';
import type { Secrets } from '../platform/secrets.ts';
import {
  type Authenticate,
  type AuthenticateDeps,
  anybody,
  type CallerRegister,
  createAuthenticate,
} from './authenticate.ts';
import { CallerFault, type CallerReason } from './authenticate-fault.ts';
import { createForwarded } from './authenticate-forwarded.ts';
import { peerOf } from './authenticate-peer.ts';
import { createTokenReader, type TokenReader } from './authenticate-token.ts';
import { type ClientAddress, createClientAddress } from './client-address.ts';
import { createLimits, type Limits } from './limits.ts';
import { withLockout } from './limits-lockout.ts';

export interface CallersDeps extends Pick<AuthenticateDeps, 'onCertificate'> {
  readonly config: Pick<Config, 'callers' | 'exposed'>;
  readonly secrets: Pick<Secrets, 'tls' | 'jwks'>;
  /** Undefined in trial mode. */
  readonly register: CallerRegister | undefined;
  readonly clock: Clock;
  /** Told of everybody who is not let in. */
  readonly onRefused: (reason: CallerReason) => void;
}

export interface Callers {
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly clientAddress: ClientAddress;
}

/** @throws {ConfigError} where TLS_CA cannot be used, or is that of trial mode outside it */
export function createCallers({ config, secrets, register, clock, onRefused, onCertificate }: CallersDeps): Callers {
  const { callers, exposed } = config;
  const { perSecond, burst, concurrent, refusedPerMinute } = callers.limits;
  const trust = trustIn(secrets.tls?.ca, exposed);
  const forwarded = createForwarded({ proxy: callers.proxy, trust, clock });
  const token = tokenReader(callers.token, secrets.jwks, clock);
  const identify = createAuthenticate({
    register: register ?? everyone,
    forwarded,
    clock,
    ...(token ? { token } : {}),
    ...(onCertificate ? { onCertificate } : {}),
  });
  const guarded = withLockout(identify, {
    attempts: refusedPerMinute,
    clock,
    isProxy: (request) => forwarded.isProxy(request, peerOf(request.socket)?.certificate.fingerprint),
  });
  const limits = createLimits({ perSecond, burst, concurrent, clock });
  const told = (error: unknown) => {
    if (error instanceof CallerFault) onRefused(error.reason);
    return error;
  };
  return {
    clientAddress: createClientAddress(forwarded),
    async authenticate(request) {
      if (!register && !('encrypted' in request.socket)) return anybody(request);
      return guarded(request).catch((error) => {
        throw told(error);
      });
    },
    limits: {
      enter(organisationsnummer) {
        try {
          return limits.enter(organisationsnummer);
        } catch (error) {
          throw told(error);
        }
      },
    },
  };
}

/** Trial mode has no register: over TLS whoever has a certificate of the CA of trial is let in, by the number in it. */
const everyone: CallerRegister = {
  byCertificate: () => undefined,
  byOrganisationsnummer: () => undefined,
  isKnown: () => true,
};

function trustIn(ca: string | undefined, exposed: boolean): Trust | undefined {
  if (ca === undefined) return undefined;
  try {
    if (exposed && hasTrialCa(ca)) {
      throw new ConfigError(['TLS_CA har en CA från provläge: dess certifikat får inte användas utanför det']);
    }
    return createTrust(ca);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const empty = error instanceof CertificateError && error.kind === 'untrusted';
    throw new ConfigError([`TLS_CA: ${empty ? 'ingen självsignerad CA finns i filen' : 'filen går inte att läsa'}`]);
  }
}

function tokenReader(token: Config['callers']['token'], jwks: Secrets['jwks'], clock: Clock): TokenReader | undefined {
  if (!token) return undefined;
  const keys = token.jwksUrl === undefined ? jwks : new URL(token.jwksUrl);
  if (!keys) throw new ConfigError(['JWKS_FIL: nycklarna är inte lästa']);
  return createTokenReader({ ...token, verifier: createTokenVerifier({ ...token, jwks: keys, clock }) });
}
