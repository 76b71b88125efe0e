// The contract under the service's own address: `?wsdl` (the oldest version), `?wsdl=v11`, and the XSDs that they reach.
import type { Request } from 'express';
import { createWsdlPublisher } from '../platform/wsdl.ts';
import type { Profile } from '../profiles/profile.ts';

export interface WsdlPages {
  /** The file that a request asks for; `undefined` where it asks for none that is published. */
  find(request: Request): string | undefined;
}

export function createWsdlPages({ path, versions }: Profile['soap']): WsdlPages {
  const publishers = new Map(versions.map(({ name, wsdl }) => [name, createWsdlPublisher(wsdl)]));
  const [oldest] = publishers.keys();

  return {
    find(request) {
      const address = `${request.protocol}://${hostOf(request)}${path}`;
      const { wsdl = request.query.WSDL, xsd } = request.query;
      if (typeof wsdl === 'string') return publishers.get(wsdl || (oldest ?? ''))?.wsdl(address);
      if (typeof xsd !== 'string') return undefined;
      for (const publisher of publishers.values()) {
        const found = publisher.xsd(xsd, address);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** The host under which the caller reached us; a Host header that is none is not repeated. */
function hostOf(request: Request): string {
  const host = request.get('host') ?? '';
  return /^[\w.\-:[\]]{1,255}$/.test(host) ? host : 'localhost';
}
