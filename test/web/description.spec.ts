// The description of the REST API: valid, in one piece, with the routes of the code and examples that hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import type { Router } from 'express';
import { parse } from 'yaml';
import { BUNDLE, bundled, SOURCE } from '../../scripts/openapi.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createHealthFace } from '../../src/inbound/health-face.ts';
import { createRestFace, type RestFaceDeps } from '../../src/inbound/rest-face.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { findUsageSchema } from '../../src/querylog/granskning/utdrag-schema.ts';
import { UTFALL } from '../../src/querylog/granskning/utfall.ts';
import { createOpenApiFace } from '../../src/web/openapi-face.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { type Content, flawAt, openApi, operations, type Response } from './description.ts';
import { startApi } from './test-api.ts';

const textOf = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const routeText = (method: string, path: string) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;

/** Routes of one method; those of `all` only refuse. */
function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route }) => {
    const methods = (route as unknown as { methods?: Record<string, boolean> } | undefined)?.methods ?? {};
    if (!route || methods._all) return [];
    return Object.keys(methods).map((method) => routeText(method, route.path));
  });
}

/** Every media type of the description that has an example, with the pointer to it. */
function examples(): { readonly pointer: readonly string[]; readonly example: unknown }[] {
  const found: { pointer: readonly string[]; example: unknown }[] = [];
  const note = (content: Content | undefined, at: readonly string[]) => {
    for (const [type, { example }] of Object.entries(content ?? {})) {
      if (example !== undefined) found.push({ pointer: [...at, 'content', type], example });
    }
  };
  const all = (responses: Readonly<Record<string, Response>>, at: readonly string[]) => {
    for (const [name, { content }] of Object.entries(responses)) note(content, [...at, name]);
  };
  for (const { method, path, operation } of operations()) {
    note(operation.requestBody?.content, ['paths', path, method, 'requestBody']);
    all(operation.responses, ['paths', path, method, 'responses']);
  }
  all(openApi.components.responses, ['components', 'responses']);
  return found;
}

describe('schemas/openapi.yaml', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(openApi) as unknown as Record<string, unknown>);
    expect(errors).to.equal(undefined);
    expect([valid, validator.version]).to.deep.equal([true, '3.1']);
  });

  it('is bundled as it stands', () => {
    expect(textOf(BUNDLE), 'out of date: node scripts/med-node.mjs scripts/openapi.ts').to.equal(bundled());
    const outward = [...textOf(BUNDLE).matchAll(/\$ref: "?'?([^#\s"'][^\s"']*)/g)].map(([, ref]) => ref);
    expect(outward).to.deep.equal([]);
  });

  it('is read the same by those who know YAML 1.1 alone', () => {
    for (const path of [SOURCE, BUNDLE])
      expect(parse(textOf(path), { version: '1.1' })).to.deep.equal(parse(textOf(path)));
  });

  it('has a schema behind every reference', () => {
    const refs = new Set([...textOf(BUNDLE).matchAll(/\$ref: "(#\/[^"]+)"/g)].map(([, ref = '']) => ref));
    expect(refs.size).to.be.greaterThan(100);
    for (const ref of refs) expect(flawOfRef(ref), ref).to.equal('found');
  });

  it('has the version of the service, and an id for every operation', () => {
    expect(openApi.info.version).to.equal(JSON.parse(textOf('package.json')).version);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  for (const { pointer, example } of examples()) {
    it(`has an example that holds: ${pointer.slice(1, 6).join(' ')}`, () => {
      expect(flawAt([...pointer, 'schema'], example)).to.equal(undefined);
    });
  }

  it('has an example of every body, and of every JSON answer that has one', () => {
    const without = operations().flatMap(({ operation }) => {
      const contents = [
        operation.requestBody?.content,
        ...Object.values(operation.responses).map((one) => one.content),
      ];
      return contents.some((content) => content?.['application/json'] && !('example' in content['application/json']))
        ? [operation.operationId]
        : [];
    });
    expect(without).to.deep.equal([]);
  });

  it('has test persons alone', () => {
    const known = new Set(Object.values(persons).map(({ personnummer }) => personnummer));
    const numbers = [...textOf(SOURCE).matchAll(/(?<![\d-])(19|20)\d{6}-?\d{4}(?!\d)/g)].map(([one]) =>
      one.replace('-', ''),
    );
    expect(numbers).to.not.have.lengthOf(0);
    expect(numbers.filter((one) => !known.has(one))).to.deep.equal([]);
  });

  it('says of outcomes and of the registerutdrag what the code says', () => {
    const begaran = JSON.parse(textOf('schemas/logg/begaran.schema.json'));
    expect(begaran.$defs.utfall.enum).to.have.members(Object.keys(UTFALL));
    const svar = JSON.parse(textOf('schemas/logg/svar.schema.json'));
    const { $id: _, $schema: __, ...utdrag } = findUsageSchema as Record<string, unknown>;
    expect(svar.$defs.utdrag).to.deep.equal(JSON.parse(JSON.stringify(utdrag)));
  });

  it('leaves none of the log’s schemas unused, and none of them open', () => {
    for (const file of ['begaran', 'svar']) {
      const { $defs } = JSON.parse(textOf(`schemas/logg/${file}.schema.json`));
      const unused = Object.keys($defs).filter(
        (name) => !textOf(BUNDLE).includes(`"#/components/schemas/logg.${file}.${name}"`),
      );
      expect(unused).to.deep.equal([]);
      expect(openObjects($defs, file)).to.deep.equal([]);
    }
  });
});

describeDatabase('routes of the REST API', (open) => {
  it('are those of the description', async () => {
    const api = await startApi(await open());
    const code = [
      ...routesOf(createRestFace({} as RestFaceDeps)),
      ...routesOf(createHealthFace(async () => true)),
      ...routesOf(createOpenApiFace()),
      ...api.endpoints.map(({ method, path }) => routeText(method, path)),
    ];
    expect(code.sort()).to.deep.equal(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    );
    const withBody = operations()
      .filter(({ operation }) => operation.requestBody)
      .map(({ path }) => path);
    for (const { path, schema } of api.endpoints.filter(({ method }) => method === 'post')) {
      expect(withBody.includes(path.replaceAll(/:(\w+)/g, '{$1}')), path).to.equal(schema !== undefined);
    }
  });

  it('has itself handed out to anybody', async () => {
    const { url } = await startApi(await open());
    const response = await fetch(`${url}/v1/openapi.yaml`);
    expect(response.headers.get('content-type')).to.equal('application/yaml; charset=utf-8');
    expect(parse(await response.text())).to.deep.equal(openApi);
    const wrong = await fetch(`${url}/v1/openapi.yaml`, { method: 'POST' });
    expect([wrong.status, wrong.headers.get('allow')]).to.deep.equal([405, 'GET, HEAD']);
  });
});

function flawOfRef(ref: string): 'found' | 'missing' {
  const value = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, word) => (at as Record<string, unknown> | undefined)?.[word], openApi);
  return value === undefined ? 'missing' : 'found';
}

/** Objects with names of their own that let others pass. */
function openObjects(value: unknown, at: string): string[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([name, part]) => openObjects(part, `${at}/${name}`));
  return 'properties' in value && 'type' in value && !('additionalProperties' in value) ? [at, ...inner] : inner;
}
