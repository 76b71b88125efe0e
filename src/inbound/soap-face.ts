// The SOAP face: an envelope in, checked before anything is read out of it; an envelope out, always.
import express, { type Request, type Response, type Router } from 'express';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault, type RequestFaultCode } from '../composite/fault.ts';
import type { Logger } from '../platform/log.ts';
import { type EnvelopeFlaw, openEnvelope, writeEnvelope } from '../platform/soap-envelope.ts';
import type { WsdlPublisher } from '../platform/wsdl.ts';
import { escapeXml, parseXml, type XmlDocument, type XmlElement, XmlRefusal } from '../platform/xml.ts';
import type { Profile, SoapVersion } from '../profiles/profile.ts';
import type { Exchange } from './exchange.ts';
import { asRequestFault, faultResponse } from './fault-response.ts';
import { reportAnswer, reportFault, warningHeader } from './report.ts';

export interface SoapFaceDeps {
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly logger: Logger;
  readonly wsdl: WsdlPublisher;
  readonly openExchange: (request: Request, response: Response) => Exchange;
}

/** What is known of a message so far; a fault is written in the version that it names. */
interface Progress {
  version: SoapVersion;
  operation?: string;
}

export function createSoapFace({ profile, composite, logger, wsdl, openExchange }: SoapFaceDeps): Router {
  const { path, versions } = profile.soap;
  const newest = versions.at(-1);
  if (!newest) throw new Error('a profile speaks at least one SOAP version');
  const router = express.Router();

  router.post(path, async (request, response) => {
    const exchange = openExchange(request, response);
    const progress: Progress = { version: newest };
    try {
      const xml = await handle(request, response, exchange, progress);
      send(response, 200, xml);
    } catch (error) {
      const fault = asRequestFault(error);
      reportFault(logger, 'soap', exchange.arrival, fault, error);
      send(response, 500, faultXml(fault, progress));
    }
  });

  router.get(path, (request, response) => {
    const text = wsdl.find(request.query, `${request.protocol}://${request.get('host') ?? ''}${path}`);
    if (text !== undefined) send(response, 200, text);
    else
      send(response.set('Allow', 'POST'), 405, faultXml(new RequestFault('method-not-allowed'), { version: newest }));
  });

  async function handle(request: Request, response: Response, exchange: Exchange, progress: Progress): Promise<string> {
    const caller = exchange.caller();
    const charset = xmlCharset(request.get('content-type'));
    using doc = parse(await exchange.body(), charset);
    const element = open(doc);
    const version = chooseVersion(element, progress);
    if (element.name === version.operations.test) return version.encodeTest(await composite.test(exchange.left));
    const { query, echo } = version.decode(element, exchange.arrival);
    const answer = await composite.ask(query, caller, exchange.left);
    const warning = warningHeader(answer);
    if (warning) response.setHeader('X-Sammansatt-Varning', warning);
    reportAnswer(logger, `soap ${version.name}`, answer);
    return version.encodeAnswer(answer, echo);
  }

  /** Finds the version by namespace and checks the element against its schema. */
  function chooseVersion(element: XmlElement, progress: Progress): SoapVersion {
    const version = versions.find(({ namespace }) => namespace === element.namespaceUri);
    if (!version) {
      const expected = versions.map(({ name, namespace }) => `${name} (${namespace})`).join(', ');
      throw new RequestFault('unknown-version', [{ path: '', rule: 'known-versions', expected }]);
    }
    progress.version = version;
    const { ask, test } = version.operations;
    if (element.name !== ask && element.name !== test) throw new RequestFault('unknown-operation');
    progress.operation = element.name;
    version.prepare(element);
    const breaches = version.schema.validate(element);
    if (breaches.length > 0) throw new RequestFault('schema-invalid', breaches);
    return version;
  }

  function faultXml(fault: RequestFault, { version, operation }: Progress): string {
    const { faultcode } = faultResponse(fault);
    return (
      `<soap:Fault><faultcode>soap:${faultcode}</faultcode>` +
      `<faultstring xml:lang="sv">${escapeXml(profile.describeFault(fault))}</faultstring>` +
      `<detail>${version.encodeFault(fault, operation)}</detail></soap:Fault>`
    );
  }

  function send(response: Response, status: number, xml: string): void {
    if (response.destroyed) return;
    response.status(status).set('Content-Type', 'text/xml; charset=utf-8');
    response.end(xml.startsWith('<?xml') ? xml : writeEnvelope(xml));
  }

  return router;
}

/** The charset of a content type that SOAP 1.1 may have. @throws {RequestFault} */
function xmlCharset(contentType: string | undefined): string | undefined {
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

function open(doc: XmlDocument): XmlElement {
  const opened = openEnvelope(doc);
  if ('body' in opened) return opened.body;
  throw new RequestFault(flawCode(opened.flaw), [{ path: 'Envelope', rule: opened.flaw }]);
}

function flawCode(flaw: EnvelopeFlaw): RequestFaultCode {
  if (flaw === 'must-understand') return flaw;
  return flaw === 'other-soap-version' ? 'not-soap-11' : 'malformed';
}
