// Writes an XML element anew with the same meaning and another look: other prefixes, none, or text in CDATA.
import { escapeXml, XmlElement } from '../../platform/xml.ts';

export interface Look {
  /** `other`: q1, q2 … declared outside; `none`: default namespaces alone; `own`: q1, q2 … declared on the element. */
  readonly prefixes: 'other' | 'none' | 'own';
  /** All text in CDATA sections. */
  readonly cdata: boolean;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

/** The element in another look; with `other`, `declarations` must stand on an element around it. */
export function rewritten(
  root: XmlElement,
  { prefixes, cdata }: Look,
): { readonly xml: string; readonly declarations: string } {
  const named = new Map<string, string>();

  function prefixOf(namespace: string): string {
    if (namespace === XML) return 'xml';
    const known = named.get(namespace) ?? `q${named.size + 1}`;
    named.set(namespace, known);
    return known;
  }

  function element(one: XmlElement, inherited: string): string {
    const bare = prefixes === 'none';
    const name = bare || one.namespaceUri === '' ? one.name : `${prefixOf(one.namespaceUri)}:${one.name}`;
    const redeclared = bare && one.namespaceUri !== inherited ? ` xmlns="${escapeXml(one.namespaceUri)}"` : '';
    const attributes = one.attrs.map((attr) => {
      // An attribute in a namespace needs a prefix in every look.
      const prefix = attr.namespaceUri ? `${prefixOf(attr.namespaceUri)}:` : '';
      const declared = bare && prefix ? ` xmlns:${prefix.slice(0, -1)}="${escapeXml(attr.namespaceUri)}"` : '';
      return `${declared} ${prefix}${attr.name}="${escapeXml(attr.value)}"`;
    });
    let content = '';
    for (let node = one.firstChild; node; node = node.next) {
      content += node instanceof XmlElement ? element(node, one.namespaceUri) : text(node.content);
    }
    return `<${name}${redeclared}${attributes.join('')}>${content}</${name}>`;
  }

  const text = (value: string) =>
    cdata ? `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : escapeXml(value);

  const xml = element(root, ''); // fills `named`
  const declarations = [...named].map(([uri, prefix]) => ` xmlns:${prefix}="${escapeXml(uri)}"`).join('');
  return prefixes === 'own'
    ? { xml: xml.replace(/^<[^\s/>]+/, (name) => name + declarations), declarations: '' }
    : { xml, declarations };
}
