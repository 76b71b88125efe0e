// Reads from an XSD what a JSON form of its documents needs: which elements repeat, which attributes and simple types there are.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from './schema-files.ts';
import { children, XmlDocument, type XmlElement } from './xml.ts';

/** How a simple value is written in JSON: decimals, dates and codes stay the strings that they were. */
export type SimpleType = 'string' | 'boolean' | 'integer';

/** The form of one element. An element with children or attributes is `complex`. */
export type Shape =
  | { readonly kind: 'simple'; readonly type: SimpleType; readonly nillable: boolean }
  | {
      readonly kind: 'complex';
      /** By local name: within one parent of these contracts it is unique. In the order of the schema. */
      readonly children: ReadonlyMap<string, ChildShape>;
      readonly attributes: ReadonlyMap<string, SimpleType>;
      /** Names of required attributes. */
      readonly required: ReadonlySet<string>;
      readonly any: boolean;
      readonly nillable: boolean;
    };

export interface ChildShape {
  readonly namespace: string;
  readonly repeated: boolean;
  readonly optional: boolean;
  readonly shape: Shape;
}

/** Finds the form of a global element; `undefined` if the schema (with its imports) declares none. */
export type Shapes = (namespace: string, name: string) => Shape | undefined;

interface SchemaFile {
  readonly root: XmlElement;
  readonly target: string;
  readonly qualified: boolean;
}

type Declared = { readonly node: XmlElement; readonly file: SchemaFile };

/**
 * Reads an XSD below the project root with what it imports. Understands what the project's schemas use: sequence,
 * choice, element, ref, any, attribute, restriction of simple types.
 */
export function readShapes(path: string): Shapes {
  const types = new Map<string, Declared>();
  const elements = new Map<string, Declared>();
  const seen = new Set<string>();
  const docs: XmlDocument[] = [];
  load(join(PROJECT_ROOT, path));
  const all = new Map<string, Shape>();
  for (const [key, declared] of elements) all.set(key, elementShape(declared));
  for (const doc of docs) doc.dispose();
  return (namespace, name) => all.get(`{${namespace}}${name}`);

  function load(file: string): void {
    if (seen.has(file)) return;
    seen.add(file);
    const doc = XmlDocument.fromBuffer(readFileSync(file));
    docs.push(doc);
    const { root } = doc;
    const target = root.attr('targetNamespace')?.value ?? '';
    const schema = { root, target, qualified: root.attr('elementFormDefault')?.value === 'qualified' };
    for (const node of children(root)) {
      const key = `{${target}}${node.attr('name')?.value}`;
      if (node.name === 'import') load(join(dirname(file), node.attr('schemaLocation')?.value ?? ''));
      else if (node.name === 'element') elements.set(key, { node, file: schema });
      else if (node.name.endsWith('Type')) types.set(key, { node, file: schema });
    }
  }

  function elementShape({ node, file }: Declared): Shape {
    const nillable = node.attr('nillable')?.value === 'true';
    const inline = children(node).find(({ name }) => name === 'complexType' || name === 'simpleType');
    const type = node.attr('type')?.value;
    const shape = inline ? typeShape({ node: inline, file }) : namedType(node, type);
    return { ...shape, nillable };
  }

  function namedType(node: XmlElement, type: string | undefined): Shape {
    const declared = type === undefined ? undefined : types.get(resolve(node, type));
    return declared ? typeShape(declared) : { kind: 'simple', type: builtIn(type), nillable: false };
  }

  function typeShape({ node, file }: Declared): Shape {
    if (node.name === 'simpleType') {
      const restriction = children(node).find(({ name }) => name === 'restriction');
      return restriction
        ? namedType(restriction, restriction.attr('base')?.value)
        : { kind: 'simple', type: 'string', nillable: false };
    }
    const found = new Map<string, ChildShape>();
    const attributes = new Map<string, SimpleType>();
    const required = new Set<string>();
    const any = collect(node, file, found, { repeated: false, optional: false });
    for (const attribute of children(node).filter(({ name }) => name === 'attribute')) {
      const name = attribute.attr('name')?.value ?? '';
      const shape = elementShape({ node: attribute, file });
      attributes.set(name, shape.kind === 'simple' ? shape.type : 'string');
      if (attribute.attr('use')?.value === 'required') required.add(name);
    }
    return { kind: 'complex', children: found, attributes, required, any, nillable: false };
  }

  /** Collects the element children of a content model; tells whether it lets foreign elements in. */
  function collect(
    model: XmlElement,
    file: SchemaFile,
    into: Map<string, ChildShape>,
    outer: { repeated: boolean; optional: boolean },
  ): boolean {
    let any = false;
    for (const particle of children(model)) {
      const occurs = {
        repeated: outer.repeated || !/^[01]$/.test(particle.attr('maxOccurs')?.value ?? '1'),
        optional: outer.optional || particle.attr('minOccurs')?.value === '0' || model.name === 'choice',
      };
      if (particle.name === 'sequence' || particle.name === 'choice')
        any = collect(particle, file, into, occurs) || any;
      else if (particle.name === 'any') any = true;
      else if (particle.name === 'element') addElement(particle, file, into, occurs);
    }
    return any;
  }

  function addElement(
    node: XmlElement,
    file: SchemaFile,
    into: Map<string, ChildShape>,
    occurs: { repeated: boolean; optional: boolean },
  ): void {
    const ref = node.attr('ref')?.value;
    const declared = ref === undefined ? { node, file } : elements.get(resolve(node, ref));
    if (!declared) throw new Error(`unknown element ${ref}`);
    const name = declared.node.attr('name')?.value ?? '';
    const namespace = ref !== undefined || file.qualified ? declared.file.target : '';
    into.set(name, { namespace, ...occurs, shape: elementShape(declared) });
  }
}

function resolve(node: XmlElement, qname: string): string {
  const [prefix, local] = qname.includes(':') ? qname.split(':') : ['', qname];
  return `{${node.namespaces[prefix ?? ''] ?? ''}}${local}`;
}

function builtIn(type: string | undefined): SimpleType {
  switch (type?.split(':').at(-1)) {
    case 'boolean':
      return 'boolean';
    case 'int':
    case 'short':
    case 'integer':
      return 'integer';
    default:
      return 'string';
  }
}
