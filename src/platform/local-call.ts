// A call to a server of this process on a Unix socket, which nobody outside it can reach.
import { request } from 'node:http';

export interface LocalCall {
  readonly socketPath: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LocalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Posts it, and waits for the whole answer. @throws Node's error where none came */
export function callLocally({ socketPath, path, headers, body }: LocalCall): Promise<LocalAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path, method: 'POST', agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.on('error', reject).end(body);
  });
}
