// One simulated agency behind a common face, whether it speaks SOAP or REST; and its answer caught before it is sent.
import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { BastjanstId } from '../../composite/query.ts';
import type { Variant } from './agency.ts';
import type { BehaviourName } from './behaviours.ts';

/** A request whose body has been read. */
export type ReadRequest = IncomingMessage & { body: string };

/** A whole HTTP answer. */
export interface Captured {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export interface Responder {
  readonly id: BastjanstId;
  /** What is appended to the origin for the address that the service is configured with. */
  readonly path: string;
  /** The identity that a question is about; empty where there is none. */
  asked(body: string): string;
  /** Writes the answer with the means of its own stack (node-soap, express). */
  handle(request: ReadRequest, response: ServerResponse, variant: Variant): void;
  /** Reshapes an answer as a behaviour of kind `document` wants it. */
  reshape(name: BehaviourName, answer: Captured, asked: string): Captured;
}

/** Lets a responder answer into memory. */
export function capture(responder: Responder, request: ReadRequest, variant: Variant): Promise<Captured> {
  return new Promise((resolve) => {
    const response = new ServerResponse(request);
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
    };
    response.write = ((chunk: unknown) => {
      keep(chunk);
      return true;
    }) as typeof response.write;
    response.end = ((chunk: unknown) => {
      keep(chunk);
      const { 'content-length': _, ...headers } = response.getHeaders();
      resolve({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
      return response;
    }) as typeof response.end;
    responder.handle(request, response, variant);
  });
}
