// The SOAP face: an envelope in, checked before anything is read out of it; an envelope out, always.
import express, { type Request, type Response, type Router } from 'express';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault } from '../composite/fault.ts';
import { writeEnvelope } from '../platform/soap-envelope.ts';
import { escapeXml, type XmlElement } from '../platform/xml.ts';
import type { Arrival, Profile, Question, SoapVersion } from '../profiles/profile.ts';
import type { Exchange } from './exchange.ts';
import { asRequestFault, faultResponse } from './fault-response.ts';
import { type Reporter, warningHeader } from './report.ts';
import { openMessage, xmlCharset } from './soap-message.ts';
import { createWsdlPages } from './wsdl-pages.ts';

export interface SoapFaceDeps {
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly report: Reporter;
  /** Today in Sweden, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly openExchange: (request: Request, response: Response) => Exchange;
}

/** What is known of a message so far; a fault is written in the version that it names. */
interface Progress {
  version: SoapVersion;
  operation?: string;
}

/** A message that has been checked and read; its document is already let go of. */
type Message =
  | { readonly version: SoapVersion; readonly question: Question<string> }
  | { readonly version: SoapVersion; readonly question?: undefined };

export function createSoapFace({ profile, composite, report, today, openExchange }: SoapFaceDeps): Router {
  const { path, versions } = profile.soap;
  const [oldest] = versions;
  if (!oldest) throw new Error('a profile speaks at least one SOAP version');
  const pages = createWsdlPages(profile.soap);
  const router = express.Router();

  router.post(path, async (request, response) => {
    const exchange = openExchange(request, response);
    const progress: Progress = { version: oldest };
    try {
      send(response, 200, await handle(request, response, exchange, progress));
    } catch (error) {
      const fault = asRequestFault(error);
      report.fault('soap', exchange, fault, error);
      send(response, 500, faultXml(fault, progress));
    }
  });

  router.get(path, (request, response, next) => {
    const page = pages.find(request);
    if (page === undefined) next();
    else send(response, 200, page);
  });

  router.all(path, (_request, response) => {
    const fault = new RequestFault('method-not-allowed');
    send(response.set('Allow', 'GET, POST'), 405, faultXml(fault, { version: oldest }));
  });

  async function handle(request: Request, response: Response, exchange: Exchange, progress: Progress): Promise<string> {
    const caller = await exchange.caller();
    const charset = xmlCharset(request.get('content-type'));
    const { version, question } = read(await exchange.body(), charset, exchange.arrival, progress);
    if (!question) return version.encodeTest(await composite.test(exchange.left));
    const answer = await composite.ask(question.query, caller, exchange.left);
    const warning = warningHeader(answer);
    if (warning) response.setHeader('X-Sammansatt-Varning', warning);
    report.answer(`soap ${version.name}`, answer);
    return version.encodeAnswer(answer, question.echo);
  }

  /** The parsed document lives no longer than this: the fan-out may take a while. */
  function read(body: Buffer, charset: string | undefined, arrival: Arrival, progress: Progress): Message {
    // Should the envelope be refused, its fault is written in the version that the message names.
    progress.version = versions.find(({ namespace }) => body.includes(namespace)) ?? progress.version;
    using message = openMessage(body, charset);
    const { element } = message;
    const version = chooseVersion(element);
    progress.version = version;
    refuseClosed(version);
    const { ask, test } = version.operations;
    if (element.name !== ask && element.name !== test) throw new RequestFault('unknown-operation');
    progress.operation = element.name;
    version.prepare(element);
    const breaches = version.schema.validate(element);
    if (breaches.length > 0) throw new RequestFault('schema-invalid', breaches);
    return element.name === test ? { version } : { version, question: version.decode(element, arrival) };
  }

  function refuseClosed({ name, closes }: SoapVersion): void {
    if (closes === undefined || today() <= closes) return;
    const open = versions.filter((one) => one.closes === undefined || today() <= one.closes);
    const expected = open.map((one) => `${one.name} (${one.namespace})`).join(', ');
    throw new RequestFault('version-closed', [{ path: `${name}, ${closes}`, rule: 'use-version', expected }]);
  }

  function chooseVersion(element: XmlElement): SoapVersion {
    const version = versions.find(({ namespace }) => namespace === element.namespaceUri);
    if (version) return version;
    const expected = versions.map(({ name, namespace }) => `${name} (${namespace})`).join(', ');
    throw new RequestFault('unknown-version', [{ path: '', rule: 'known-versions', expected }]);
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
