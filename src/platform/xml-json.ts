// XML to JSON by the form of its schema: same element, same JSON, whether it came once or fifty times.
import { children, standalone, XmlElement } from './xml.ts';
import type { Shape, SimpleType } from './xsd-shape.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

/** A foreign element, or one more than the schema lets stand: carried whole. */
export type Ovrigt = { namn: string; namnrymd: string; xml: string };

/**
 * The JSON of an element. Repeatable elements are always arrays (absent ones are absent), attributes have the key
 * `@name`, xsi:nil is null. A boolean or integer that is none stays the string that it was. An element that the schema
 * does not know, or whose content is not of the kind that the schema says, stands whole under `_ovrigt` as
 * {@link Ovrigt}. Only comments, and loose text between elements, are left out.
 */
export function toJson(element: XmlElement, shape: Shape): Json {
  if (shape.nillable && element.attrs.some(isNil)) return null;
  if (shape.kind === 'simple') return simple(element.content, shape.type);
  const json: JsonObject = {};
  const ovrigt: Ovrigt[] = [];
  for (const { name, namespaceUri, value } of element.attrs) {
    if (!namespaceUri) json[`@${name}`] = simple(value, shape.attributes.get(name) ?? 'string');
  }
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElement && !place(node, shape, json)) ovrigt.push(foreign(node));
  }
  if (ovrigt.length > 0) json._ovrigt = ovrigt;
  return json;
}

function place(node: XmlElement, shape: Extract<Shape, { kind: 'complex' }>, json: JsonObject): boolean {
  const { name } = node;
  const known = shape.children.get(name);
  if (!known || known.namespace !== (node.namespaceUri ?? '') || !hasKind(node, known.shape)) return false;
  if (!known.repeated) {
    if (Object.hasOwn(json, name)) return false;
    json[name] = toJson(node, known.shape);
    return true;
  }
  const list = json[name];
  if (Array.isArray(list)) list.push(toJson(node, known.shape));
  else json[name] = [toJson(node, known.shape)];
  return true;
}

/** A simple element has no children and no attributes but xsi's. */
function hasKind(node: XmlElement, { kind }: Shape): boolean {
  return (
    kind === 'complex' || (children(node).length === 0 && node.attrs.every(({ namespaceUri }) => namespaceUri === XSI))
  );
}

function foreign(node: XmlElement): Ovrigt {
  return { namn: node.name, namnrymd: node.namespaceUri ?? '', xml: standalone(node) };
}

function simple(text: string, type: SimpleType): Json {
  const word = text.trim();
  if (type === 'boolean' && /^(true|1)$/.test(word)) return true;
  if (type === 'boolean' && /^(false|0)$/.test(word)) return false;
  if (type === 'integer' && /^[+-]?\d{1,15}$/.test(word)) return Number(word);
  return text;
}

function isNil({ name, namespaceUri, value }: { name: string; namespaceUri: string; value: string }): boolean {
  return name === 'nil' && namespaceUri === XSI && /^(true|1)$/.test(value);
}
