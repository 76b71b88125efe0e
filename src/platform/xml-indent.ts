// XML for people to read: the same document with a line for each element.
import { parseXml } from './xml.ts';

/** Indented where elements stand without text between them. @throws {XmlRefusal} */
export function indentedXml(xml: string): string {
  using doc = parseXml(xml);
  return doc.toString({ format: true });
}
