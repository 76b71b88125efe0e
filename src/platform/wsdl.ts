// Serves WSDL and XSD files under one address: `?wsdl` and `?xsd=path`, with imports and the service's address rewritten.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { PROJECT_ROOT } from './schema-files.ts';

export interface WsdlPublisher {
  /** The file and all that it reaches, below the project root. */
  readonly paths: readonly string[];
  /** The WSDL, its service and its imports at `address`, which must be safe to stand in an attribute. */
  wsdl(address: string): string | undefined;
  /** An XSD that the WSDL reaches, by its path below the project root; `undefined` for any other. */
  xsd(path: string, address: string): string | undefined;
}

/** @param wsdl path below the project root; it and what it imports are read once, nothing else is ever served */
export function createWsdlPublisher(wsdl: string): WsdlPublisher {
  const files = new Map<string, string>();
  load(wsdl);

  function load(path: string): void {
    if (files.has(path)) return;
    const text = readFileSync(`${PROJECT_ROOT}${path}`, 'utf8');
    files.set(path, text);
    for (const [, , location = ''] of text.matchAll(IMPORT)) load(relativeTo(path, location));
  }

  function rewritten(path: string, address: string): string | undefined {
    return files
      .get(path)
      ?.replaceAll(
        IMPORT,
        (_, before: string, location: string) => `${before}${address}?xsd=${relativeTo(path, location)}"`,
      )
      .replaceAll(ADDRESS, (_, before: string) => `${before}${address}"`);
  }

  return {
    paths: [...files.keys()],
    wsdl: (address) => rewritten(wsdl, address),
    xsd: (path, address) => (path === wsdl ? undefined : rewritten(path, address)),
  };
}

const IMPORT = /(<(?:\w+:)?(?:import|include)\b[^>]*?\b(?:schemaLocation|location)=")([^"]+)"/g;
const ADDRESS = /(<(?:\w+:)?address\b[^>]*?\blocation=")[^"]*"/g;

function relativeTo(path: string, location: string): string {
  return posix.join(posix.dirname(path), location);
}
