// A JSON Schema as rows for people: field, type, whether it must be there, and what is said and allowed of it.
import { type Html, html } from '../../../platform/html.ts';
import { nameOfRef, type Schema } from './openapi.ts';
import { tabell } from './tabell.ts';

export const SCHEMA_REFERENS = '/teknik/referens/schema';

/** Rules that are shown as they stand; those of structure are shown by the rows. */
const RULES = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'default',
] as const;

/** How a schema that another speaks of is shown: as a link to where it stands. */
export type SchemaLink = (name: string) => Html;

/** What a schema's fields are; one without fields is a row of its own. */
export function schemaView(label: string, schema: Schema, link: SchemaLink = schemaLink): Html {
  const rows = fields(schema, '', link);
  return tabell(
    label,
    ['Fält', 'Typ', 'Måste finnas', 'Om'],
    rows.length > 0 ? rows : [row('(värdet)', schema, false, link)],
  );
}

/** The page of a group of schemas: those of the same file. */
export function schemaGroup(name: string): string {
  return name.includes('.') ? name.split('.').slice(0, 2).join('.') : 'allmant';
}

export function schemaLink(name: string): Html {
  return html`<a class="anchor" href="${SCHEMA_REFERENS}/${schemaGroup(name)}#${name}"><code>${name}</code></a>`;
}

type Row = readonly [Html, Html, string, Html];

function fields(schema: Schema, above: string, link: SchemaLink): Row[] {
  const { properties = {}, required = [], items, oneOf, anyOf, additionalProperties } = schema;
  const own = Object.entries(properties).flatMap(([name, one]) => {
    return [row(`${above}${name}`, one, required.includes(name), link), ...fields(one, `${above}${name}/`, link)];
  });
  const choices = [...(oneOf ?? []), ...(anyOf ?? [])].flatMap((one, at) => {
    const place = `${above}(alternativ ${at + 1})`;
    const inner = fields(one, `${place}/`, link);
    return one.$ref || inner.length === 0 ? [row(place, one, false, link)] : inner;
  });
  const others =
    typeof additionalProperties === 'object'
      ? [row(`${above}*`, additionalProperties, false, link), ...fields(additionalProperties, `${above}*/`, link)]
      : [];
  return [...own, ...(items ? fields(items, `${above.replace(/\/$/, '')}[]/`, link) : []), ...choices, ...others];
}

function row(path: string, schema: Schema, required: boolean, link: SchemaLink): Row {
  return [html`<code>${path}</code>`, typeOf(schema, link), required ? 'ja' : 'nej', about(schema)];
}

function typeOf(schema: Schema, link: SchemaLink): Html {
  const { $ref, type, items, enum: values, const: only, oneOf, anyOf } = schema;
  if ($ref !== undefined) return link(nameOfRef($ref));
  if (items) return html`lista av ${typeOf(items, link)}`;
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (values) return html`<code>${values.map((one) => JSON.stringify(one)).join(' | ')}</code>`;
  if (oneOf || anyOf) return html`ett av alternativen`;
  return html`${[type ?? 'valfritt'].flat().join(' eller ')}`;
}

function about(schema: Schema): Html {
  const rules = RULES.flatMap((name) => (schema[name] === undefined ? [] : [`${name} ${String(schema[name])}`]));
  return html`${schema.description ?? ''} ${rules.length > 0 ? html`<code>${rules.join('; ')}</code>` : ''}`;
}
