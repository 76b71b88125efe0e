// Writes the JSON Schemas of the REST answer from the XSDs, so that the contract is written once: npm run scheman.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract as af } from '../src/bastjanster/arbetsformedlingen/contract.ts';
import { contract as csn } from '../src/bastjanster/csn/contract.ts';
import { contract as miv } from '../src/bastjanster/migrationsverket/contract.ts';
import type { SoapContract } from '../src/bastjanster/module.ts';
import { DOCUMENT, contract as skv } from '../src/bastjanster/skatteverket/contract.ts';
import { PARTS } from '../src/bastjanster/skatteverket-delar/contract.ts';
import { contract as so } from '../src/bastjanster/sveriges-a-kassor/contract.ts';
import { contract as tns } from '../src/bastjanster/transportstyrelsen/contract.ts';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';
import { readShapes, type Shape } from '../src/platform/xsd-shape.ts';
import { hushallSvarSchema } from './hushall-schema.ts';
import { oversiktDefs } from './oversikt-schema.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const BASE = 'https://sammansatt.example/schemas';

type JsonSchema = Readonly<Record<string, unknown>>;

const folders: Record<string, SoapContract> = {
  arbetsformedlingen: af,
  csn,
  skatteverket: skv,
  'sveriges-a-kassor': so,
  transportstyrelsen: tns,
  migrationsverket: miv,
};

/** Every generated file by its path below the project root. */
export function generatedSchemas(): ReadonlyMap<string, JsonSchema> {
  const files = new Map<string, JsonSchema>();
  for (const [folder, contract] of Object.entries(folders)) {
    const path = `schemas/${folder}/svar.schema.json`;
    files.set(path, {
      $schema: DIALECT,
      $id: `${BASE}/${folder}/svar.schema.json`,
      ...answerSchema(contract),
      $defs: { ovrigt },
    });
  }
  files.set('schemas/ssbtek/svar.schema.json', compositeSchema());
  files.set('schemas/ssbtek/hushall-svar.schema.json', {
    $schema: DIALECT,
    $id: `${BASE}/ssbtek/hushall-svar.schema.json`,
    ...hushallSvarSchema(`${BASE}/ssbtek/svar.schema.json`),
  });
  return files;
}

const ovrigt: JsonSchema = {
  description: 'Ett element som schemat släpper in utan att känna det, helt och oförändrat.',
  type: 'array',
  items: {
    type: 'object',
    required: ['namn', 'namnrymd', 'xml'],
    additionalProperties: false,
    properties: { namn: { type: 'string' }, namnrymd: { type: 'string' }, xml: { type: 'string' } },
  },
};

function answerSchema({ answer, xsd, innerXsd }: SoapContract): JsonSchema {
  if (!innerXsd) return shapeSchema(find(xsd, answer.namespace, answer.name));
  const inner = find(innerXsd, DOCUMENT, 'SvarBeskattningsuppgifterEnligtSFS2008-975');
  return { type: 'object', required: ['svar'], additionalProperties: false, properties: { svar: shapeSchema(inner) } };
}

function find(xsd: string, namespace: string, name: string): Shape {
  const shape = readShapes(xsd)(namespace, name);
  if (!shape) throw new Error(`${xsd} declares no ${name}`);
  return shape;
}

function shapeSchema(shape: Shape): JsonSchema {
  const schema = shape.kind === 'simple' ? { type: shape.type } : complexSchema(shape);
  return shape.nillable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function complexSchema(shape: Extract<Shape, { kind: 'complex' }>): JsonSchema {
  const children = [...shape.children];
  const attributes = [...shape.attributes].map(([name, type]) => [`@${name}`, { type }]);
  const elements = children.map(([name, { repeated, shape: inner }]) => {
    const schema = shapeSchema(inner);
    return [name, repeated ? { type: 'array', items: schema } : schema];
  });
  const required = [
    ...[...shape.required].map((name) => `@${name}`),
    ...children.filter(([, { optional }]) => !optional).map(([name]) => name),
  ];
  const any = shape.any ? [['_ovrigt', { $ref: '#/$defs/ovrigt' }]] : [];
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    properties: Object.fromEntries([...attributes, ...elements, ...any]),
  };
}

const dataSchemas: Record<string, JsonSchema> = {
  AF: reference('arbetsformedlingen/svar'),
  CSN: wrapped('svar', reference('csn/svar')),
  FK: wrapped('lefiJsonSvar', {
    $ref: `${BASE}/forsakringskassan/lefi-v9.schema.json#/$defs/ExternFormansinformationSvar`,
  }),
  SKV: { oneOf: [reference('skatteverket/svar'), skatteverketParts()] },
  SO: reference('sveriges-a-kassor/svar'),
  TNS: reference('transportstyrelsen/svar'),
  MIV: reference('migrationsverket/svar'),
};

function reference(name: string): JsonSchema {
  return { $ref: `${BASE}/${name}.schema.json` };
}

