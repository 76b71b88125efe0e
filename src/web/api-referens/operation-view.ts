// One use of the REST API for people: what it needs, what is sent, what comes back, with examples; all from its description.
import { type Html, html } from '../../platform/html.ts';
import {
  type Exempel,
  type Media,
  nameOfRef,
  type OpenApi,
  type Operation,
  type Response,
  resolved,
} from '../portal/teknik/openapi.ts';
import { type SchemaLink, schemaView } from '../portal/teknik/schema-view.ts';
import { tabell } from '../portal/teknik/tabell.ts';

export interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export interface OperationLook {
  /** Of its heading; those inside it are one and two below. */
  readonly level: 2 | 3;
  readonly schemaLink: SchemaLink;
}

/** Every operation, in the order of the description. */
export function listed(api: OpenApi): readonly Listed[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** Its anchor is its `operationId`. */
export function operationView(api: OpenApi, { method, path, operation }: Listed, look: OperationLook): Html {
  const { operationId, summary = '', description = '', parameters = [], requestBody, responses } = operation;
  const { level } = look;
  const rows = parameters.map((one) => {
    const { name, in: where, required, schema, description: about = '' } = resolved(api, one);
    return [
      html`<code>${name}</code>`,
      where,
      required ? 'ja' : 'nej',
      html`${about} <code>${JSON.stringify(schema)}</code>`,
    ];
  });
  const part = (text: string) => heading(level + 1, html`${text}`);
  return html`<section>${heading(level, html`${summary}`, operationId)}
<p><code>${method} ${path}</code></p><p>${plain(description)}</p>${security(operation.security ?? api.security)}
${rows.length > 0 ? html`${part('Parametrar')}${tabell(`${summary}: parametrar`, ['Namn', 'Var', 'Måste finnas', 'Om'], rows)}` : ''}
${requestBody ? html`${part('Innehåll')}${medier(`${summary}: innehåll`, requestBody.content, look)}` : ''}
${part('Svar')}${Object.entries(responses).map(([status, one]) => svar(summary, status, resolved(api, one), look))}</section>`;
}

/** A description without the marks of Markdown's code. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

function heading(level: number, text: Html, id?: string): Html {
  const { markup } = id === undefined ? html`` : html` id="${id}"`;
  return { markup: `<h${level}${markup}>${text.markup}</h${level}>` };
}

function security(ways: Operation['security']): Html {
  const texts = (ways ?? []).map(
    (one) => Object.keys(one).join(' och ') || 'ingenting, i provläge eller där alla får läsa',
  );
  return html`<p>Kräver: ${texts.join('; eller ') || 'ingenting'}.</p>`;
}

function svar(
  summary: string,
  status: string,
  { description = '', headers = {}, content = {} }: Response,
  look: OperationLook,
): Html {
  const names = Object.keys(headers);
  return html`${heading(look.level + 2, html`${status}: ${plain(description)}`)}
${names.length > 0 ? html`<p>Huvuden: ${names.join(', ')}.</p>` : ''}${medier(`${summary}: svar ${status}`, content, look)}`;
}

function medier(label: string, content: Readonly<Record<string, Media>>, { schemaLink }: OperationLook): Html {
  const rows = Object.entries(content).map(([type, { schema, example, examples = {} }]) => {
    const all: readonly Exempel[] = [
      ...(example === undefined ? [] : [{ value: example }]),
      ...Object.values(examples),
    ];
    return html`<p><code>${type}</code>${schema?.$ref ? html`: ${schemaLink(nameOfRef(schema.$ref))}` : ''}</p>
${schema && !schema.$ref && (schema.properties || schema.oneOf) ? schemaView(label, schema, schemaLink) : ''}${all.map((one) => exempelView(label, one))}`;
  });
  return html`${rows}`;
}

function exempelView(label: string, { summary, description = '', value }: Exempel): Html {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const name = summary === undefined ? 'Exempel' : `Exempel: ${summary}`;
  return html`<details class="falla"><summary>${name}</summary>${description ? html`<p>${plain(description)}</p>` : ''}
<pre class="kod" tabindex="0" role="region" aria-label="${name}, ${label}"><code>${text}</code></pre></details>`;
}
