// The SOAP 1.1 envelope: opened with its traps checked, and written around a body.
import { children, type XmlDocument, type XmlElement } from './xml.ts';

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';

/** What is wrong with an envelope. */
export type EnvelopeFlaw = 'not-an-envelope' | 'other-soap-version' | 'no-body' | 'body-not-single' | 'must-understand';

export type Opened = { readonly body: XmlElement } | { readonly flaw: EnvelopeFlaw };

/** The one element in the body of a SOAP 1.1 envelope. */
export function openEnvelope(doc: XmlDocument): Opened {
  const envelope = doc.root;
  if (envelope.name !== 'Envelope') return { flaw: 'not-an-envelope' };
  if (envelope.namespaceUri !== SOAP_11) return { flaw: 'other-soap-version' };
  const parts = children(envelope).filter((part) => part.namespaceUri === SOAP_11);
  const header = parts.find((part) => part.name === 'Header');
  if (header && children(header).some(mustBeUnderstood)) return { flaw: 'must-understand' };
  const [body, ...extra] = parts.filter((part) => part.name === 'Body');
  if (!body || extra.length > 0) return { flaw: 'no-body' };
  const [first, ...more] = children(body);
  return first && more.length === 0 ? { body: first } : { flaw: 'body-not-single' };
}

function mustBeUnderstood(header: XmlElement): boolean {
  return header.attrs.some(
    ({ name, namespaceUri, value }) =>
      name === 'mustUnderstand' && namespaceUri === SOAP_11 && /^(1|true)$/.test(value),
  );
}

/** Wraps a body in an envelope, as a document. */
export function writeEnvelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP_11}"><soap:Body>${body}</soap:Body></soap:Envelope>`;
}
