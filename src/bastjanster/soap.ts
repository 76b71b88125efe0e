// Asks a SOAP bastjänst: mapper, envelope, wire, and the checks that every answer passes before it is delivered.
import type { Bastjanst, Delivery } from '../composite/bastjanst.ts';
import { BastjanstFault } from '../composite/fault.ts';
import type { BastjanstQuery, QueryFrame } from '../composite/query.ts';
import type { HttpResponse } from '../platform/http-client.ts';
import { openEnvelope, SOAP_11, writeEnvelope } from '../platform/soap-envelope.ts';
import { child, children, parseXml, type XmlElement, XmlRefusal } from '../platform/xml.ts';
import { type Json, toJson } from '../platform/xml-json.ts';
import { bodySlice } from '../platform/xml-slice.ts';
import { compileXsd } from '../platform/xsd.ts';
import { readShapes, type Shape, type Shapes } from '../platform/xsd-shape.ts';
import type { BastjanstModule, Content, ModuleDeps, SoapContract, SoapMapper } from './module.ts';
import { callSource, checkSubject, httpError, testByAddress, traceHeaders } from './wire.ts';

/** What a SOAP agency's index.ts exports. */
export function soapModule(name: string, folder: string, contract: SoapContract, mapper: SoapMapper): BastjanstModule {
  return {
    id: contract.id,
    source: contract.id,
    name,
    folder,
    create: (deps) => createSoapBastjanst(contract, mapper, deps),
    jsonWriter: () => soapJsonWriter(contract, mapper),
  };
}

/** Builds the bastjänst from its contract and mapper. */
export function createSoapBastjanst(contract: SoapContract, mapper: SoapMapper, deps: ModuleDeps): Bastjanst<Content> {
  const { settings, http } = deps;
  const xsd = compileXsd(contract.xsd);
  const innerXsd = contract.innerXsd ? compileXsd(contract.innerXsd) : undefined;

  async function ask(query: BastjanstQuery, signal: AbortSignal): Promise<Delivery<Content>> {
    const response = await post(mapper.toRequest(query), query, signal);
    return read(response, (root) => deliver(root, query, response.body));
  }

  function post(body: string, trace: Pick<QueryFrame, 'id' | 'korrelationsid'>, signal: AbortSignal) {
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...traceHeaders(trace) };
    const { url, maxAnswerBytes: maxBytes } = settings;
    return callSource(http, { method: 'POST', url, headers, body: writeEnvelope(body), maxBytes }, signal);
  }

  function read<T>(response: HttpResponse, use: (root: XmlElement) => T): T {
    if (response.status !== 200 && response.status !== 500) throw httpError(response);
    try {
      using doc = parseXml(response.body, charsetOf(response));
      const opened = openEnvelope(doc);
      if ('flaw' in opened) throw new BastjanstFault('invalid-answer', { technical: opened.flaw });
      if (isFault(opened.body)) throw sourceFault(opened.body, contract);
      if (response.status === 500) throw httpError(response);
      return use(opened.body);
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
      if (response.status === 500) throw httpError(response);
      throw new BastjanstFault('invalid-answer', { technical: error.reason });
    }
  }

  function deliver(root: XmlElement, query: BastjanstQuery, source: Uint8Array): Delivery<Content> {
    const checks = checkAnswer(root, query);
    return { content: { format: 'xml', xml: bodySlice(source, root) }, ...checks };
  }

  function checkAnswer(root: XmlElement, query: BastjanstQuery): Checks {
    if (checkRoot(root) === 'earlier') {
      const subject = checkSubject(mapper.subjects(root), query.person);
      return { subject, schema: 'deviates', assessment: mapper.assess(root, query) };
    }
    const text = mapper.document?.(root);
    if (text === undefined) return checkDocument(root, root, query);
    using inner = parseXml(text);
    return checkDocument(root, inner.root, query);
  }

  function checkRoot(root: XmlElement): 'current' | 'earlier' {
    if (isNamed(root, contract.answer)) return 'current';
    if (contract.earlierAnswers?.some((answer) => isNamed(root, answer))) return 'earlier';
    throw new BastjanstFault('invalid-answer', { technical: 'wrong-root' });
  }

  function checkDocument(root: XmlElement, document: XmlElement, query: BastjanstQuery): Checks {
    const subject = checkSubject(mapper.subjects(document), query.person);
    const valid = xsd.isValid(root) && (innerXsd?.isValid(document) ?? true);
    if (!valid && settings.schemaMode === 'strikt') throw new BastjanstFault('invalid-answer', { technical: 'schema' });
    return { subject, schema: valid ? 'valid' : 'deviates', assessment: mapper.assess(document, query) };
  }

  const testBody = mapper.toTestRequest?.(settings);
  const { testUrl } = settings;

  async function testByQuestion(body: string, signal: AbortSignal): Promise<void> {
    read(await post(body, { id: 'test', korrelationsid: '' }, signal), checkRoot);
  }

  if (testBody) return { id: contract.id, ask, test: (signal) => testByQuestion(testBody, signal) };
  return testUrl
    ? { id: contract.id, ask, test: (signal) => testByAddress(deps, testUrl, signal) }
    : { id: contract.id, ask };
}

type Checks = Omit<Delivery<Content>, 'content'>;

function isNamed(element: XmlElement, { namespace, name }: { namespace: string; name: string }): boolean {
  return element.name === name && element.namespaceUri === namespace;
}

function charsetOf({ headers }: HttpResponse): string | undefined {
  return /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
}

function isFault(element: XmlElement): boolean {
  return isNamed(element, { namespace: SOAP_11, name: 'Fault' });
}

/** A fault whose detail is the one that the contract declares proves the source alive: it answered as agreed. */
function sourceFault(fault: XmlElement, { fault: declared }: SoapContract): BastjanstFault {
  const detail = child(fault, 'detail');
  const typed =
    declared &&
    detail &&
    children(detail).some((one) => one.name === declared.name && one.namespaceUri === declared.namespace);
  return new BastjanstFault('soap-fault', typed ? { sourceAlive: true } : {});
}

/** Writes an answer as JSON by the form of its schema; a document that it holds as a string is decoded in its place. */
export function soapJsonWriter(
  { answer, xsd, innerXsd }: SoapContract,
  mapper: SoapMapper,
): (content: Content) => string {
  const shape = shapeOf(readShapes(xsd), answer);
  const innerShapes = innerXsd ? readShapes(innerXsd) : undefined;

  function inner(root: XmlElement, json: Json): Json {
    const text = mapper.document?.(root);
    if (text === undefined || !innerShapes) return json;
    using document = parseXml(text);
    const innerShape = innerShapes(document.root.namespaceUri, document.root.name);
    return innerShape ? { svar: toJson(document.root, innerShape) } : json;
  }

  return (content) => {
    if (content.format !== 'xml') return 'null';
    using doc = parseXml(content.xml);
    return JSON.stringify(inner(doc.root, toJson(doc.root, shape)));
  };
}

function shapeOf(shapes: Shapes, { namespace, name }: SoapContract['answer']): Shape {
  const shape = shapes(namespace, name);
  if (!shape) throw new Error(`the schema declares no element ${name}`);
  return shape;
}
