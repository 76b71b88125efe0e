// A SOAP agency's simulator behind node-soap's server, so that our own client is tried against another SOAP stack.
import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROJECT_ROOT } from '../../platform/schema-files.ts';
import { type EnvelopeFlaw, openEnvelope, writeEnvelope } from '../../platform/soap-envelope.ts';
import { createSoapServer, type SoapReply } from '../../platform/soap-server.ts';
import { parseXml, textElement, type XmlDocument, type XmlElement, XmlRefusal } from '../../platform/xml.ts';
import { compileXsd } from '../../platform/xsd.ts';
import type { SoapSimulator, Variant } from './agency.ts';
import { reshapeEnvelope } from './envelopes.ts';
import type { ReadRequest, Responder } from './responder.ts';

/**
 * Puts the simulator behind node-soap.
 * @param origin where it listens, for the address in its WSDL
 */
export async function createSoapResponder(simulator: SoapSimulator, origin: string): Promise<Responder> {
  const { id, folder, path } = simulator;
  const xsd = simulator.questionXsd ? compileXsd(simulator.questionXsd) : undefined;
  const variants = new WeakMap<IncomingMessage, Variant>();
  const server = await createSoapServer({
    wsdl: `wsdl/${folder}/${folder}.wsdl`,
    path,
    origin,
    answer: (body, request) => opened(body, (question) => reply(question, variants.get(request) ?? 'normal')),
  });

  function reply(question: XmlElement, variant: Variant): SoapReply {
    const answer = simulator.answer(question, variant, new Date());
    return 'xml' in answer ? answer : { code: 'Server', text: answer.text, detail: answer.fault };
  }

  /** Why the question is refused before node-soap sees it: it checks neither namespace nor order. */
  function flawOf(body: string): Flaw | undefined {
    return opened(body, (question) => {
      const { namespace, name } = simulator.question;
      if (question.name !== name || question.namespaceUri !== namespace)
        return ofClient('Frågans element är inte tjänstens.');
      return xsd && xsd.validate(question).length > 0 ? ofClient('Frågan följer inte schemat.') : undefined;
    });
  }

  function handle(request: ReadRequest, response: ServerResponse, variant: Variant): void {
    const { pathname } = new URL(request.url ?? '/', origin);
    const flaw = request.method === 'POST' ? flawOr(() => flawOf(request.body), same) : undefined;
    if (request.method === 'GET' && pathname.startsWith('/schemas/')) {
      sendSchema(pathname, response);
    } else if (pathname !== path) {
      response.writeHead(404).end();
    } else if (flaw !== undefined) {
      sendFault(flaw, response);
    } else {
      variants.set(request, variant);
      server.handle(request, response);
    }
  }

  return {
    id,
    path,
    handle,
    asked: (body) =>
      flawOr(
        () => opened(body, (question) => simulator.asked(question)),
        () => '',
      ),
    reshape: reshapeEnvelope,
  };
}

/** The question in an envelope. @throws {XmlRefusal}, {EnvelopeRefusal} */
function opened<T>(body: string, use: (question: XmlElement) => T): T {
  using document: XmlDocument = parseXml(body);
  const envelope = openEnvelope(document);
  if ('flaw' in envelope) throw new EnvelopeRefusal(envelope.flaw);
  return use(envelope.body);
}

/** Why a question is refused, with the faultcode that SOAP 1.1 (4.4.1) has for it. */
interface Flaw {
  readonly code: 'Client' | 'VersionMismatch' | 'MustUnderstand';
  readonly text: string;
}

const ofClient = (text: string): Flaw => ({ code: 'Client', text });
const same = (flaw: Flaw) => flaw;

class EnvelopeRefusal extends Error {
  override readonly name = 'EnvelopeRefusal';
  readonly flaw: Flaw;

  constructor(flaw: EnvelopeFlaw) {
    super(flaw);
    this.flaw = { code: CODES[flaw] ?? 'Client', text: 'Kuvertet följer inte SOAP 1.1.' };
  }
}

const CODES: Partial<Record<EnvelopeFlaw, Flaw['code']>> = {
  'other-soap-version': 'VersionMismatch',
  'must-understand': 'MustUnderstand',
};

function flawOr<T>(read: () => T, instead: (flaw: Flaw) => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlRefusal) return instead(ofClient('Frågan är inte välformad XML.'));
    if (error instanceof EnvelopeRefusal) return instead(error.flaw);
    throw error;
  }
}

function sendFault({ code, text }: Flaw, response: ServerResponse): void {
  const fault = `<soap:Fault>${textElement('faultcode', `soap:${code}`)}${textElement('faultstring', text)}</soap:Fault>`;
  response.writeHead(500, { 'content-type': 'text/xml; charset=utf-8' }).end(writeEnvelope(fault));
}

/** The schemas that the WSDL imports by relative path. */
function sendSchema(pathname: string, response: ServerResponse): void {
  const known = /^\/schemas(\/[a-z0-9-]+)+\.xsd$/.test(pathname) && existsSync(PROJECT_ROOT + pathname.slice(1));
  response.writeHead(known ? 200 : 404, known ? { 'content-type': 'application/xml' } : {});
  if (known) createReadStream(PROJECT_ROOT + pathname.slice(1)).pipe(response);
  else response.end();
}
