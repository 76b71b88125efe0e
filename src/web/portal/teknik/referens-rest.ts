// The reference of the REST API: operations by theme, and the schemas that they speak of, as OpenAPI has them.
import { type Html, html } from '../../../platform/html.ts';
import { slugOf } from '../../../platform/markdown.ts';
import type { Page } from '../../page.ts';
import {
  type Media,
  nameOfRef,
  type OpenApi,
  type Operation,
  type Response,
  readOpenApi,
  resolved,
  type Schema,
} from './openapi.ts';
import { SCHEMA_REFERENS, schemaGroup, schemaLink, schemaView } from './schema-view.ts';
import { tabell } from './tabell.ts';

export const REST_REFERENS = '/teknik/referens/rest';

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Read once. @throws where the description is missing */
export function createRestReferensPages(): Page[] {
  const api = readOpenApi();
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const groups = Map.groupBy(Object.entries(api.components.schemas), ([name]) => schemaGroup(name));
  const themes = api.tags.map(({ name, description = '' }) => {
    const those = all.filter(({ operation }) => operation.tags.includes(name));
    const main = html`<p class="ingress">${description}</p>${those.map((one) => operationView(api, one))}`;
    return page(`${REST_REFERENS}/${slugOf(name)}`, `REST: ${name}`, main);
  });
  const schemas = [...groups].map(([group, those]) => {
    return page(`${SCHEMA_REFERENS}/${group}`, `Schema: ${group}`, html`${those.map(schemaSection)}`);
  });
  return [page(REST_REFERENS, 'REST', overview(api, all, [...groups.keys()])), ...themes, ...schemas];
}

function page(path: string, title: string, main: Html): Page {
  return { method: 'get', path, access: 'alla', handle: async () => ({ title, main }) };
}

function overview({ tags, info, components }: OpenApi, all: readonly Listed[], groups: readonly string[]): Html {
  const themes = tags.map(({ name, description = '' }) => {
    const rows = all
      .filter(({ operation }) => operation.tags.includes(name))
      .map(({ method, path, operation }) => [
        html`<a class="anchor" href="${REST_REFERENS}/${slugOf(name)}#${operation.operationId}"><code>${method} ${path}</code></a>`,
        operation.summary ?? '',
      ]);
    return html`<h2>${name}</h2><p>${description}</p>${tabell(name, ['Anrop', 'Vad det gör'], rows)}`;
  });
  const schemes = Object.entries(components.securitySchemes).map(([name, { description = '' }]) => [
    html`<code>${name}</code>`,
    description,
  ]);
  const paragraphs = info.description
    .trim()
    .split('\n\n')
    .map((text) => html`<p>${text.replaceAll('`', '')}</p>`);
  const files = groups.map(
    (group) => html`<li><a class="anchor" href="${SCHEMA_REFERENS}/${group}"><code>${group}</code></a></li>`,
  );
  return html`<p class="ingress">Version ${info.version}, som <a class="anchor" href="/teknik/filer/openapi.yaml">YAML</a> och
<a class="anchor" href="/teknik/filer/openapi.json">JSON</a>.</p>${paragraphs}
<h2>Hur man visar vem man är</h2>${tabell('Hur man visar vem man är', ['Namn', 'Innebär'], schemes)}
${themes}<h2>Scheman</h2><ul>${files}</ul>`;
}

function operationView(api: OpenApi, { method, path, operation }: Listed): Html {
  const { operationId, summary = '', description = '', parameters = [], requestBody, responses } = operation;
  const rows = parameters.map((one) => {
    const { name, in: where, required, schema, description: about = '' } = resolved(api, one);
    return [
      html`<code>${name}</code>`,
      where,
      required ? 'ja' : 'nej',
      html`${about} <code>${JSON.stringify(schema)}</code>`,
    ];
  });
  return html`<section><h2 id="${operationId}">${summary}</h2>
<p><code>${method} ${path}</code></p><p>${description.replaceAll('`', '')}</p>${security(operation.security ?? api.security)}
${rows.length > 0 ? html`<h3>Parametrar</h3>${tabell(`${summary}: parametrar`, ['Namn', 'Var', 'Måste finnas', 'Om'], rows)}` : ''}
${requestBody ? html`<h3>Innehåll</h3>${medier(`${summary}: innehåll`, requestBody.content)}` : ''}
<h3>Svar</h3>${Object.entries(responses).map(([status, one]) => svar(summary, status, resolved(api, one)))}</section>`;
}

function security(ways: Operation['security']): Html {
  const texts = (ways ?? []).map(
    (one) => Object.keys(one).join(' och ') || 'ingenting, i provläge eller där alla får läsa',
  );
  return html`<p>Kräver: ${texts.join('; eller ') || 'ingenting'}.</p>`;
}

function svar(summary: string, status: string, { description = '', headers = {}, content = {} }: Response): Html {
  const names = Object.keys(headers);
  return html`<h4>${status}: ${description}</h4>
${names.length > 0 ? html`<p>Huvuden: ${names.join(', ')}.</p>` : ''}${medier(`${summary}: svar ${status}`, content)}`;
}

function medier(label: string, content: Readonly<Record<string, Media>>): Html {
  const rows = Object.entries(content).map(([type, { schema, example }]) => {
    const shown = example === undefined ? '' : exempel(label, example);
    return html`<p><code>${type}</code>${schema?.$ref ? html`: ${schemaLink(nameOfRef(schema.$ref))}` : ''}</p>
${schema && !schema.$ref && (schema.properties || schema.oneOf) ? schemaView(label, schema) : ''}${shown}`;
  });
  return html`${rows}`;
}

function exempel(label: string, example: unknown): Html {
  const text = typeof example === 'string' ? example : JSON.stringify(example, null, 2);
  return html`<details class="falla"><summary>Exempel</summary><pre class="kod" tabindex="0" role="region" aria-label="Exempel, ${label}"><code>${text}</code></pre></details>`;
}

function schemaSection([name, schema]: readonly [string, Schema]): Html {
  return html`<h2 id="${name}"><code>${name}</code></h2>${schema.description ? html`<p>${schema.description}</p>` : ''}${schemaView(name, schema)}`;
}
