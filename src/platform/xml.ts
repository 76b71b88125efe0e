// Foreign XML in and out, on libxml2: parsed without DTD, walked by name, cut out with its namespaces, escaped.
import { ParseOption, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';

export { XmlDocument, XmlElement, XmlText };

/** Why a text is not taken as XML. Carries no message of the parser: those repeat what was sent. */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly reason: 'malformed' | 'dtd';
  /** Line and column of the first error, where the parser tells. */
  readonly position: string | undefined;

  constructor(reason: 'malformed' | 'dtd', position?: string) {
    super(reason);
    this.reason = reason;
    this.position = position;
  }
}

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_COMPACT;
// A text is decoded already: what it declares of its encoding was true of the bytes that it came as.
const TEXT_OPTIONS = OPTIONS | ParseOption.XML_PARSE_IGNORE_ENC;

/**
 * Parses a document; dispose of it (`using`) when done, its memory is outside the heap.
 * The document's own word on its encoding (BOM, declaration) goes before `charset`, the transport's.
 * @throws {XmlRefusal} if it is not well-formed or has a DTD (entities are where XML bombs live)
 */
export function parseXml(source: Uint8Array | string, charset?: string): XmlDocument {
  const doc = parse(source, charset);
  if (doc.dtd) {
    doc.dispose();
    throw new XmlRefusal('dtd');
  }
  return doc;
}

function parse(source: Uint8Array | string, charset: string | undefined): XmlDocument {
  try {
    // Encoded here: the library's own way with strings goes character by character.
    if (typeof source === 'string') return XmlDocument.fromBuffer(Buffer.from(source), { option: TEXT_OPTIONS });
    const encoding = charset && !declaresEncoding(source) ? charset : undefined;
    return XmlDocument.fromBuffer(source, { option: OPTIONS, ...(encoding ? { encoding } : {}) });
  } catch (error) {
    throw new XmlRefusal('malformed', positionOf(error));
  }
}

function positionOf(error: unknown): string | undefined {
  const [first] = (error as { details?: { line: number; col: number }[] }).details ?? [];
  return first && `${first.line}:${first.col}`;
}

function declaresEncoding(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('latin1');
  return /^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE|.\0|\0.)/s.test(head) || /^<\?xml[^>]*\sencoding\s*=/.test(head);
}

/** The element children of an element, in order. */
export function children(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) found.push(node);
  }
  return found;
}

/** The first child element of that local name (and namespace, where given). */
export function child(element: XmlElement, name: string, namespace?: string): XmlElement | undefined {
  for (let node = element.firstChild; node; node = node.next) {
    if (!(node instanceof XmlElement) || node.name !== name) continue;
    if (namespace === undefined || node.namespaceUri === namespace) return node;
  }
  return undefined;
}

/** Follows local names downwards from `element`, the first of each. */
export function descend(element: XmlElement, ...names: string[]): XmlElement | undefined {
  let at: XmlElement | undefined = element;
  for (const name of names) at = at && child(at, name);
  return at;
}

/** The text of the first child of that name; `undefined` where there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.content;
}

/**
 * The element as XML text that stands on its own: the same infoset with its CDATA, comments and prefixes (libxml2 writes
 * quotes and empty tags its own way), and every prefix declared on it that it inherited from the elements around it.
 */
export function standalone(element: XmlElement): string {
  const xml = element.toString({ format: false });
  const inherited = declarations(element);
  return inherited === '' ? xml : xml.replace(/^<[^\s/>]+/, (name) => name + inherited);
}

/** Declarations, as attributes, of the prefixes that an element has from the elements around it. */
export function declarations(element: XmlElement): string {
  const own = element.localNamespaces;
  const inherited = Object.entries(element.namespaces).filter(([prefix]) => own[prefix] === undefined);
  return inherited.map(([prefix, uri]) => declaration(prefix, uri)).join('');
}

function declaration(prefix: string, uri: string): string {
  return prefix === '' ? ` xmlns="${escapeXml(uri)}"` : ` xmlns:${prefix}="${escapeXml(uri)}"`;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Escapes text for element content and attribute values alike; characters that XML forbids become U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character).replace(FORBIDDEN, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** `<name>text</name>`, or nothing where there is no text. */
export function textElement(name: string, text: string | number | boolean | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(String(text))}</${name}>`;
}
