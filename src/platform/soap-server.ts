// The server side of node-soap, the only place that knows it: a WSDL and one answering function become a handler.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type Server } from 'soap';
import { PROJECT_ROOT } from './schema-files.ts';
import { child, parseXml, textElement, type XmlElement } from './xml.ts';

/** The content of the SOAP body, or a SOAP 1.1 fault with `detail` as XML. */
export type SoapReply = { readonly xml: string } | SoapFaultReply;

export interface SoapFaultReply {
  readonly code: 'Client' | 'Server';
  readonly text: string;
  readonly detail?: string;
}

export interface SoapServerOptions {
  /** WSDL below the project root. */
  readonly wsdl: string;
  readonly path: string;
  /** Where it listens: the WSDL that it gives out says so. */
  readonly origin: string;
  /** @param body the request as it came */
  answer(body: string, request: IncomingMessage): SoapReply;
}

/** A request whose body has been read already; node-soap then does not read it again. */
export type ReadRequest = IncomingMessage & { body: string };

export interface SoapHandler {
  /** Dispatches by the body's element, whatever `soapaction` says; GET with `?wsdl` gives the WSDL. */
  handle(request: ReadRequest, response: ServerResponse): void;
}

/**
 * Builds the handler. Answers go through `{_xml}`: as objects node-soap would write them in the wrong namespaces.
 * @throws if the WSDL cannot be read
 */
export async function createSoapServer({ wsdl, path, origin, answer }: SoapServerOptions): Promise<SoapHandler> {
  const file = `${PROJECT_ROOT}${wsdl}`;
  const xml = readFileSync(file, 'utf8').replace(/(<soap:address location=")[^"]*/, `$1${origin}${path}`);
  const { service, port, operation } = namesIn(xml);

  const method = (_args: unknown, _callback: unknown, _headers: unknown, request: ReadRequest) => {
    const reply = answer(request.body, request);
    if ('xml' in reply) return { _xml: reply.xml };
    throw fault(reply);
  };

  return new Promise((resolve, reject) => {
    let handle: SoapHandler['handle'] | undefined;
    const services = { [service]: { [port]: { [operation]: method } } };
    const callback = (error: unknown) => (error || !handle ? reject(error) : resolve({ handle }));
    // node-soap takes this for an express application, gives it its handler and opens no server of its own.
    const app = {
      use() {},
      route: () => ({
        all(listener: SoapHandler['handle']) {
          handle = listener;
        },
      }),
    };
    const options = { path, services, xml, uri: file, suppressStack: true, callback };
    const server: Server = listen(app as never, options as never);
    server.log = undefined as never;
  });
}

/**
 * node-soap writes SOAP 1.1 only if the fault has `faultcode`, answers 200 if it has no `statusCode`, and escapes XML in
 * `detail`; with `_xml` beside them it takes the whole fault as it stands.
 */
function fault({ code, text, detail = '' }: SoapFaultReply): object {
  const content = textElement('faultcode', `soap:${code}`) + textElement('faultstring', text);
  const xml = `<soap:Fault>${content}${detail && `<detail>${detail}</detail>`}</soap:Fault>`;
  return { Fault: { faultcode: code, _xml: xml, statusCode: 500 } };
}

interface Names {
  readonly service: string;
  readonly port: string;
  readonly operation: string;
}

function namesIn(xml: string): Names {
  using document = parseXml(xml);
  const [service, portType] = [child(document.root, 'service'), child(document.root, 'portType')];
  const [port, operation] = [service && child(service, 'port'), portType && child(portType, 'operation')];
  return { service: nameOf(service), port: nameOf(port), operation: nameOf(operation) };
}

function nameOf(element: XmlElement | undefined): string {
  const name = element?.attrs.find((one) => one.name === 'name')?.value;
  if (!name) throw new Error('WSDL without service, port or operation');
  return name;
}
