// JSON Schema by ajv, and its verdicts in our own words: place and rule, never a value (ajv's messages carry values).
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { maskDigits, PROJECT_ROOT } from './schema-files.ts';

/** One flaw of a JSON value. `path` is a JSON pointer whose unknown names are masked; `expected` is the schema's own word. */
export interface SchemaBreach {
  readonly path: string;
  readonly rule: string;
  readonly expected?: string;
}

export interface JsonSchema {
  /** The first breaches of a value (at most 10); empty when it is valid. */
  validate(value: unknown): readonly SchemaBreach[];
}

const read = new Map<string, object>();

/** Reads a schema file below the project root, once: the object is everybody's. */
export function readSchema(path: string): object {
  const known = read.get(path) ?? (JSON.parse(readFileSync(`${PROJECT_ROOT}${path}`, 'utf8')) as object);
  read.set(path, known);
  return known;
}

const OPTIONS = { strict: true, allErrors: true, allowUnionTypes: true } as const;

/** Judges the schemas themselves. */
const judge = new Ajv2020(OPTIONS);

/** By schema, then by part: compiling takes far longer than all that is validated at a start. */
const compiled = new WeakMap<object, Map<string, JsonSchema>>();

/**
 * Compiles a schema, or one of its parts (`#/$defs/Name`); once for each schema object, so do not change it afterwards.
 * @param others schemas that it refers to by their `$id`
 * @throws if the schema itself is broken
 */
export function compileSchema(schema: object, part = '', others: readonly object[] = []): JsonSchema {
  const parts = compiled.get(schema) ?? new Map<string, JsonSchema>();
  compiled.set(schema, parts);
  const known = parts.get(part) ?? compile(schema, part, others);
  parts.set(part, known);
  return known;
}

function compile(schema: object, part: string, others: readonly object[]): JsonSchema {
  for (const one of [...others, schema]) judge.validateSchema(one, true);
  const ajv = new Ajv2020({ ...OPTIONS, meta: false, validateSchema: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const id = (schema as { $id?: string }).$id ?? 'schema';
  ajv.addSchema([...others]);
  ajv.addSchema(schema, id);
  const validator = ajv.getSchema(`${id}${part}`) as ValidateFunction;
  return {
    validate: (value) => (validator(value) ? [] : (validator.errors ?? []).slice(0, 10).map(toBreach)),
  };
}

function toBreach({ instancePath, keyword, params }: ErrorObject): SchemaBreach {
  const expected = expectation(keyword, params);
  return { path: maskDigits(instancePath) || '/', rule: keyword, ...(expected === undefined ? {} : { expected }) };
}

function expectation(keyword: string, params: Record<string, unknown>): string | undefined {
  switch (keyword) {
    case 'required':
      return String(params.missingProperty);
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return maskDigits(String(params.additionalProperty ?? params.unevaluatedProperty));
    case 'type':
      return [params.type].flat().join(', ');
    case 'enum':
      return (params.allowedValues as unknown[]).slice(0, 20).join(', ');
    case 'const':
      return String(params.allowedValue);
    case 'pattern':
      return String(params.pattern);
    case 'format':
      return String(params.format);
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return String(params.limit);
    default:
      return undefined;
  }
}
