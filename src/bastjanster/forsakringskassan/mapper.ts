// LEFI's question comes ready in the caller's question; this puts it on the right path and reads whom the answer is about.
import type { RestMapper } from '../module.ts';
import { assess } from './assess.ts';
import { BASE_PATH, PATH_OF_TYPES } from './contract.ts';
import { fieldOf, listOf } from './fields.ts';

export const mapper: RestMapper = {
  assess,
  /** Parameters: `aktorsid`, and `lefiJsonFraga` as JSON text. */
  toRequest: ({ parameters }) => ({
    path: `${BASE_PATH}/${encodeURIComponent(parameters.aktorsid ?? '')}/formansinformation/fraga`,
    body: parameters.lefiJsonFraga ?? '',
  }),
  subjects: (answer) => listOf(fieldOf(answer.formansinformation, 'generellPersoninformation')).flatMap(personnummer),
  toTestPath: ({ test }) => test?.aktorsid && `${BASE_PATH}/${encodeURIComponent(test.aktorsid)}${PATH_OF_TYPES}`,
};

function personnummer(information: unknown): string[] {
  const value = fieldOf(information, 'personnummer');
  return typeof value === 'string' ? [value] : [];
}
