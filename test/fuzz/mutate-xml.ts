// Changes XML by its elements and attributes, so that a mutation reaches behind the parser; works on text that is broken too.

/** `leaf`: another text where a text stands already. */
export const xmlActions = [
  'remove',
  'duplicate',
  'rename',
  'empty',
  'text',
  'leaf',
  'leaf',
  'leaf',
  'wrap',
  'move',
  'attribute',
  'markup',
] as const;
export type XmlAction = (typeof xmlActions)[number];

interface Span {
  readonly name: string;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** @param n chooses the element @param token what is put in, where something is @param m a second number */
export function mutateXml(xml: string, action: XmlAction, n: number, token: string, m: number): string {
  const all = spansOf(xml);
  const spans = action === 'leaf' ? all.filter((one) => isLeaf(xml, one)) : all;
  const span = spans[n % Math.max(1, spans.length)];
  if (!span) return xml;
  const { name, start, contentStart, contentEnd, end } = span;
  const [before, whole, after] = [xml.slice(0, start), xml.slice(start, end), xml.slice(end)];
  const content = xml.slice(contentStart, contentEnd);
  const open = xml.slice(start, contentStart);
  const filled = (inner: string) => `${before}${open.replace(/\s*\/>$/, '>')}${inner}</${name}>${after}`;
  switch (action) {
    case 'remove':
      return before + after;
    case 'duplicate':
      return before + whole.repeat(2 + (whole.length < 2000 ? m % 30 : 0)) + after;
    case 'rename':
      return `${before}${whole.replace(`<${name}`, `<${token}`).replace(new RegExp(`</${name}>$`), `</${token}>`)}${after}`;
    case 'empty':
      return filled('');
    case 'text':
    case 'leaf':
      return filled(escaped(token));
    case 'markup':
      return filled(content + token);
    case 'wrap':
      return `${before}<${name}>${whole}</${name}>${after}`;
    case 'move': {
      const rest = before + after;
      const place = spansOf(rest)[m % Math.max(1, spans.length - 1)]?.end ?? rest.length;
      return rest.slice(0, place) + whole + rest.slice(place);
    }
    case 'attribute':
      return before + mutateAttribute(open, token, m) + xml.slice(contentStart);
  }
}

function isLeaf(xml: string, { contentStart, contentEnd }: Span): boolean {
  return contentEnd > contentStart && !xml.slice(contentStart, contentEnd).includes('<');
}

/** Changes, drops or adds an attribute of a start tag. */
function mutateAttribute(open: string, token: string, m: number): string {
  const attributes = [...open.matchAll(/\s([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)];
  const chosen = attributes[m % (attributes.length + 1)];
  if (!chosen) return open.replace(/\s*\/?>$/, (end) => ` nytt="${escaped(token)}"${end}`);
  const [text, name = ''] = chosen;
  const changed = m % 3 === 0 ? '' : ` ${name}="${escaped(token)}"`;
  return open.slice(0, chosen.index) + changed + open.slice(chosen.index + text.length);
}

/** The elements of a text, in the order in which they end. */
function spansOf(xml: string): Span[] {
  const spans: Span[] = [];
  const open: { name: string; start: number; contentStart: number }[] = [];
  for (const match of xml.matchAll(/<(\/?)([A-Za-z_][\w.:-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>/g)) {
    const [tag, slash = '', name = '', , empty = ''] = match;
    const [start, after] = [match.index, match.index + tag.length];
    if (empty && !slash) spans.push({ name, start, contentStart: after, contentEnd: after, end: after });
    else if (!slash) open.push({ name, start, contentStart: after });
    else if (open.at(-1)?.name === name) {
      const begun = open.pop();
      if (begun) spans.push({ ...begun, contentEnd: start, end: after });
    }
  }
  return spans;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
