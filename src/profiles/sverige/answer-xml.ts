// Writes the composite answer as XML: each agency's own XML moved unchanged under `data`, or its error.
import type { Content } from '../../bastjanster/module.ts';
import type { AnswerPart, CompositeAnswer } from '../../composite/answer.ts';
import type { TestResult } from '../../composite/bastjanst.ts';
import type { BastjanstFault } from '../../composite/fault.ts';
import { escapeXml, textElement } from '../../platform/xml.ts';
import { partError } from './felkoder.ts';

const PREFIX = 'ssbt';

/** How a delivered answer stands inside its agency's part. */
export type DataWriter = (content: Content) => string;

export interface AnswerXmlOptions {
  readonly namespace: string;
  /** By bastjänst; others have their root's content in `data`. Writes the part's whole content. */
  readonly writers: Readonly<Record<string, DataWriter>>;
}

/** `hamtaBastjanstInformationResponse` with the content of `SammansattBastjanstSvar`. */
export function answerXml(
  { namespace, writers }: AnswerXmlOptions,
  { query, parts }: CompositeAnswer<Content>,
  echo: string | undefined,
): string {
  const svarsdata = parts.map(
    (part) => `<ssbt:${part.bastjanst}>${partXml(part, namespace, writers)}</ssbt:${part.bastjanst}>`,
  );
  return (
    `<ssbt:hamtaBastjanstInformationResponse xmlns:ssbt="${namespace}">` +
    (echo === undefined ? '' : `<ssbt:fraga>${echo}</ssbt:fraga>`) +
    textElement('ssbt:frageTidpunkt', query.askedAt) +
    textElement('ssbt:korrelationsid', query.korrelationsid) +
    `<ssbt:svarsdata>${svarsdata.join('')}</ssbt:svarsdata>` +
    '</ssbt:hamtaBastjanstInformationResponse>'
  );
}

/** `testaBastjanstInformationResponse`: called or not, and how that went. */
export function testXml(namespace: string, results: readonly (readonly [string, TestResult])[]): string {
  const parts = results.map(([id, result]) => {
    const error = result.status === 'failed' ? errorXml(result.fault) : '';
    return `<ssbt:${id}><ssbt:anropad>${wasCalled(result)}</ssbt:anropad>${error}</ssbt:${id}>`;
  });
  return `<ssbt:testaBastjanstInformationResponse xmlns:ssbt="${namespace}">${parts.join('')}</ssbt:testaBastjanstInformationResponse>`;
}

/** A breaker or a full queue stands in front of the source: it was not called. */
function wasCalled(result: TestResult): boolean {
  if (result.status === 'failed') return !['circuit-open', 'queue-full'].includes(result.fault.cause);
  return result.status !== 'untested';
}

function partXml(part: AnswerPart<Content>, namespace: string, writers: AnswerXmlOptions['writers']): string {
  if (part.status === 'failed') return errorXml(part.fault);
  const { content } = part.delivery;
  const writer = writers[part.bastjanst];
  if (writer) return writer(content);
  return content.format === 'xml' ? asData(content.xml, namespace) : '';
}

/** A base64 element, as CSN, FK and v11's SKV have it. */
export function base64Element(name: string, bytes: Uint8Array | string): string {
  return `<ssbt:${name}>${Buffer.from(bytes as string).toString('base64')}</ssbt:${name}>`;
}

/** An `error` element. */
export function errorXml(fault: BastjanstFault, toError = partError): string {
  const { kalla, felkod, felmeddelande } = toError(fault);
  return (
    `<ssbt:error><ssbt:kalla>${kalla}</ssbt:kalla><ssbt:felkod>${escapeXml(felkod)}</ssbt:felkod>` +
    `${felmeddelande.map((text) => textElement('ssbt:felmeddelande', text)).join('')}</ssbt:error>`
  );
}

/**
 * Renames the root element to `data`, which takes over its content, attributes and namespaces. Its prefix is one
 * that the root does not itself declare, so that both keep their meaning. In these texts a `>` never stands in an
 * attribute of the root (platform/xml-slice.ts).
 */
function asData(xml: string, namespace: string): string {
  const [, attributes = '', empty] = /^<[^\s/>]+([^>]*?)(\/?)>/.exec(xml) ?? [];
  const prefix = freePrefix(attributes);
  const declared = prefix === PREFIX ? '' : ` xmlns:${prefix}="${namespace}"`;
  if (empty) return `<${prefix}:data${declared}${attributes}/>`;
  const inner = xml.slice(xml.indexOf('>') + 1, xml.lastIndexOf('</'));
  return `<${prefix}:data${declared}${attributes}>${inner}</${prefix}:data>`;
}

function freePrefix(attributes: string): string {
  let prefix = PREFIX;
  for (let n = 1; new RegExp(`\\sxmlns:${prefix}\\s*=`).test(attributes); n++) prefix = `${PREFIX}${n}`;
  return prefix;
}
