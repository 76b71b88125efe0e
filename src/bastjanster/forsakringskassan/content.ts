// Whether a LEFI answer holds data of FK's or of PM's.
import type { InformationType } from './asked-types.ts';
import type { UtlamnareId } from './codes.ts';
import { isObject } from './fields.ts';

/** `unreadable`: something stands there that is not of the contract's form. */
export type Presence = 'some' | 'none' | 'unreadable';

const PM_LISTS = ['ansprak', 'beslut', 'preliminaraUtbetalningar', 'utbetalningar', 'ovrigInformation'];
const PERSON = 'generellPersoninformation';

/** @param asked the types asked of that one */
export function contentOf(
  answer: Readonly<Record<string, unknown>>,
  id: UtlamnareId,
  asked: readonly InformationType[],
): Presence {
  if (id === 'PM') return presenceIn(PM_LISTS.map((name) => answer[name]));
  const { formansinformation: information } = answer;
  if (information === undefined || information === null) return 'none';
  if (!isObject(information)) return 'unreadable';
  // That a person is known says nothing of benefits: it counts where nothing else was asked for.
  const personOnly = asked.length > 0 && asked.every(({ code }) => code === 'FK:GEPI');
  const lists = Object.entries(information).filter(([name]) => personOnly || name !== PERSON);
  return presenceIn(lists.map(([, list]) => list));
}

function presenceIn(lists: readonly unknown[]): Presence {
  if (lists.some((list) => Array.isArray(list) && list.length > 0)) return 'some';
  return lists.every((list) => list === undefined || list === null || Array.isArray(list)) ? 'none' : 'unreadable';
}
