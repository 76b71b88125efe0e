// Reads from a WSDL what can be called: operations with the elements of question, answer and faults.
import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from './schema-files.ts';
import { child, children, XmlDocument, type XmlElement } from './xml.ts';

export interface WsdlOperation {
  readonly name: string;
  /** Local names of the elements in the body, and in the fault's detail. */
  readonly input: string;
  readonly output: string;
  readonly faults: readonly string[];
}

/** @param path below the project root. @throws where the file is missing */
export function readOperations(path: string): WsdlOperation[] {
  using doc = XmlDocument.fromBuffer(readFileSync(`${PROJECT_ROOT}${path}`));
  const { root } = doc;
  const messages = new Map(
    named(root, 'message').map((node) => [value(node, 'name'), local(child(node, 'part'), 'element')]),
  );
  const elementOf = (node: XmlElement | undefined) => messages.get(local(node, 'message')) ?? '';
  return named(root, 'portType').flatMap((port) =>
    named(port, 'operation').map((operation) => ({
      name: value(operation, 'name'),
      input: elementOf(child(operation, 'input')),
      output: elementOf(child(operation, 'output')),
      faults: named(operation, 'fault').map(elementOf),
    })),
  );
}

function named(node: XmlElement, name: string): XmlElement[] {
  return children(node).filter((one) => one.name === name);
}

function value(node: XmlElement | undefined, attribute: string): string {
  return node?.attr(attribute)?.value ?? '';
}

function local(node: XmlElement | undefined, attribute: string): string {
  return value(node, attribute).split(':').at(-1) ?? '';
}
