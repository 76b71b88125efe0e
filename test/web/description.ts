// The API's description as tests use it: what it says of a path, and whether an answer is as it says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { parse } from 'yaml';
import { BUNDLE } from '../../scripts/openapi.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

export interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface Content {
  readonly [type: string]: Media;
}

/** The examples of a media type, by their names where they have any. */
export function examplesOf({ example, examples = {} }: Media): readonly (readonly [name: string, value: unknown])[] {
  const named = Object.entries(examples).map(([name, { value }]) => [name, value] as const);
  return example === undefined ? named : [['', example], ...named];
}

export interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Content;
}

export interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
}

export interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}

/** Without references to other files. */
export const openApi: OpenApi = parse(readFileSync(join(PROJECT_ROOT, BUNDLE), 'utf8'));

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
ajv.addSchema(openApi, 'openapi', false, false);
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a value by the schema at a JSON pointer; undefined where nothing is. */
export function flawAt(pointer: readonly string[], value: unknown): string | undefined {
  const words = pointer.map((word) => encodeURIComponent(word.replaceAll('~', '~0').replaceAll('/', '~1')));
  const ref = `openapi#/${words.join('/')}`;
  const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, validate);
  return validate(value) ? undefined : JSON.stringify(validate.errors?.slice(0, 3));
}

/** Every operation with the pointer to it. */
export function operations(): { readonly method: string; readonly path: string; readonly operation: Operation }[] {
  return Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
}

/** The pointer to a response, which may stand among the components. */
export function responsePointer(method: string, path: string, status: number | string): readonly string[] | undefined {
  const response = openApi.paths[path]?.[method]?.responses[String(status)];
  if (!response) return undefined;
  return response.$ref ? response.$ref.slice(2).split('/') : ['paths', path, method, 'responses', String(status)];
}

function responseAt(pointer: readonly string[]): Response {
  return pointer.reduce<unknown>((value, word) => (value as Record<string, unknown>)[word], openApi) as Response;
}

export interface Answered {
  readonly method: string;
  /** As the description has it, with `{id}`. */
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Fails where an answer is none that the description knows, or does not follow its schema. */
export function expectDescribed({ method, path, status, type, text }: Answered): void {
  const pointer = responsePointer(method, path, status);
  if (!pointer) expect.fail(`${method} ${path} answered ${status}, which schemas/openapi.yaml does not have: ${text}`);
  const content = responseAt(pointer).content ?? {};
  if (status === 204) expect([text, Object.keys(content)]).to.deep.equal(['', []]);
  else expect(Object.keys(content), `${method} ${path} ${status}`).to.include(type);
  if (!type.endsWith('json')) return;
  expect(flawAt([...pointer, 'content', type, 'schema'], JSON.parse(text)), `${method} ${path}: ${text}`).to.equal(
    undefined,
  );
}
