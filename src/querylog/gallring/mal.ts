// What a markering concerns: a person or an ärende, which masks itself wherever it is printed.
import { inspect } from 'node:util';

/** A person's identity (12 digits) or an ärende's number. {@link Mal.reveal} is the one way out; a PersonId is one too. */
export interface Mal {
  reveal(): string;
}

const MASK = '[mål]';

export function malOf(value: string): Mal {
  const mask = () => MASK;
  return Object.freeze({ reveal: () => value, toString: mask, toJSON: mask, [inspect.custom]: mask });
}
