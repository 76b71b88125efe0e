// The description of the REST API as the pages read it: OpenAPI 3.1 without references to other files.
import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../../../platform/schema-files.ts';
import { OPENAPI_JSON } from './published-files.ts';

/** JSON Schema 2020-12, as far as the project's schemas use it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly [rule: string]: unknown;
}

export interface Exempel {
  readonly summary?: string;
  readonly description?: string;
  readonly value: unknown;
}

export interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  /** By name, where one would not tell enough. */
  readonly examples?: Readonly<Record<string, Exempel>>;
}

export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, { readonly $ref?: string; readonly description?: string }>>;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response>>;
}

export interface OpenApi {
  readonly info: { readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly security?: Operation['security'];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, { readonly description?: string }>>;
    readonly [part: string]: Readonly<Record<string, object>>;
  };
}

/** Read once. @throws where the file is missing */
export function readOpenApi(): OpenApi {
  return JSON.parse(readFileSync(`${PROJECT_ROOT}${OPENAPI_JSON}`, 'utf8'));
}

/** What a reference inside the description leads to; a value without one is itself. */
export function resolved<T extends { readonly $ref?: string }>(api: OpenApi, value: T): T {
  if (value.$ref === undefined) return value;
  const words = value.$ref.slice(2).split('/');
  return words.reduce<unknown>((at, word) => (at as Record<string, unknown>)[word], api) as T;
}

/** `#/components/schemas/logg.svar.fraga` → `logg.svar.fraga` */
export function nameOfRef(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}
