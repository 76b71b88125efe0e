// A version of SSBTEK over SOAP: its namespace, its files, and its questions and answers as XML.
import { children, standalone, textElement, type XmlElement } from '../../platform/xml.ts';
import { toJson } from '../../platform/xml-json.ts';
import { compileXsd } from '../../platform/xsd.ts';
import { readShapes } from '../../platform/xsd-shape.ts';
import type { SoapVersion } from '../profile.ts';
import { answerXml, type DataWriter, testXml } from './answer-xml.ts';
import { requestError } from './felkoder.ts';
import { type DecodeOptions, type QuestionJson, toQuery } from './question.ts';
import type { VersionLife } from './versions.ts';

const ASK = 'hamtaBastjanstInformation';
const TEST = 'testaBastjanstInformation';

export interface SoapVersionOptions {
  readonly life: VersionLife;
  readonly decode: DecodeOptions;
  /** By bastjänst: how its delivered answer is written, where that is not its root's content. */
  readonly writers: Readonly<Record<string, DataWriter>>;
  /** By bastjänst: the source whose ping stands for it, where that is not its own. */
  readonly pings: Readonly<Record<string, string>>;
}

export function createSoapVersion({ life, decode, writers, pings }: SoapVersionOptions): SoapVersion {
  const { name, namespace } = life;
  const xsd = `schemas/ssbtek/ssbtek-${name}.xsd`;
  const shape = readShapes(xsd)(namespace, ASK);
  if (!shape) throw new Error(`${xsd} declares no ${ASK}`);
  return {
    name,
    namespace,
    ...(life.closes ? { closes: life.closes } : {}),
    wsdl: `wsdl/ssbtek/ssbtek-${name}.wsdl`,
    schema: compileXsd(xsd),
    operations: { ask: ASK, test: TEST },
    prepare: dropMeaninglessBlanks,
    decode(element, arrival) {
      const question = toJson(element, shape) as unknown as QuestionJson;
      const query = toQuery(question, decode, arrival);
      if (!question.generellaFrageparametrar.fraganSkallInkluderasISvaret) return { query };
      return { query, echo: children(element).map(standalone).join('') };
    },
    encodeAnswer: (answer, echo) => answerXml({ namespace, writers }, answer, echo),
    encodeTest: (results) =>
      testXml(
        namespace,
        decode.order.map((id) => [id, results.get(pings[id] ?? id) ?? { status: 'untested' }] as const),
      ),
    encodeFault(fault, operation) {
      const { felkod, felmeddelande } = requestError(fault);
      const element = `ssbt:${operation === TEST ? TEST : ASK}Fault`;
      const texts = felmeddelande.map((text) => textElement('ssbt:felmeddelande', text)).join('');
      return `<${element} xmlns:ssbt="${namespace}">${textElement('ssbt:felkod', felkod)}${texts}</${element}>`;
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
