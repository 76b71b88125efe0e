// Ends kept connections without cutting off a question: each is told with an answer that it was the connection's last.
import type { Server, ServerResponse } from 'node:http';

/**
 * Follows the answers of a server, from before its first request.
 * @returns from its call on, `Connection: close` stands in every answer, also in those under way whose head is not out
 */
export function lastAnswers(server: Server): () => void {
  const underWay = new Set<ServerResponse>();
  let last = false;

  server.prependListener('request', (_request, response: ServerResponse) => {
    if (last) return endAfter(response);
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });

  return () => {
    last = true;
    for (const response of underWay) endAfter(response);
  };
}

function endAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
