// What a mutant of the composite is, and the ways in which most of them are made: the text of answers changed, as XML or as JSON.
import type { Mutation, Passing } from './mutant-proxy.ts';

export interface Mutant extends Mutation {
  readonly namn: string;
  /** The case that catches it. */
  readonly fall: string;
  /** Words of what the case says that it saw. */
  readonly ser: string;
  /** How it ends there; `underkänd` where nothing is said. */
  readonly utfall?: 'varning';
}

/** Changes the text of every answer. */
export function text(change: (text: string, question: string) => string): Mutation['answer'] {
  return (answer, question) => ({ ...answer, text: change(answer.text, question) });
}

/** Changes the text of SOAP answers, or the JSON of the others. */
export function either(xml: (text: string) => string, json: (value: Json) => void): Mutation['answer'] {
  return text((before) => {
    if (before.startsWith('<')) return xml(before);
    const value = JSON.parse(before) as Json;
    json(value);
    return JSON.stringify(value);
  });
}

interface Json {
  felkoder?: { text: string }[];
  svarsdata?: Record<string, JsonPart | undefined>;
}

interface JsonPart {
  error?: unknown;
  data?: unknown;
  kvalitet?: string;
  flaggor?: unknown;
  kontroll?: { person: string };
}

export const partsIn = ({ svarsdata = {} }: Json) => Object.values(svarsdata).filter((part) => part !== undefined);

export const PART = (id: string) => new RegExp(`<ssbt:${id}>.*?</ssbt:${id}>`, 's');
export const ERROR = /<ssbt:error>.*?<\/ssbt:error>/gs;

export function withHeader(answer: Passing, name: string, value: string): Passing {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

export function personIn(question: string): string {
  return /personidentitet"?[>:]"?(\d+)/.exec(question)?.[1] ?? '';
}

/** The person of a question as people write it: ÅÅÅÅMMDD-NNNN. */
export function hyphenated(question: string): string {
  return personIn(question).replace(/(\d{4})$/, '-$1');
}