function wrapped(name: string, schema: JsonSchema): JsonSchema {
  return { type: 'object', required: [name], additionalProperties: false, properties: { [name]: schema } };
}

/** v11: each asked part with its data or its error. */
function skatteverketParts(): JsonSchema {
  const parts = PARTS.map((name) => {
    const data = { $ref: `${BASE}/skatteverket-delar/delar.schema.json#/$defs/${name}` };
    const alternatives = [
      wrapped('data', data),
      wrapped('error', { $ref: `${BASE}/ssbtek/svar.schema.json#/$defs/error` }),
    ];
    return [name, { oneOf: alternatives }];
  });
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(parts) };
}

function compositeSchema(): JsonSchema {
  const text = { type: 'string', minLength: 1 };
  const milliseconds = { type: 'integer', minimum: 0 };
  return {
    $schema: DIALECT,
    $id: `${BASE}/ssbtek/svar.schema.json`,
    title: 'SammansattBastjanstSvar',
    description: 'Det sammansatta svaret som JSON. En myndighet som inte tillfrågats har ingen del i svarsdata.',
    type: 'object',
    required: ['id', 'korrelationsid', 'frageTidpunkt', 'millisekunder', 'svarsdata'],
    additionalProperties: false,
    properties: {
      id: { ...text, description: 'Tjänstens eget id på frågan, det som driften söker på.' },
      korrelationsid: text,
      frageTidpunkt: text,
      millisekunder: milliseconds,
      fraga: reference('ssbtek/fraga'),
      varningar: { type: 'array', items: { $ref: '#/$defs/varning' } },
      svarsdata: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(dataSchemas).map(([id, data]) => [id, partSchema(data)])),
      },
      oversikt: { $ref: '#/$defs/oversikt' },
    },
    $defs: {
      ...oversiktDefs,
      error: {
        type: 'object',
        required: ['kalla', 'felkod', 'felmeddelande'],
        additionalProperties: false,
        properties: {
          kalla: { enum: ['SSBT', 'BT'] },
          felkod: text,
          felmeddelande: { type: 'array', minItems: 1, items: text },
          forsokIgenOmSekunder: { type: 'integer', minimum: 0 },
        },
      },
      varning: {
        description: 'Något att veta, fast frågan ställdes. galler saknas när det gäller hela frågan.',
        type: 'object',
        required: ['kod', 'text'],
        additionalProperties: false,
        properties: { kod: text, galler: text, text },
      },
      kvalitet: {
        description: 'Vad svaret är värt. Bara nothing får visas som "ingen uppgift".',
        enum: ['answered', 'nothing', 'partial', 'unverifiable', 'failed', 'not-asked'],
      },
      svarande: {
        description:
          'En som svarar inuti myndigheten: FK eller PM, en a-kassa, ett av CSN:s system, en del av Skatteverket.',
        type: 'object',
        required: ['id', 'namn', 'kvalitet'],
        additionalProperties: false,
        properties: { id: text, namn: text, kvalitet: { $ref: '#/$defs/kvalitet' }, kod: text, text },
      },
      kontroll: {
        description:
          'Vad som kontrollerats. Med schema "avviker" lämnas svaret ut som det kom, och data följer då inte säkert schemat.',
        type: 'object',
        required: ['person', 'schema'],
        additionalProperties: false,
        properties: { person: { enum: ['bekraftad', 'ej-kontrollerad'] }, schema: { enum: ['giltigt', 'avviker'] } },
      },
    },
  };

  function partSchema(data: JsonSchema): JsonSchema {
    const part = (properties: Record<string, unknown>, optional: Record<string, unknown> = {}) => ({
      type: 'object',
      required: Object.keys(properties),
      additionalProperties: false,
      properties: { ...properties, ...optional },
    });
    const kontroll = (schema: string) => ({
      $ref: '#/$defs/kontroll',
      type: 'object',
      properties: { schema: { const: schema } },
    });
    const delivered = { kvalitet: { $ref: '#/$defs/kvalitet' }, millisekunder: milliseconds };
    const extra = {
      svarande: { type: 'array', items: { $ref: '#/$defs/svarande' } },
      flaggor: { type: 'array', items: { enum: ['skyddad', 'avliden'] } },
      utelamnat: {
        description: 'Uppgifter som efterfrågades och som källan utelämnar utan att säga det.',
        type: 'array',
        items: text,
      },
    };
    return {
      oneOf: [
        part({ data, kontroll: kontroll('giltigt'), ...delivered }, extra),
        part({ data: true, kontroll: kontroll('avviker'), ...delivered }, extra),
        part({ error: { $ref: '#/$defs/error' }, ...delivered }),
      ],
    };
  }
}

if (import.meta.main) {
  for (const [path, schema] of generatedSchemas()) {
    writeFileSync(join(PROJECT_ROOT, path), `${JSON.stringify(schema, null, 2)}\n`);
    console.log(path);
  }
}
