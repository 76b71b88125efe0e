// What the parts of an answer are worth: data, nothing (404 says so), or a fault, part by part.
import type { BastjanstFault } from '../../composite/fault.ts';
import { type Assessment, type Quality, type Responder, summarise } from '../../composite/quality.ts';
import type { CheckedJson } from '../rest.ts';
import { isNotFound, type Part, parts } from './contract.ts';

/** How it went for one asked part. */
export type PartResult =
  | { readonly part: Part; readonly answer: CheckedJson }
  | { readonly part: Part; readonly fault: BastjanstFault };

/** The asked parts are the responders. */
export function assess(results: readonly PartResult[]): Assessment {
  const responders = results.map(responderOf);
  return { quality: summarise(responders), responders, flags: [] };
}

function responderOf(result: PartResult): Responder {
  const { part } = result;
  const { name } = parts[part];
  if ('answer' in result) return { id: part, name, quality: answerQuality(part, result.answer) };
  return isNotFound(result.fault)
    ? { id: part, name, quality: 'nothing', code: '404', text: 'Not found' }
    : { id: part, name, quality: 'failed' };
}

/** The contract's word for nothing is 404: an answer without content leaves open what it does not say. */
function answerQuality(part: Part, { json, schema }: CheckedJson): Quality {
  const { [parts[part].subject ?? '']: _, ...rest } = json;
  return schema === 'valid' && saysSomething(rest) ? 'answered' : 'unverifiable';
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(saysSomething);
  return value !== null && value !== '';
}
