// Writes the composite answer as JSON: the same parts, each with data or error, and what was checked of it.
import type { Content } from '../../bastjanster/module.ts';
import type { AnswerPart, CompositeAnswer } from '../../composite/answer.ts';
import { partError } from './felkoder.ts';

/** The JSON text of an agency's `data`. */
export type JsonDataWriter = (content: Content) => string;

/** Answers that are JSON already are put in as they came, so the text is written piece by piece. */
export function answerJson(
  { query, parts, milliseconds }: CompositeAnswer<Content>,
  echo: string | undefined,
  writers: Readonly<Record<string, JsonDataWriter>>,
): string {
  const svarsdata = parts.map((part) => `${JSON.stringify(part.bastjanst)}:${partJson(part, writers)}`);
  return object([
    ['id', JSON.stringify(query.id)],
    ['korrelationsid', JSON.stringify(query.korrelationsid)],
    ['frageTidpunkt', JSON.stringify(query.askedAt)],
    ['millisekunder', String(Math.round(milliseconds))],
    ['fraga', echo],
    ['svarsdata', `{${svarsdata.join(',')}}`],
  ]);
}

function partJson(part: AnswerPart<Content>, writers: Readonly<Record<string, JsonDataWriter>>): string {
  const milliseconds = ['millisekunder', String(part.milliseconds)] as const;
  if (part.status === 'failed') return object([['error', JSON.stringify(partError(part.fault))], milliseconds]);
  const { content, subject, schema } = part.delivery;
  const kontroll = {
    person: subject === 'verified' ? 'bekraftad' : 'ej-kontrollerad',
    schema: schema === 'valid' ? 'giltigt' : 'avviker',
  };
  const data = writers[part.bastjanst]?.(content) ?? 'null';
  return object([['data', data], ['kontroll', JSON.stringify(kontroll)], milliseconds]);
}

function object(fields: readonly (readonly [string, string | undefined])[]): string {
  const present = fields.filter(([, value]) => value !== undefined);
  return `{${present.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}
