// The reference of the REST API: operations by theme, and the schemas that they speak of, as OpenAPI has them.
import { type Html, html } from '../../../platform/html.ts';
import { slugOf } from '../../../platform/markdown.ts';
import { API_REFERENS } from '../../api-referens/api-referens-page.ts';
import { type Listed, listed, operationView, plain } from '../../api-referens/operation-view.ts';
import type { Page } from '../../page.ts';
import { type OpenApi, readOpenApi, type Schema } from './openapi.ts';
import { SCHEMA_REFERENS, schemaGroup, schemaLink, schemaView } from './schema-view.ts';
import { tabell } from './tabell.ts';

export const REST_REFERENS = '/teknik/referens/rest';

/** Read once. @throws where the description is missing */
export function createRestReferensPages(): Page[] {
  const api = readOpenApi();
  const all = listed(api);
  const groups = Map.groupBy(Object.entries(api.components.schemas), ([name]) => schemaGroup(name));
  const themes = api.tags.map(({ name, description = '' }) => {
    const those = all.filter(({ operation }) => operation.tags.includes(name));
    const main = html`<p class="ingress">${description}</p>${those.map((one) => operationView(api, one, { level: 2, schemaLink }))}`;
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
    .map((text) => html`<p>${plain(text)}</p>`);
  const files = groups.map(
    (group) => html`<li><a class="anchor" href="${SCHEMA_REFERENS}/${group}"><code>${group}</code></a></li>`,
  );
  return html`<p class="ingress">Version ${info.version}, som <a class="anchor" href="/teknik/filer/openapi.yaml">YAML</a> och
<a class="anchor" href="/teknik/filer/openapi.json">JSON</a>. <a class="anchor" href="${API_REFERENS}">Allt på en sida</a>.</p>${paragraphs}
<h2>Hur man visar vem man är</h2>${tabell('Hur man visar vem man är', ['Namn', 'Innebär'], schemes)}
${themes}<h2>Scheman</h2><ul>${files}</ul>`;
}

function schemaSection([name, schema]: readonly [string, Schema]): Html {
  return html`<h2 id="${name}"><code>${name}</code></h2>${schema.description ? html`<p>${schema.description}</p>` : ''}${schemaView(name, schema)}`;
}
