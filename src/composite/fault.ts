// The two classes of error and their two fates: a BastjanstFault becomes data, a RequestFault refuses the question.

/** Why one bastjänst's part has an error instead of data. Closed: every face maps every cause. */
export type FaultCause =
  | 'timeout'
  | 'deadline'
  | 'cancelled'
  | 'unreachable'
  | 'connection-broken'
  | 'tls'
  | 'http-error'
  | 'soap-fault'
  | 'invalid-answer'
  | 'too-large'
  | 'wrong-person'
  | 'circuit-open'
  | 'queue-full'
  | 'maintenance'
  | 'not-permitted'
  | 'rule'
  | 'internal';

/** What may be said about a fault: nothing that a source wrote, nothing about the person. */
export interface FaultDetail {
  /** HTTP status of the source's answer. */
  readonly httpStatus?: number;
  /** Whole seconds until it is worth trying again. */
  readonly retryAfterSeconds?: number;
  /** Which limit was hit, in milliseconds or bytes, as the cause tells. */
  readonly limit?: number;
  /** When a planned maintenance ends, ISO 8601. */
  readonly until?: string;
  /** The broken rule, where `cause` is `rule`: a key of the profile's table of rules. */
  readonly rule?: string;
  /** What the organisation may ask of that bastjänst, where it asked for more: words of the register, none of the question's. */
  readonly permitted?: readonly string[];
  /** The source answered as agreed, only with a fault: no sign of an outage. */
  readonly sourceAlive?: boolean;
  /** A short technical word of our own for the operator's log, e.g. a Node error code. */
  readonly technical?: string;
}

/** One bastjänst could not answer. Never crosses the fan-out: it becomes that bastjänst's result. */
export class BastjanstFault extends Error {
  override readonly name = 'BastjanstFault';
  override readonly cause: FaultCause;
  readonly detail: FaultDetail;

  constructor(cause: FaultCause, detail: FaultDetail = {}) {
    super(cause);
    this.cause = cause;
    this.detail = detail;
  }
}

/** Why a question as a whole is refused. Closed: looked up in the profile's one table of felkoder. */
export type RequestFaultCode =
  | 'malformed'
  | 'not-soap-11'
  | 'must-understand'
  | 'dtd-forbidden'
  | 'unknown-version'
  | 'version-closed'
  | 'unknown-operation'
  | 'schema-invalid'
  | 'rule'
  | 'too-large'
  | 'too-slow'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'not-found'
  | 'not-authenticated'
  | 'scope-missing'
  | 'identity-unavailable'
  | 'not-connected'
  | 'undertaking-missing'
  | 'rate-limited'
  | 'overloaded'
  | 'ingivare-not-caller'
  | 'log-unavailable'
  | 'shutting-down'
  | 'internal';

/** Which element broke which rule; `path` and `expected` come from the contract, never from a value. */
export interface Breach {
  /** Where: element names joined by `/`, or a JSON pointer. */
  readonly path: string;
  /** What was broken, as a closed word that the profile's texts explain. */
  readonly rule: string;
  /** What the contract expects there, e.g. a type or element names. */
  readonly expected?: string;
}

/** The question is refused; no bastjänst has been asked. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault';
  readonly code: RequestFaultCode;
  readonly breaches: readonly Breach[];

  constructor(code: RequestFaultCode, breaches: readonly Breach[] = []) {
    super(code);
    this.code = code;
    this.breaches = breaches;
  }
}
