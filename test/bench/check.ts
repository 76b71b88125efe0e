// What an answer must be before its making is worth measuring: seven parts with data, none of it lost on the way.
import { openEnvelope } from '../../src/platform/soap-envelope.ts';
import { children, descend, parseXml, type XmlElement } from '../../src/platform/xml.ts';
import { compileXsd } from '../../src/platform/xsd.ts';
import { AGENCIES } from '../questions.ts';

export interface Checked {
  readonly bytes: number;
  /** Elements and attributes with a value, in all parts together. */
  readonly values: number;
  /** Whether the whole answer follows the schema of the contract. */
  readonly valid: boolean;
}

const xsd = compileXsd('schemas/ssbtek/ssbtek-v10.xsd');

/** @throws if a part is missing, is an error, or is empty */
export function check(answer: string): Checked {
  using doc = parseXml(answer);
  const opened = openEnvelope(doc);
  if ('flaw' in opened) throw new Error(`no SOAP answer: ${opened.flaw}`);
  const svarsdata = descend(opened.body, 'svarsdata');
  const parts = svarsdata ? children(svarsdata) : [];
  const names = parts.map(({ name }) => name);
  if (names.join() !== AGENCIES.join()) throw new Error(`parts of the answer: ${names.join()}`);
  const values = parts.map(valuesOf);
  const valid = xsd.validate(opened.body).length === 0;
  return { bytes: Buffer.byteLength(answer), values: values.reduce((sum, one) => sum + one), valid };
}

function valuesOf(part: XmlElement): number {
  const [content, ...more] = children(part);
  if (content?.name !== 'data' || more.length > 0) throw new Error(`${part.name} without data: ${part.content}`);
  const values = countValues(content);
  if (values === 0 || content.content.length < 500) throw new Error(`${part.name} with hardly any data`);
  return values;
}

function countValues(element: XmlElement): number {
  const own = element.attrs.length;
  const inner = children(element);
  if (inner.length === 0) return own + (element.content.trim() === '' ? 0 : 1);
  return own + inner.map(countValues).reduce((sum, one) => sum + one);
}
