// Why a caller is not let in: one closed list of reasons, each with its code and what the answer's headers say of it.
import { RequestFault, type RequestFaultCode } from '../composite/fault.ts';
import type { CertificateFlaw } from '../platform/certificate.ts';
import type { TokenFlaw } from '../platform/jwt.ts';

export type CallerReason =
  | 'certificate-missing'
  | `certificate-${CertificateFlaw}`
  | 'certificate-not-pinned'
  | 'forwarded-certificate'
  | 'organisation-missing'
  | 'organisation-contradicted'
  | 'organisation-unknown'
  | `token-${TokenFlaw}`
  | 'token-certificate'
  | 'token-scope'
  | 'register-unavailable'
  | 'locked-out'
  | 'rate'
  | 'concurrency';

/** A RequestFault that is about who calls; `headers` belong in its answer. */
export class CallerFault extends RequestFault {
  readonly reason: CallerReason;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    reason: CallerReason,
    options: { readonly expected?: string; readonly headers?: Record<string, string> } = {},
  ) {
    const { expected, headers } = options;
    super(codeOf(reason), [{ path: 'anropare', rule: reason, ...(expected ? { expected } : {}) }]);
    this.reason = reason;
    this.headers = headers ?? challenge(reason, expected);
  }
}

function codeOf(reason: CallerReason): RequestFaultCode {
  switch (reason) {
    case 'token-scope':
      return 'scope-missing';
    case 'token-keys':
    case 'register-unavailable':
      return 'identity-unavailable';
    case 'locked-out':
    case 'rate':
    case 'concurrency':
      return 'rate-limited';
    default:
      return 'not-authenticated';
  }
}

/** RFC 6750 3: an error is named only where a token was shown. */
function challenge(reason: CallerReason, scope: string | undefined): Record<string, string> {
  const realm = 'Bearer realm="sammansatt"';
  if (reason === 'token-scope') return { 'WWW-Authenticate': `${realm}, error="insufficient_scope", scope="${scope}"` };
  if (codeOf(reason) !== 'not-authenticated') return {};
  const invalid = reason.startsWith('token-') ? `, error="invalid_token", error_description="${reason}"` : '';
  return { 'WWW-Authenticate': realm + invalid };
}
