// Opens a SOAP message: from bytes to the one element in its Body, or to the fault that says why not.
import { RequestFault, type RequestFaultCode } from '../composite/fault.ts';
import { type EnvelopeFlaw, openEnvelope } from '../platform/soap-envelope.ts';
import { parseXml, type XmlDocument, type XmlElement, XmlRefusal } from '../platform/xml.ts';

export interface OpenMessage extends Disposable {
  /** The element in the Body; gone when the message is disposed of. */
  readonly element: XmlElement;
}

/** @throws {RequestFault} `malformed`, `dtd-forbidden`, `not-soap-11`, `must-understand` */
export function openMessage(body: Buffer, charset: string | undefined): OpenMessage {
  const doc = parse(body, charset);
  const opened = openEnvelope(doc);
  if ('body' in opened) return { element: opened.body, [Symbol.dispose]: () => doc.dispose() };
  doc.dispose();
  throw new RequestFault(flawCode(opened.flaw), [{ path: 'Envelope', rule: opened.flaw }]);
}

/**
 * The charset that a content type names, where it names one that SOAP may have.
 * @throws {RequestFault} `unsupported-media-type`
 */
export function xmlCharset(contentType: string | undefined): string | undefined {
  const [, type, charset] = /^\s*([^;\s]+)(?:.*?charset\s*=\s*"?([\w.:-]+))?/i.exec(contentType ?? 'text/xml') ?? [];
  if (type && !/^(text|application)\/(soap\+)?xml$/i.test(type)) throw new RequestFault('unsupported-media-type');
  return charset;
}

function parse(body: Buffer, charset: string | undefined): XmlDocument {
  try {
    return parseXml(body, charset);
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    if (error.reason === 'dtd') throw new RequestFault('dtd-forbidden');
    const { position } = error;
    throw new RequestFault('malformed', position ? [{ path: '', rule: 'position', expected: position }] : []);
  }
}

function flawCode(flaw: EnvelopeFlaw): RequestFaultCode {
  if (flaw === 'must-understand') return flaw;
  return flaw === 'other-soap-version' ? 'not-soap-11' : 'malformed';
}
