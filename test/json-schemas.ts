// Every JSON Schema of the project in one ajv, so that they can refer to each other.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readSchema } from '../src/platform/schema.ts';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';

export const BASE = 'https://sammansatt.example/schemas';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
for (const path of readdirSync(join(PROJECT_ROOT, 'schemas'), { recursive: true, encoding: 'utf8' })) {
  if (path.endsWith('.schema.json')) ajv.addSchema(readSchema(`schemas/${path}`));
}

/** @param ref path below schemas/, with a part of it or without */
export function schemaAt(ref: string): ValidateFunction {
  return ajv.compile({ $ref: `${BASE}/${ref}` });
}
