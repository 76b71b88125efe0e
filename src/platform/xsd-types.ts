// Reads from an XSD what people want to know of it: elements, types, how many, what is allowed, and what is written about them.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { PROJECT_ROOT } from './schema-files.ts';
import { child, children, descend, XmlDocument, type XmlElement } from './xml.ts';

/** What a member or an element is of: a type of the schemas, or one that XML Schema has itself (`xs:date`). */
export interface TypeName {
  /** Empty for XML Schema's own. */
  readonly namespace: string;
  readonly name: string;
}

export interface XsdMember {
  readonly kind: 'element' | 'attribut';
  readonly name: string;
  /** Undefined where the type stands in the place: then `members` are its own. */
  readonly type: TypeName | undefined;
  /** `1`, `0..1`, `1..n`. */
  readonly occurs: string;
  /** One of a choice. */
  readonly choice: boolean;
  readonly documentation: string;
  /** What is allowed of a value, in short. */
  readonly rules: readonly string[];
  readonly members: readonly XsdMember[];
}

export interface XsdType {
  readonly name: string;
  readonly documentation: string;
  /** What a simple type narrows. */
  readonly base: TypeName | undefined;
  readonly rules: readonly string[];
  readonly members: readonly XsdMember[];
}

export interface XsdElement {
  readonly name: string;
  readonly type: TypeName | undefined;
  readonly documentation: string;
  readonly members: readonly XsdMember[];
}

/** One schema file. */
export interface XsdFile {
  /** Below the project root. */
  readonly path: string;
  readonly namespace: string;
  readonly elements: readonly XsdElement[];
  readonly types: readonly XsdType[];
}

/** Reads an XSD below the project root and what it imports, in the order in which they are met. @throws where a file is missing */
export function readXsdTypes(path: string): XsdFile[] {
  const files = new Map<string, XsdFile>();
  load(path);
  return [...files.values()].filter(({ elements, types }) => elements.length + types.length > 0);

  function load(at: string): void {
    if (files.has(at)) return;
    using doc = XmlDocument.fromBuffer(readFileSync(`${PROJECT_ROOT}${at}`));
    const { root } = doc;
    files.set(at, { path: at, namespace: root.attr('targetNamespace')?.value ?? '', ...contentOf(root) });
    for (const one of children(root)) {
      const location = one.attr('schemaLocation')?.value;
      if (location !== undefined) load(posix.join(posix.dirname(at), location));
    }
  }
}

function contentOf(root: XmlElement): Pick<XsdFile, 'elements' | 'types'> {
  const named = children(root);
  return {
    elements: named
      .filter(({ name }) => name === 'element')
      .map((node) => ({
        ...{ name: nameOf(node), documentation: documentationOf(node), type: typeOf(node) },
        members: membersOf(child(node, 'complexType')),
      })),
    types: named
      .filter(({ name }) => name.endsWith('Type'))
      .map((node) => {
        const restriction = child(node, 'restriction');
        return {
          ...{ name: nameOf(node), documentation: documentationOf(node), rules: rulesOf(restriction) },
          base: restriction && typeName(restriction, 'base'),
          members: membersOf(node),
        };
      }),
  };
}

function membersOf(model: XmlElement | undefined, outer: Occurs = ONCE): XsdMember[] {
  if (!model) return [];
  return children(model).flatMap((node) => {
    const occurs = within(outer, node, model.name === 'choice');
    switch (node.name) {
      case 'sequence':
      case 'choice':
        return membersOf(node, occurs);
      case 'element':
        return [elementOf(node, occurs)];
      case 'attribute':
        return [attributeOf(node)];
      default:
        return [];
    }
  });
}

interface Occurs {
  readonly least: string;
  readonly most: string;
  readonly choice: boolean;
}

const ONCE: Occurs = { least: '1', most: '1', choice: false };

function within(outer: Occurs, node: XmlElement, choice: boolean): Occurs {
  const least = node.attr('minOccurs')?.value ?? '1';
  const most = node.attr('maxOccurs')?.value ?? '1';
  return {
    least: outer.least === '0' || choice || outer.choice ? '0' : least,
    most: outer.most === '1' ? most : outer.most,
    choice: choice || outer.choice,
  };
}

function elementOf(node: XmlElement, { least, most, choice }: Occurs): XsdMember {
  const many = most === 'unbounded' ? 'n' : most;
  const ref = node.attr('ref')?.value;
  return {
    kind: 'element',
    name: ref === undefined ? nameOf(node) : (ref.split(':').at(-1) ?? ref),
    type: ref === undefined ? typeOf(node) : undefined,
    occurs: least === many ? least : `${least}..${many}`,
    choice,
    ...{ documentation: documentationOf(node), rules: inlineRules(node) },
    members: membersOf(child(node, 'complexType')),
  };
}

function attributeOf(node: XmlElement): XsdMember {
  return {
    kind: 'attribut',
    name: nameOf(node),
    type: typeOf(node),
    occurs: node.attr('use')?.value === 'required' ? '1' : '0..1',
    choice: false,
    ...{ documentation: documentationOf(node), rules: inlineRules(node), members: [] },
  };
}

function inlineRules(node: XmlElement): string[] {
  const given = node.attr('default')?.value;
  const nillable = node.attr('nillable')?.value === 'true';
  return [
    ...(given === undefined ? [] : [`default ${given}`]),
    ...(nillable ? ['nillable'] : []),
    ...rulesOf(descend(node, 'simpleType', 'restriction')),
  ];
}

/** `pattern [0-9]{12}`; the values of an enumeration as one rule. */
function rulesOf(restriction: XmlElement | undefined): string[] {
  if (!restriction) return [];
  const facets = children(restriction).map((facet) => [facet.name, facet.attr('value')?.value ?? ''] as const);
  const values = facets.filter(([name]) => name === 'enumeration').map(([, value]) => value);
  const others = facets.filter(([name, value]) => name !== 'enumeration' && value !== '');
  return [
    ...(values.length > 0 ? [`enumeration ${values.join(' | ')}`] : []),
    ...others.map(([name, value]) => `${name} ${value}`),
  ];
}

function typeOf(node: XmlElement): TypeName | undefined {
  const restriction = descend(node, 'simpleType', 'restriction');
  return restriction ? typeName(restriction, 'base') : typeName(node, 'type');
}

const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';

function typeName(node: XmlElement, attribute: 'type' | 'base'): TypeName | undefined {
  const value = node.attr(attribute)?.value;
  if (value === undefined) return undefined;
  const [prefix, local] = value.includes(':') ? value.split(':') : ['', value];
  const namespace = node.namespaces[prefix ?? ''] ?? '';
  const own = namespace === XML_SCHEMA;
  return { namespace: own ? '' : namespace, name: own ? `xs:${local}` : (local ?? '') };
}

function nameOf(node: XmlElement): string {
  return node.attr('name')?.value ?? '';
}

function documentationOf(node: XmlElement): string {
  return (descend(node, 'annotation', 'documentation')?.content ?? '').replaceAll(/\s+/g, ' ').trim();
}
