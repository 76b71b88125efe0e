// What LEFI's answer is worth, for FK and PM each: from their states, the deviations and whether there is data.
import { type Assessment, type Flag, type Quality, type Responder, summarise } from '../../composite/quality.ts';
import type { BastjanstQuery } from '../../composite/query.ts';
import { askedTypes, type InformationType, isOf } from './asked-types.ts';
import { AVVIKELSE, PARTS, SILENT, UTLAMNARE, type UtlamnareId } from './codes.ts';
import { contentOf } from './content.ts';
import { fieldOf, listOf } from './fields.ts';

type Answer = Readonly<Record<string, unknown>>;
type Utlamnare = (typeof UTLAMNARE)[number];

export function assess(answer: Answer, query: BastjanstQuery): Assessment {
  const asked = askedTypes(query);
  const responders = UTLAMNARE.flatMap((one) => responder(answer, one, asked) ?? []);
  return { quality: summarise(responders), responders, flags: flagsOf(answer) };
}

function responder(answer: Answer, { id, name }: Utlamnare, asked: readonly InformationType[]): Responder | undefined {
  const states = statesOf(answer, id);
  const own = asked.filter(({ code }) => isOf(id, code));
  const unknownQuestion = asked.length === 0;
  const content = contentOf(answer, id, own);
  if (own.length === 0 && !unknownQuestion && content === 'none') {
    return states.length === 0 ? undefined : { id, name, quality: 'not-asked' };
  }
  const silent = states.find((state) => Object.hasOwn(SILENT, state));
  if (silent) return { id, name, quality: 'failed', code: silent, text: SILENT[silent] ?? '' };
  if (states.length === 0 || states.some((state) => state !== 'OK')) return { id, name, quality: 'unverifiable' };
  const avvikelse = avvikelseOf(answer, id);
  if (avvikelse) return { id, name, quality: 'partial', ...avvikelse };
  const missing: Quality = content === 'none' && !unknownQuestion ? 'nothing' : 'unverifiable';
  return { id, name, quality: content === 'some' ? 'answered' : missing };
}

/** The states given for one of them; more than one where it is listed more than once. */
function statesOf(answer: Answer, id: UtlamnareId): string[] {
  const entries = listOf(answer.utlamnare).filter((entry) => fieldOf(fieldOf(entry, 'utlamnare'), 'kod') === id);
  const states = entries.map((entry) => fieldOf(fieldOf(entry, 'tillstand'), 'kod'));
  return states.map((state) => (typeof state === 'string' ? state : ''));
}

/** The first deviation among its types, with a code where it is one of the contract's. */
function avvikelseOf(answer: Answer, id: UtlamnareId): Pick<Responder, 'code' | 'text'> | undefined {
  const entries = Object.entries(PARTS).flatMap(([part, { only }]) => {
    return listOf(fieldOf(answer.avvikelser, part)).filter((entry) => concerns(entry, id, only));
  });
  if (entries.length === 0) return undefined;
  const codes = entries.map((entry) => fieldOf(fieldOf(entry, 'avvikelse'), 'kod'));
  const code = Object.keys(AVVIKELSE).find((one) => codes.includes(one));
  return code === undefined ? { text: 'Avvikelse utan känd kod' } : { code, text: AVVIKELSE[code] ?? '' };
}

/** A deviation that does not say whose type it is about concerns everybody who may be meant. */
function concerns(entry: unknown, id: UtlamnareId, only: UtlamnareId | undefined): boolean {
  const type = fieldOf(entry, 'formansgrupp') ?? fieldOf(entry, 'ovrigInformationstyp');
  const code = fieldOf(type, 'kod');
  if (typeof code === 'string' && UTLAMNARE.some((one) => isOf(one.id, code))) return isOf(id, code);
  return only === undefined || only === id;
}

/** The subject's alone: relatives stand in lists of their own below it, and an answer about somebody else is not delivered. */
function flagsOf(answer: Answer): Flag[] {
  const subject = listOf(fieldOf(answer.formansinformation, 'generellPersoninformation'));
  const flags: Flag[] = [];
  if (subject.some((entry) => isSaid(fieldOf(entry, 'skyddad')))) flags.push('protected');
  if (subject.some((entry) => isSaid(fieldOf(entry, 'avled')))) flags.push('deceased');
  return flags;
}

/** Anything but nothing, blanks, `false` and empty lists counts: it is better to be careful for nothing. */
function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isSaid);
  if (typeof value === 'string') return !['', 'false'].includes(value.trim());
  return value !== undefined && value !== null && value !== false;
}
