// The faults that refuse a whole question, as the simulator answers with them: each felkod with the detail that the service gives.
import { type Breach, RequestFault, type RequestFaultCode } from '../../composite/fault.ts';
import { questionRules } from '../../profiles/sverige/question-rules.ts';
import { requestErrors } from '../../profiles/sverige/request-errors.ts';
import { versionLives } from '../../profiles/sverige/versions.ts';

/** One felkod of a refused question. */
export interface Fragefel {
  readonly felkod: string;
  readonly text: string;
  /** Refused before the question is read: a SOAP fault is then written in the oldest version, as the service writes it. */
  readonly fore: boolean;
  readonly fault: RequestFault;
}

const FORE: ReadonlySet<RequestFaultCode> = new Set([
  'not-authenticated',
  'scope-missing',
  'identity-unavailable',
  'rate-limited',
  'overloaded',
  'shutting-down',
  'method-not-allowed',
  'not-found',
  'unsupported-media-type',
  'too-large',
  'too-slow',
  'unknown-version',
]);

/** What the service says beside the text of the code, by an example. */
const EXEMPEL: Partial<Record<RequestFaultCode, Breach>> = {
  malformed: { path: '', rule: 'position', expected: '12:40' },
  'not-soap-11': { path: 'Envelope', rule: 'other-soap-version' },
  'must-understand': { path: 'Envelope', rule: 'must-understand' },
  'unknown-version': { path: '', rule: 'known-versions', expected: versionLives.map(spoken).join(', ') },
  'version-closed': { path: 'v9, 2026-06-30', rule: 'use-version', expected: versionLives.map(spoken).join(', ') },
  'schema-invalid': { path: 'generellaFrageparametrar/ingivare', rule: 'missing-element', expected: 'handlaggare' },
  'not-connected': { path: 'ingivare', rule: 'anslutning-status', expected: 'avslutad' },
  'undertaking-missing': { path: 'ingivare/handlaggare', rule: 'atagande-saknas' },
};

/** Every felkod of a refused question, in the order of the catalogue. */
export const fragefel: ReadonlyMap<string, Fragefel> = new Map(
  [...refusals(), ...brokenRules()].map((one) => [one.felkod, one]),
);

function refusals(): Fragefel[] {
  return Object.entries(requestErrors).map(([name, { felkod, text }]) => {
    const code = name as RequestFaultCode;
    const example = EXEMPEL[code];
    return { felkod, text, fore: FORE.has(code), fault: new RequestFault(code, example ? [example] : []) };
  });
}

function brokenRules(): Fragefel[] {
  return Object.entries(questionRules).map(([felkod, { text, field }]) => {
    const fault = new RequestFault('rule', [{ path: field, rule: felkod }]);
    return { felkod, text, fore: false, fault };
  });
}

function spoken({ name, namespace }: (typeof versionLives)[number]): string {
  return `${name} (${namespace})`;
}
