// SOAP answers bent out of shape: right ones in unusual dress, and what a reader must refuse or survive.
import { openEnvelope, SOAP_11, writeEnvelope } from '../../platform/soap-envelope.ts';
import { escapeXml, parseXml, standalone, type XmlElement } from '../../platform/xml.ts';
import type { BehaviourName } from './behaviours.ts';
import type { Captured } from './responder.ts';
import { rewritten } from './rewrite.ts';

/** Reshapes a SOAP answer. @param asked the identity asked about */
export function reshapeEnvelope(name: BehaviourName, answer: Captured, asked: string): Captured {
  const xml = answer.body.toString('utf8');
  const faultText = FAULTS[name]?.(asked);
  if (faultText !== undefined) return { ...answer, status: 500, body: Buffer.from(writeEnvelope(faultText)) };
  const shape = SHAPES[name];
  if (!shape) return answer;
  using document = parseXml(xml);
  const envelope = openEnvelope(document);
  if ('flaw' in envelope) return answer;
  const shaped = shape({ xml, root: envelope.body, text: standalone(envelope.body) });
  return { ...answer, body: Buffer.from(shaped as string) };
}

function faultOf(content: string): string {
  return `<soap:Fault>${content}</soap:Fault>`;
}

const CODE = '<faultcode>soap:Server</faultcode>';

const FAULTS: Partial<Record<BehaviourName, (asked: string) => string>> = {
  'soap-fault': () => faultOf(`${CODE}<faultstring>Internt fel i tjänsten.</faultstring>`),
  'fault-with-personnummer': (asked) =>
    faultOf(`${CODE}<faultstring>Person ${escapeXml(asked)} kunde inte behandlas.</faultstring>`),
  'fault-without-code': () => faultOf('<faultstring>Fel utan kod</faultstring>'),
  'empty-fault': () => '<soap:Fault/>',
  'nested-fault': () => {
    const special = '&lt;b&gt; &amp;amp; "citat" åäö \u2028 ]]&gt;';
    const inner = faultOf(`${CODE}<faultstring>${special}</faultstring>`);
    return faultOf(`${CODE}<faultstring>${special}</faultstring><detail>${inner}</detail>`);
  },
};

interface Answer {
  /** The whole envelope. */
  readonly xml: string;
  readonly root: XmlElement;
  /** The root element of the agency, as a document of its own. */
  readonly text: string;
}

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const HEADER = '<soap:Header><k:Krav xmlns:k="urn:example:krav" soap:mustUnderstand="1">x</k:Krav></soap:Header>';

const SHAPES: Partial<Record<BehaviourName, (answer: Answer) => string | Buffer>> = {
  malformed: ({ xml }) => xml.replace(/<\/[\w:]+>/, '</trasig>'),
  truncated: ({ xml }) => Buffer.from(xml).subarray(0, Math.floor(Buffer.byteLength(xml) * 0.6)),
  'soap-12': ({ xml }) => xml.replaceAll(SOAP_11, SOAP_12),
  'no-body': () => writeEnvelope('').replace('<soap:Body></soap:Body>', ''),
  'two-in-body': ({ text }) => writeEnvelope(text + text),
  'other-operation': () => writeEnvelope('<x:AnnanOperationResponse xmlns:x="urn:example:annan"/>'),
  'unknown-namespace': ({ text, root }) => writeEnvelope(text.replaceAll(...otherVersion(root.namespaceUri))),
  bom: ({ xml }) => `\uFEFF${xml}`,
  'utf-16': ({ xml }) => Buffer.from(`\uFEFF${xml.replace(/encoding="utf-8"/i, 'encoding="UTF-16"')}`, 'utf16le'),
  cdata: ({ root }) => writeEnvelope(rewritten(root, { prefixes: 'own', cdata: true }).xml),
  'other-prefixes': ({ root }) => {
    const { xml, declarations } = rewritten(root, { prefixes: 'other', cdata: false });
    return writeEnvelope(xml).replace('<soap:Envelope', `<soap:Envelope${declarations}`);
  },
  'default-namespace': ({ root }) => {
    const body = rewritten(root, { prefixes: 'none', cdata: false }).xml;
    return `<?xml version="1.0" encoding="UTF-8"?><Envelope xmlns="${SOAP_11}"><Body>${body}</Body></Envelope>`;
  },
  'must-understand': ({ text }) => writeEnvelope(text).replace('<soap:Body>', `${HEADER}<soap:Body>`),
  dtd: ({ text }) => withDoctype(text, '<!ENTITY namn "Anna">', ''),
  'external-entity': ({ text }) => withDoctype(text, '<!ENTITY fil SYSTEM "file:///etc/hostname">', '&fil;'),
  'billion-laughs': ({ text }) => withDoctype(text, laughs(), '&l9;'),
  deep: ({ text }) => within(text, `${'<d>'.repeat(10_000)}${'</d>'.repeat(10_000)}`),
  'many-attributes': ({ text }) =>
    within(text, `<m${Array.from({ length: 100_000 }, (_, n) => ` a${n}="${n}"`).join('')}/>`),
  'big-text': ({ text }) => within(text, `<t>${'å'.repeat(2_500_000)}</t>`),
};

/** Another version of a namespace: its last number one less, or none at all. */
function otherVersion(namespace: string): [string | RegExp, string] {
  const versioned = /v4\.0/.test(namespace);
  return versioned
    ? [/schema\.csn\.se\/v4\.0/g, 'schema.csn.se/v3.0']
    : [namespace, `${namespace.replace(/\/$/, '')}/v999`];
}

/** Puts XML last in the root element. */
function within(text: string, content: string): string {
  const end = text.lastIndexOf('</');
  return writeEnvelope(text.slice(0, end) + content + text.slice(end));
}

function withDoctype(text: string, subset: string, use: string): string {
  return within(text, `<x>${use}</x>`).replace('?>', `?>\n<!DOCTYPE soap:Envelope [${subset}]>`);
}

function laughs(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  return ['<!ENTITY l0 "ha">', ...levels].join('');
}
