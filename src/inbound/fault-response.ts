// The one table from a refused question to HTTP and SOAP.
import { RequestFault, type RequestFaultCode } from '../composite/fault.ts';

export interface FaultResponse {
  /** Status of the REST face; the SOAP face answers 500 to every fault, as SOAP 1.1 over HTTP says. */
  readonly status: number;
  /** Whose the fault is: `Client` for the question, `Server` for us. */
  readonly faultcode: 'Client' | 'Server' | 'VersionMismatch' | 'MustUnderstand';
}

const table: Record<RequestFaultCode, FaultResponse> = {
  malformed: { status: 400, faultcode: 'Client' },
  'not-soap-11': { status: 400, faultcode: 'VersionMismatch' },
  'must-understand': { status: 400, faultcode: 'MustUnderstand' },
  'dtd-forbidden': { status: 400, faultcode: 'Client' },
  'unknown-version': { status: 400, faultcode: 'Client' },
  'version-closed': { status: 410, faultcode: 'Client' },
  'unknown-operation': { status: 400, faultcode: 'Client' },
  'schema-invalid': { status: 400, faultcode: 'Client' },
  rule: { status: 422, faultcode: 'Client' },
  'too-large': { status: 413, faultcode: 'Client' },
  'too-slow': { status: 408, faultcode: 'Client' },
  'unsupported-media-type': { status: 415, faultcode: 'Client' },
  'method-not-allowed': { status: 405, faultcode: 'Client' },
  'not-found': { status: 404, faultcode: 'Client' },
  'not-authenticated': { status: 401, faultcode: 'Client' },
  'scope-missing': { status: 403, faultcode: 'Client' },
  'identity-unavailable': { status: 503, faultcode: 'Server' },
  'not-connected': { status: 403, faultcode: 'Client' },
  'undertaking-missing': { status: 403, faultcode: 'Client' },
  'rate-limited': { status: 429, faultcode: 'Client' },
  overloaded: { status: 503, faultcode: 'Server' },
  'ingivare-not-caller': { status: 403, faultcode: 'Client' },
  'log-unavailable': { status: 503, faultcode: 'Server' },
  'shutting-down': { status: 503, faultcode: 'Server' },
  internal: { status: 500, faultcode: 'Server' },
};

/** The codes of refusals that are our own fault. */
export const OWN_FAULTS = (Object.keys(table) as RequestFaultCode[]).filter(
  (code) => table[code].faultcode === 'Server',
);

export function faultResponse({ code }: RequestFault): FaultResponse {
  return table[code];
}

/** What a face answers to anything thrown: a RequestFault as it is, express's own errors by kind, the rest is a bug. */
export function asRequestFault(error: unknown): RequestFault {
  if (error instanceof RequestFault) return error;
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large') return new RequestFault('too-large');
  if (type === 'request.aborted' || type === 'request.size.invalid') return new RequestFault('malformed');
  if (status === 415) return new RequestFault('unsupported-media-type');
  return new RequestFault('internal');
}
