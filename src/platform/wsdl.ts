// Serves WSDL and XSD files under one address: `?wsdl` and `?xsd=path`, with imports and the service's address rewritten.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { PROJECT_ROOT } from './xsd.ts';

export interface WsdlPublisher {
  /**
   * The file that a query string asks for, with addresses that lead back to `address`; `undefined` where it asks
   * for none or for one that the WSDL does not reach.
   */
  find(query: Readonly<Record<string, unknown>>, address: string): string | undefined;
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
    find(query, address) {
      if ('wsdl' in query || 'WSDL' in query) return rewritten(wsdl, address);
      return typeof query.xsd === 'string' ? rewritten(query.xsd, address) : undefined;
    },
  };
}

const IMPORT = /(<(?:\w+:)?(?:import|include)\b[^>]*?\b(?:schemaLocation|location)=")([^"]+)"/g;
const ADDRESS = /(<(?:\w+:)?address\b[^>]*?\blocation=")[^"]*"/g;

function relativeTo(path: string, location: string): string {
  return posix.join(posix.dirname(path), location);
}
