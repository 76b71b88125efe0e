// SSBTEK v10: the namespace, its files, and its questions and answers as XML.
import { children, standalone, textElement, type XmlElement } from '../../platform/xml.ts';
import { toJson } from '../../platform/xml-json.ts';
import { compileXsd } from '../../platform/xsd.ts';
import { readShapes } from '../../platform/xsd-shape.ts';
import type { SoapVersion } from '../profile.ts';
import { answerXml, base64Element, type DataWriter, testXml } from './answer-xml.ts';
import { requestError } from './felkoder.ts';
import { type QuestionJson, toQuery } from './question.ts';

const NAMESPACE = 'http://schema.forsakringskassan.se/integration/ssbt/10';
const XSD = 'schemas/ssbtek/ssbtek-v10.xsd';
const ASK = 'hamtaBastjanstInformation';
const TEST = 'testaBastjanstInformation';

/** CSN's answer travels as a document, FK's as bytes. */
const writers: Record<string, DataWriter> = {
  CSN: (content) =>
    content.format === 'xml' ? base64Element('svar', `<?xml version="1.0" encoding="UTF-8"?>\n${content.xml}`) : '',
  FK: (content) => (content.format === 'json' ? base64Element('lefiJsonSvar', content.bytes) : ''),
};

/** @param order the agencies in the order of the answer */
export function createV10(order: readonly string[]): SoapVersion {
  const shape = readShapes(XSD)(NAMESPACE, ASK);
  if (!shape) throw new Error(`${XSD} declares no ${ASK}`);
  return {
    name: 'v10',
    namespace: NAMESPACE,
    wsdl: 'wsdl/ssbtek/ssbtek-v10.wsdl',
    schema: compileXsd(XSD),
    operations: { ask: ASK, test: TEST },
    prepare: dropMeaninglessBlanks,
    decode(element, arrival) {
      const question = toJson(element, shape) as unknown as QuestionJson;
      const query = toQuery(question, order, arrival);
      if (!question.generellaFrageparametrar.fraganSkallInkluderasISvaret) return { query };
      return { query, echo: children(element).map(standalone).join('') };
    },
    encodeAnswer: (answer, echo) => answerXml({ namespace: NAMESPACE, writers }, answer, echo),
    encodeTest: (results) => testXml(NAMESPACE, results),
    encodeFault(fault, operation) {
      const { felkod, felmeddelande } = requestError(fault);
      const name = `ssbt:${operation === TEST ? TEST : ASK}Fault`;
      const content =
        textElement('ssbt:felkod', felkod) +
        felmeddelande.map((text) => textElement('ssbt:felmeddelande', text)).join('');
      return `<${name} xmlns:ssbt="${NAMESPACE}">${content}</${name}>`;
    },
  };
}

/**
 * The contract's types of SKV, MIV and the ping have no content, which XSD takes to the letter: a line break between
 * their tags would be a breach. Real clients indent, so blanks in elements without children are dropped there.
 */
function dropMeaninglessBlanks(element: XmlElement): void {
  const specific = children(element).find(({ name }) => name === 'specifikaFrageparametrar');
  const empties = specific ? children(specific).filter(({ name }) => name === 'SKV' || name === 'MIV') : [element];
  for (const empty of empties) {
    if (empty.content.trim() !== '' || children(empty).length > 0) continue;
    for (let node = empty.firstChild; node; node = empty.firstChild) node.remove();
  }
}
