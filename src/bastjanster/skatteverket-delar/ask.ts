// Asks Skatteverket's REST interface: every part by a call of its own, at the same time, under one signal.
import type { Bastjanst, Delivery } from '../../composite/bastjanst.ts';
import { abortFault, startDeadline } from '../../composite/deadline.ts';
import { BastjanstFault } from '../../composite/fault.ts';
import type { BastjanstQuery } from '../../composite/query.ts';
import type { Content, ContentPart, ModuleDeps } from '../module.ts';
import { createJsonAsker, type JsonAsker, testByAddress } from '../rest.ts';
import { assess, type PartResult } from './assess.ts';
import { ID, isNotFound, PARTS, type Part, parts, SCHEMA } from './contract.ts';

/**
 * Builds the bastjänst. Parameters of a question, both comma separated: `delar`, the parts asked for, and `ar`, income years.
 * A part that cannot be had is that part's fault; only if all fail alike it is Skatteverket's.
 */
export function createSkatteverketDelar(deps: ModuleDeps): Bastjanst<Content> {
  const askers = new Map<Part, JsonAsker>(
    PARTS.map((part) => [
      part,
      createJsonAsker({ schema: SCHEMA, answer: `#/$defs/${part}`, subjects: subjectsOf(part) }, deps),
    ]),
  );

  async function ask(query: BastjanstQuery, signal: AbortSignal): Promise<Delivery<Content>> {
    const { person, parameters } = query;
    const body = JSON.stringify({ identitet: person.reveal(), ar: listOf(parameters.ar).map(Number) });
    const asked = listOf(parameters.delar);
    const calls = [...askers].filter(([part]) => asked.includes(part));
    // A little before the guard ends the whole: a part that hangs then costs itself alone.
    const onTime = () => new BastjanstFault('timeout', { limit: deps.settings.partTimeoutMs });
    using deadline = startDeadline(deps.settings.partTimeoutMs, onTime, signal);
    const results = await Promise.all(
      calls.map(([part, askJson]) => settle(part, () => askJson({ path: `/${part}`, body }, query, deadline.signal))),
    );
    if (signal.aborted) throw abortFault(signal);
    return deliver(results);
  }

  const { testUrl } = deps.settings;
  return { id: ID, ask, ...(testUrl ? { test: (signal) => testByAddress(deps, testUrl, signal) } : {}) };
}

async function settle(part: Part, call: () => ReturnType<JsonAsker>): Promise<PartResult> {
  try {
    return { part, answer: await call() };
  } catch (error) {
    if (error instanceof BastjanstFault) return { part, fault: error };
    throw error;
  }
}

function deliver(results: readonly PartResult[]): Delivery<Content> {
  const common = commonFault(results);
  if (common) throw common;
  const answers = results.flatMap((result) => ('answer' in result ? [result.answer] : []));
  const verified = answers.length > 0 && answers.every(({ subject }) => subject === 'verified');
  return {
    content: { format: 'parts', parts: Object.fromEntries(results.map((result) => [result.part, contentOf(result)])) },
    subject: verified ? 'verified' : 'not-checked',
    schema: answers.every(({ schema }) => schema === 'valid') ? 'valid' : 'deviates',
    assessment: assess(results),
  };
}

/** The first fault, if every part failed and for the same cause: then there is nothing to tell apart. */
function commonFault(results: readonly PartResult[]): BastjanstFault | undefined {
  const faults = results.flatMap((result) => ('fault' in result ? [result.fault] : []));
  const [first] = faults;
  if (!first || faults.length < results.length) return undefined;
  return faults.every((fault) => fault.cause === first.cause && !isNotFound(fault)) ? first : undefined;
}

function contentOf(result: PartResult): ContentPart {
  return 'answer' in result ? { bytes: result.answer.bytes } : { fault: result.fault };
}

/** JSON may hold the identity as a number. */
function subjectsOf(part: Part) {
  const { subject } = parts[part];
  if (!subject) return () => undefined;
  return (answer: Readonly<Record<string, unknown>>) => {
    const value = answer[subject];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  };
}

function listOf(text = ''): string[] {
  return text.split(',').filter((item) => item !== '');
}
