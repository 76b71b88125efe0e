// What goes over HTTP and comes back, whichever library carries it.

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute; no personal data in it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers above this many bytes are cut off, also after decompression. */
  readonly maxBytes: number;
  /** Only status and headers are wanted: the pool leaves the body unread, and it comes out empty. */
  readonly statusOnly?: true;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends one request and reads the whole answer as it is on the wire; redirects are never followed. */
export interface Transport {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}
