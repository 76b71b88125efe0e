// Whether a connection is kept open between requests: seen on a connection of its own, by what nobody is asked about.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { godkand, varning } from '../domslut.ts';
import type { Provsituation } from '../fall.ts';
import type { Domslut, Mal } from '../prov.ts';

export const OMGANGAR = 3;

/** On a connection of its own, without anything personal: what is asked does not matter. */
export async function hallsOppen({ miljo, signal }: Provsituation): Promise<Domslut> {
  const https = miljo.mal.url.startsWith('https:');
  const agent = https
    ? new HttpsAgent({ keepAlive: true, maxSockets: 1, ...miljo.mal.tls })
    : new HttpAgent({ keepAlive: true, maxSockets: 1 });
  try {
    const portar: (number | undefined)[] = [];
    for (let n = 0; n < OMGANGAR; n++) portar.push(await portAv(miljo.mal, agent, signal));
    const samma = portar[0] !== undefined && portar.every((port) => port === portar[0]);
    return samma
      ? godkand(`${OMGANGAR} begäranden gick på samma förbindelse.`)
      : varning('Förbindelsen hölls inte öppen.', {
          vantat: 'en förbindelse',
          fick: `${new Set(portar).size} förbindelser`,
        });
  } finally {
    agent.destroy();
  }
}

/** Our own port of the connection that a request went by; `undefined` where it broke. */
function portAv({ url, lookup }: Mal, agent: HttpAgent, signal: AbortSignal): Promise<number | undefined> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = send(url, {
      method: 'POST',
      agent,
      signal,
      ...(lookup ? { lookup } : {}),
      headers: { 'content-type': 'text/plain', 'content-length': 0 },
    });
    request.once('error', () => resolve(undefined));
    request.once('response', (response: IncomingMessage) => {
      const port = response.socket.localPort;
      // A server that closes what it should keep open does so now: let it be seen before the next goes.
      response.resume().once('end', () => setTimeout(resolve, 20, port));
      response.once('error', () => resolve(undefined));
    });
    request.end();
  });
}
