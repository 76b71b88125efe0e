// The errors of one agency's part, as the simulator answers with them: each felkod with the detail that the service gives.
import { BastjanstFault, type FaultCause, type FaultDetail } from '../../composite/fault.ts';
import type { BastjanstId } from '../../composite/query.ts';
import { agencyRules } from '../../profiles/sverige/agency-rules.ts';
import type { Kalla } from '../../profiles/sverige/felkod.ts';
import { itemNotPermitted, partErrors } from '../../profiles/sverige/part-errors.ts';

/** What the texts of some faults tell of the moment and of the limits. */
export interface Omstandigheter {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly limits: { readonly totalMs: number; readonly bastjanstMs: number };
}

/** One felkod of a part. */
export interface Delfel {
  readonly felkod: string;
  readonly kalla: Kalla;
  readonly text: string;
  /** The agencies that can have it; every one where it is missing. */
  readonly bara?: readonly BastjanstId[];
  fault(omstandigheter: Omstandigheter): BastjanstFault;
}

const STOP_MS = 2 * 3_600_000;

const DETALJER: Partial<Record<FaultCause, (omstandigheter: Omstandigheter) => FaultDetail>> = {
  timeout: ({ limits }) => ({ limit: limits.bastjanstMs }),
  deadline: ({ limits }) => ({ limit: limits.totalMs }),
  'http-error': () => ({ httpStatus: 503, retryAfterSeconds: 7 }),
  'circuit-open': () => ({ retryAfterSeconds: 10 }),
  maintenance: ({ now }) => ({ until: new Date(now + STOP_MS).toISOString() }),
};

/** Rights that are narrower than an agency, see the profile's itemsOf; with an example of what is permitted. */
const MED_UPPGIFTER: readonly BastjanstId[] = ['FK', 'SKV'];
const TILLATNA: Readonly<Record<BastjanstId, readonly string[]>> = { FK: ['FK:SJP'], SKV: ['skattekonto'] };

/** Every felkod of a part but v11's 404, which is no error: see kvaliteter.ts. By felkod, for one agency. */
export function delfelFor(bastjanst: BastjanstId): ReadonlyMap<string, Delfel> {
  const own = [...causes(), notPermitted(bastjanst), ...brokenRules()].filter(
    ({ bara }) => !bara || bara.includes(bastjanst),
  );
  return new Map(own.map((one) => [one.felkod, one]));
}

function causes(): Delfel[] {
  return Object.entries(partErrors).map(([name, { felkod, kalla, text }]) => {
    const cause = name as FaultCause;
    return { felkod, kalla, text, fault: (at) => new BastjanstFault(cause, DETALJER[cause]?.(at)) };
  });
}

function notPermitted(bastjanst: BastjanstId): Delfel {
  const { felkod, kalla, text } = itemNotPermitted;
  const permitted = TILLATNA[bastjanst] ?? [];
  return { felkod, kalla, text, bara: MED_UPPGIFTER, fault: () => new BastjanstFault('not-permitted', { permitted }) };
}

function brokenRules(): Delfel[] {
  return Object.entries(agencyRules).map(([felkod, { agency, text }]) => ({
    felkod,
    kalla: 'SSBT',
    text,
    ...(agency === undefined ? {} : { bara: [agency] }),
    fault: () => new BastjanstFault('rule', { rule: felkod }),
  }));
}
