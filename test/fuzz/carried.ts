// What was delivered says what the source sent: the same elements, names, attributes and texts, whichever way it was cut out.
import type { Content } from '../../src/bastjanster/module.ts';
import type { HttpResponse } from '../../src/platform/http-client.ts';
import { openEnvelope } from '../../src/platform/soap-envelope.ts';
import { children, descend, parseXml, XmlElement, XmlText } from '../../src/platform/xml.ts';
import { Violation } from './engine.ts';

/**
 * @param came what the source answered, by operation
 * @returns the content of the element in the Body of an answer in XML, as {@link checkData} wants it
 * @throws {Violation} if the delivery says anything else
 */
export function checkCarried(content: Content, came: ReadonlyMap<string, HttpResponse>): string {
  if (content.format === 'parts') {
    for (const [name, part] of Object.entries(content.parts)) {
      if ('bytes' in part) checkBytes(part.bytes, came.get(`POST ${name}`));
    }
    return '';
  }
  const response = [...came].find(([operation]) => operation.startsWith('POST'))?.[1];
  if (content.format === 'json') {
    checkBytes(content.bytes, response);
    return '';
  }
  const sent = response ? bodyOf(response) : '';
  using document = parseXml(content.xml);
  if (contentOf(document.root) !== sent) throw new Violation('XML is not carried as it came');
  return sent;
}

function checkBytes(bytes: Uint8Array, response: HttpResponse | undefined): void {
  const sent = Buffer.from(response?.body ?? [])
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (Buffer.from(bytes).toString('utf8') !== sent) throw new Violation('JSON is not carried as it came');
}

function bodyOf({ body, headers }: HttpResponse): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  using document = parseXml(body, charset);
  const opened = openEnvelope(document);
  return 'body' in opened ? contentOf(opened.body) : '';
}

/** @param xml the SOAP body of the composite answer @throws {Violation} if the agency's `data` says anything else */
export function checkData(xml: string, agency: string, sent: string): void {
  using document = parseXml(xml);
  const data = descend(document.root, 'svarsdata', agency, 'data');
  if (!data) throw new Violation('a delivered part has no data');
  if (!children(data).some(({ name }) => name === 'svar' || name === 'lefiJsonSvar') && contentOf(data) !== sent) {
    throw new Violation('data is not what came');
  }
}

/** Attributes and content of an element, without its name: `data` takes over the root's. */
function contentOf(element: XmlElement): string {
  const attributes = element.attrs.map(({ name, namespaceUri, value }) => `${namespaceUri} ${name}=${value}`);
  const parts: string[] = [];
  let text = '';
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlText) text += node.content;
    if (!(node instanceof XmlElement)) continue;
    parts.push(text, `<${node.namespaceUri} ${node.name} ${contentOf(node)}>`);
    text = '';
  }
  return [...attributes.sort(), ...parts, text].join('\u0001');
}
