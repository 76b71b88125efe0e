// The description of the REST API: valid, in one piece, with the routes of the code and examples that hold.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import type { Router } from 'express';
import { parse } from 'yaml';
import { BUNDLE, bundled, SOURCE } from '../../scripts/openapi.ts';
import { createFaces, type FacesDeps } from '../../src/assembly/faces.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { toConfig } from '../../src/platform/config.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { createSverige } from '../../src/profiles/sverige/index.ts';
import { noModes } from '../../src/profiles/sverige/rule.ts';
import { findUsageSchema } from '../../src/querylog/granskning/utdrag-schema.ts';
import { UTFALL } from '../../src/querylog/granskning/utfall.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { type Content, examplesOf, flawAt, openApi, operations, type Response } from './description.ts';
import { startWeb } from './start-web.ts';
import { startApi } from './test-api.ts';

const textOf = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const routeText = (method: string, path: string) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;

/** Routes of one method, of the router and those in it; those of `all` only refuse. */
function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (!route) return 'stack' in handle ? routesOf(handle as unknown as Router) : [];
    const methods = (route as unknown as { methods: Record<string, boolean> }).methods;
    if (methods._all) return [];
    return [route.path].flat().flatMap((path) => Object.keys(methods).map((method) => routeText(method, path)));
  });
}

/** What no route is made of. */
const UNUSED = {
  composite: {},
  register: {},
  admission: {},
  callers: {},
  report: {},
  servicelevel: {},
  uppdrag: {},
} as Pick<FacesDeps, 'composite' | 'register' | 'callers' | 'report' | 'admission' | 'servicelevel' | 'uppdrag'>;

/** Everything that the service answers to, put together as it does it. */
async function facesOn(database: Database) {
  const [api, web] = [await startApi(database), await startWeb(database)];
  const clock = { now: Date.now, monotonic: () => performance.now() };
  const limits = toConfig({}, { bastjanster: [] }).limits;
  const faces = createFaces({
    ...{ profile: createSverige({ ruleModes: noModes, clock }), log: api, web: web.web, clock, limits },
    ...UNUSED,
    trial: true,
    ready: async () => true,
    stopping: () => false,
    onBug: () => {},
  });
  return { api, faces };
}

/** Those for programs that speak JSON; pages and the SOAP face have descriptions of their own. */
const isRest = (route: string) => / \/(v1\/|halsa$)/.test(route);

/** Every example of the description, with the pointer to its media type. */
function examples(): { readonly pointer: readonly string[]; readonly name: string; readonly example: unknown }[] {
  const found: { pointer: readonly string[]; name: string; example: unknown }[] = [];
  const note = (content: Content | undefined, at: readonly string[]) => {
    for (const [type, media] of Object.entries(content ?? {})) {
      for (const [name, example] of examplesOf(media)) found.push({ pointer: [...at, 'content', type], name, example });
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

  for (const { pointer, name, example } of examples()) {
    it(`has an example that holds: ${[...pointer.slice(1, 6), name].join(' ')}`, () => {
      expect(flawAt([...pointer, 'schema'], example)).to.equal(undefined);
    });
  }

  it('has an example of every body, and of every JSON answer that has one', () => {
    const without = operations().flatMap(({ operation }) => {
      const contents = [
        operation.requestBody?.content,
        ...Object.values(operation.responses).map((one) => one.content),
      ];
      const media = contents.flatMap((content) => content?.['application/json'] ?? []);
      return media.some((one) => examplesOf(one).length === 0) ? [operation.operationId] : [];
    });
    expect(without).to.deep.equal([]);
  });

  it('has test persons alone', () => {
    const known = new Set(Object.values(persons).map(({ personnummer }) => personnummer));
    const files = readdirSync(join(PROJECT_ROOT, 'schemas/exempel')).map((name) => `schemas/exempel/${name}`);
    const texts = [SOURCE, ...files].map(textOf).join('\n');
    const numbers = [...texts.matchAll(/(?<![\d-])(19|20)\d{6}-?\d{4}(?!\d)/g)].map(([one]) => one.replace('-', ''));
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

  it('leaves none of our own schemas unused, and none of them open', () => {
    for (const file of [
      'logg/begaran',
      'logg/svar',
      'anslutning/ataganden',
      'inloggning/session',
      'driftinformation/begaran',
      'driftinformation/svar',
      'avstamning/avstamning',
      'ssbtek/uppdrag',
    ]) {
      const { $defs } = JSON.parse(textOf(`schemas/${file}.schema.json`));
      const unused = Object.keys($defs).filter(
        (name) => !textOf(BUNDLE).includes(`"#/components/schemas/${file.replace('/', '.')}.${name}"`),
      );
      expect(unused).to.deep.equal([]);
      expect(openObjects($defs, file)).to.deep.equal([]);
    }
  });

  it('names every problem that the code of the web has by name', () => {
    const files = readdirSync(join(PROJECT_ROOT, 'src/web'), { recursive: true, encoding: 'utf8' });
    const code = files.filter((path) => path.endsWith('.ts')).map((path) => textOf(`src/web/${path}`));
    const named = code.flatMap((text) => [...text.matchAll(/new ProblemError\(\s*'([\w-]+)'/g)].map(([, one]) => one));
    expect(named).to.include.members(['csrf', 'roll', 'okand-adress', 'inte-er-anslutning', 'register-otillgangligt']);
    const described = textOf(SOURCE);
    expect(
      named.filter((one) => !described.includes(`code: ${one}\n`) && !described.includes(`\`${one}\``)),
    ).to.deep.equal([]);
  });

  it('demands the session’s token of every call of a person that is not a GET, and of no other', () => {
    for (const { method, path, operation } of operations()) {
      const bySession = operation.security.filter((one) => 'session' in one);
      const withToken = bySession.filter((one) => 'csrf' in one);
      expect(withToken.length, path).to.equal(method === 'get' ? 0 : bySession.length);
      expect(bySession.length > 0, path).to.equal(
        /^\/v1\/(logg|gallring|session|driftinformation|avstamningar)/.test(path),
      );
    }
  });

  it('says how to show who one is where that is missing, and how long to wait where it was too much', () => {
    for (const { path, operation } of operations().filter(({ operation }) => '429' in operation.responses)) {
      expect(operation.security, path).to.deep.include.members([{ klientcertifikat: [] }, { token: [] }]);
      for (const [status, header] of [
        ['401', 'WWW-Authenticate'],
        ['429', 'Retry-After'],
        ['503', 'Retry-After'],
      ] as const) {
        const name = operation.responses[status]?.$ref?.split('/').at(-1) ?? '';
        expect(Object.keys(openApi.components.responses[name]?.headers ?? {}), `${path} ${status}`).to.include(header);
      }
    }
  });
});

describeDatabase('routes of the REST API', (open) => {
  it('are those of the description', async () => {
    const { api, faces } = await facesOn(await open());
    const code = routesOf(faces.router).filter(isRest);
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
