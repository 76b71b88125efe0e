// LEFI's question comes ready in the caller's question; this puts it on the right path and reads whom the answer is about.
import type { RestMapper } from '../module.ts';
import { BASE_PATH } from './contract.ts';

export const mapper: RestMapper = {
  /** Parameters: `aktorsid`, and `lefiJsonFraga` as JSON text. */
  toRequest: ({ parameters }) => ({
    path: `${BASE_PATH}/${encodeURIComponent(parameters.aktorsid ?? '')}/formansinformation/fraga`,
    body: parameters.lefiJsonFraga ?? '',
  }),
  subjects: (answer) => listOf(fieldOf(answer.formansinformation, 'generellPersoninformation')).flatMap(personnummer),
  toTestPath: ({ test }) =>
    test?.aktorsid && `${BASE_PATH}/${encodeURIComponent(test.aktorsid)}/tillgangligaInformationstyper`,
};

function personnummer(information: unknown): string[] {
  const value = fieldOf(information, 'personnummer');
  return typeof value === 'string' ? [value] : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
