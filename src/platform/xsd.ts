// XSD as libxml2 compiles it once at start, and its verdicts in our own words: place and rule, never a value.
import { readFileSync } from 'node:fs';
import { XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { maskDigits, PROJECT_ROOT } from './schema-files.ts';
import { XmlDocument, XmlElement } from './xml.ts';

/** One flaw of a document: where, and which rule of the schema it breaks. `expected` holds names of the schema only. */
export interface XsdBreach {
  readonly path: string;
  readonly rule: XsdRule;
  readonly expected?: string;
}

export type XsdRule =
  | 'unexpected-element'
  | 'missing-element'
  | 'missing-attribute'
  | 'unknown-attribute'
  | 'invalid-value'
  | 'text-not-allowed'
  | 'not-valid';

export interface XsdSchema {
  /** The first breaches of an element and what is in it (at most 10); empty when it is valid. */
  validate(element: XmlElement): readonly XsdBreach[];
  /** The same as a yes or no, at no more than the validator's own cost. */
  isValid(element: XmlElement): boolean;
}

xmlRegisterFsInputProviders();

/** Compiles an XSD with its imports; `path` is below the project root. @throws if the schema itself is broken */
export function compileXsd(path: string): XsdSchema {
  const file = `${PROJECT_ROOT}${path}`;
  using doc = XmlDocument.fromBuffer(readFileSync(file), { url: file });
  const validator = XsdValidator.fromDoc(doc);
  const detailsOf = (element: XmlElement): readonly Detail[] => {
    try {
      validator.validate(element);
      return [];
    } catch (error) {
      const { details } = error as { details?: Detail[] };
      if (!details) throw error;
      return details.length > 0 ? details : [{ message: '' }];
    }
  };
  return {
    validate: (element) =>
      detailsOf(element)
        .slice(0, MOST_BREACHES)
        .map((detail) => toBreach(detail, element)),
    isValid: (element) => detailsOf(element).length === 0,
  };
}

// Naming the place of a breach walks the document; a document can have tens of thousands of them.
const MOST_BREACHES = 10;

interface Detail {
  readonly message: string;
  readonly xpath?: string;
}

function toBreach({ message, xpath }: Detail, root: XmlElement): XsdBreach {
  const path = pathByNames(xpath ?? '', root);
  for (const [pattern, rule] of MESSAGES) {
    const match = pattern.exec(message);
    if (!match) continue;
    const [, attribute, expected] = match;
    const facet = rule === 'invalid-value' && expected ? facetValue(message) : undefined;
    return {
      path: attribute ? `${path}/@${maskDigits(attribute)}` : path,
      rule,
      ...(expected ? { expected: facet ?? plainNames(expected) } : {}),
    };
  }
  return { path, rule: 'not-valid' };
}

/** The value of a broken facet as the schema has it: the last quoted part, after whatever the document said. */
function facetValue(message: string): string | undefined {
  const [, pattern] = /[\s\S]*is not accepted by the pattern '([^']*)'\.\s*$/.exec(message) ?? [];
  const [, set] = /[\s\S]*is not an element of the set \{([^{}]*)\}\.\s*$/.exec(message) ?? [];
  const [, least] = /[\s\S]*underruns the allowed minimum length of '(\d+)'\.\s*$/.exec(message) ?? [];
  const [, most] = /[\s\S]*exceeds the allowed maximum length of '(\d+)'\.\s*$/.exec(message) ?? [];
  if (least) return `minLength ${least}`;
  return most ? `maxLength ${most}` : (pattern ?? set);
}

// libxml2's sentences, of which only names that the schema wrote are kept: group 1 an attribute, group 2 what was expected.
const MESSAGES: readonly (readonly [RegExp, XsdRule])[] = [
  [
    /^Element '[^']*'(): This element is not expected\.(?: Expected is (?:one of )?\(([^()]*)\))?/,
    'unexpected-element',
  ],
  [/^Element '[^']*'(): Missing child element\(s\)\.(?: Expected is (?:one of )?\(([^()]*)\))?/, 'missing-element'],
  [/^Element '[^']*': The attribute '([^']*)' is required but missing/, 'missing-attribute'],
  [/^Element '[^']*', attribute '([^']*)': The attribute '[^']*' is not allowed/, 'unknown-attribute'],
  [
    /^Element '[^']*'(?:, attribute '([^']*)')?: [\s\S]* is not a valid value of the (?:atomic|list|union|local atomic) type '([^']*)'\.\s*$/,
    'invalid-value',
  ],
  [/^Element '[^']*'(?:, attribute '([^']*)')?: (?:\[facet '([a-zA-Z]+)'\])/, 'invalid-value'],
  [/^Element '[^']*': Character content /, 'text-not-allowed'],
];

/** `{ns}a, {ns}b, ##other` → `a, b`. */
function plainNames(expected: string): string {
  return expected
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** libxml2's path has no names where a default namespace rules (`*[2]`): walk it and name what stands there. */
function pathByNames(xpath: string, root: XmlElement): string {
  const names: string[] = [];
  let within = root.doc.root as XmlElement | undefined;
  let passedRoot = false;
  for (const [index, step] of xpath.split('/').filter(Boolean).entries()) {
    within = index === 0 ? within : within && childAt(within, step);
    if (!within) break;
    passedRoot ||= within.isSameNode(root);
    if (passedRoot) names.push(maskDigits(within.name));
  }
  return names.join('/');
}

function childAt(parent: XmlElement, step: string): XmlElement | undefined {
  const [, name = '*', position = '1'] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
  let count = 0;
  for (let node = parent.firstChild; node; node = node.next) {
    if (!(node instanceof XmlElement)) continue;
    const qualified = node.prefix ? `${node.prefix}:${node.name}` : node.name;
    if (name !== '*' && name !== qualified) continue;
    if (++count === Number(position)) return node;
  }
  return undefined;
}
