// GET /v1/openapi: the whole REST API on one page, made on the server of the same description that programs fetch.
import { type Html, html } from '../../platform/html.ts';
import { slugOf } from '../../platform/markdown.ts';
import type { Page } from '../page.ts';
import { once } from '../portal/teknik/once.ts';
import { type OpenApi, readOpenApi, type Schema } from '../portal/teknik/openapi.ts';
import { type SchemaLink, schemaView } from '../portal/teknik/schema-view.ts';
import { tabell } from '../portal/teknik/tabell.ts';
import { type Listed, listed, operationView, plain } from './operation-view.ts';

export const API_REFERENS = '/v1/openapi';

/** Rendered when somebody first looks, and never again. */
export function createApiReferensPage(): Page {
  const main = once(() => view(readOpenApi()));
  return {
    method: 'get',
    path: API_REFERENS,
    access: 'alla',
    handle: async () => ({ title: 'REST-gränssnittet', main: main() }),
  };
}

const inPage: SchemaLink = (name) => html`<a class="anchor" href="#${anchorOf(name)}"><code>${name}</code></a>`;

function anchorOf(schema: string): string {
  return `schema-${schema}`;
}

/** No operation is called so. */
function anchorOfTag(tag: string): string {
  return `tema-${slugOf(tag)}`;
}

function view(api: OpenApi): Html {
  const { info, tags, components } = api;
  const all = listed(api);
  const themes = tags.map(({ name, description = '' }) => {
    const those = ofTag(all, name).map((one) => operationView(api, one, { level: 3, schemaLink: inPage }));
    return html`<h2 id="${anchorOfTag(name)}">${name}</h2><p>${description}</p>${those}`;
  });
  const schemes = Object.entries(components.securitySchemes).map(([name, { description = '' }]) => [
    html`<code>${name}</code>`,
    plain(description),
  ]);
  const paragraphs = info.description.trim().split('\n\n');
  return html`<p class="ingress">Version ${info.version}. Sidan görs av samma beskrivning som program hämtar, OpenAPI 3.1:
<a class="anchor" href="/v1/openapi.yaml">openapi.yaml</a>.</p>
${paragraphs.map((text) => html`<p>${plain(text)}</p>`)}
<h2 id="innehall-i-referensen">Innehåll</h2><ul>${tags.map(({ name }) => themeList(all, name))}
<li><a class="anchor" href="#scheman">Scheman</a></li></ul>
<h2 id="vem">Hur man visar vem man är</h2>${tabell('Hur man visar vem man är', ['Namn', 'Innebär'], schemes)}
<h2 id="fel">Fel</h2>${FEL}
${themes}<h2 id="scheman">Scheman</h2><p>Frågor och svar prövas mot samma scheman som visas här.</p>
${Object.entries(components.schemas).map(schemaDetails)}`;
}

const FEL = html`<p>Varje fel är ett problemdokument, <code>application/problem+json</code> (RFC 9457), med <code>status</code>, en text för
människor och en kod för program: <code>felkod</code> när en fråga nekas (<a class="anchor" href="/teknik/felkoder">alla felkoder</a>),
annars <code>code</code>. <code>id</code> är detsamma som i huvudet <code>X-Sammansatt-Id</code>, som varje svar har: uppge det vid
felanmälan. Inget fel upprepar ett värde.</p>`;

function ofTag(all: readonly Listed[], tag: string): readonly Listed[] {
  return all.filter(({ operation }) => operation.tags.includes(tag));
}

function themeList(all: readonly Listed[], tag: string): Html {
  const links = ofTag(all, tag).map(
    ({ method, path, operation: { operationId, summary = '' } }) =>
      html`<li><a class="anchor" href="#${operationId}"><code>${method} ${path}</code></a> ${summary}</li>`,
  );
  return html`<li><a class="anchor" href="#${anchorOfTag(tag)}">${tag}</a><ul>${links}</ul></li>`;
}

function schemaDetails([name, schema]: readonly [string, Schema]): Html {
  const { description } = schema;
  return html`<details class="falla" id="${anchorOf(name)}"><summary><code>${name}</code></summary>
${description ? html`<p>${plain(description)}</p>` : ''}${schemaView(`Schemat ${name}`, schema, inPage)}</details>`;
}
