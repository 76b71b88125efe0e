// How a call fails below HTTP, in a closed set of words.

/** `code` is Node's or undici's error code, never a text of the other side. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: 'unreachable' | 'connect-timeout' | 'broken' | 'tls' | 'too-large' | 'bad-encoding';
  readonly code: string;
  /** The connection was there, and broke before a byte of an answer had come. */
  readonly beforeAnswer: boolean;

  constructor(kind: HttpFailure['kind'], code: string, beforeAnswer = false) {
    super(`${kind} (${code})`);
    this.kind = kind;
    this.code = code;
    this.beforeAnswer = beforeAnswer;
  }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** A connection that ended; what cannot be read as HTTP has other codes. */
const ENDED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** The failure of a request that had not got a byte of an answer. */
export function toEarlyFailure(error: unknown): HttpFailure {
  const failure = error instanceof HttpFailure ? error : toFailure(error);
  return ENDED.has(failure.code) ? new HttpFailure(failure.kind, failure.code, true) : failure;
}

/** The failure of a library's error, told by its code alone: its message or data can hold what the other side sent. */
export function toFailure(error: unknown): HttpFailure {
  const code = codeOf(error);
  if (code === 'ERR_BAD_RESPONSE') return new HttpFailure('too-large', code);
  if (UNREACHABLE.has(code)) return new HttpFailure('unreachable', code);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return new HttpFailure('connect-timeout', code);
  if (TLS.test(code)) return new HttpFailure('tls', code);
  return new HttpFailure('broken', code);
}

/** The code of an error or of what caused it (undici and axios wrap; several addresses make an AggregateError). */
function codeOf(error: unknown): string {
  const { code, cause, errors } = (error ?? {}) as { code?: unknown; cause?: unknown; errors?: unknown[] };
  if (typeof code === 'string' && /^[A-Z0-9_/]{1,60}$/.test(code) && code !== 'ERR_NETWORK') return code;
  const inner = cause ?? errors?.[0];
  return inner === undefined ? 'UNKNOWN' : codeOf(inner);
}
